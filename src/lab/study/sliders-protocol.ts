/** What the cycler does, and at which temperature. */
import type { Case } from '../../case/case.ts';
import { celsius } from '../../case/problems.ts';
import { limitingCurrent } from '../../case/single.ts';
import { clean, type Slider, short } from './slider.ts';

const always = () => true;
/** [°C] */
const ZERO = 273.15;

/** Electrolyte above the flat metal [m] */
function heightOf({ grid, surface }: Case): number {
  return grid.ny * grid.spacing - surface.thickness;
}

/** What the electrolyte can feed through that height [mA/cm²]; not finite where nothing limits it or it is not known. */
function feedable(input: Case): number {
  return limitingCurrent(input, heightOf(input)) / 10;
}

const current: Slider = {
  id: 'current',
  group: 'protocol',
  label: 'Current density',
  symbol: 'i',
  unit: 'mA/cm²',
  scope: 'all',
  scale: 'log',
  applies: ({ control, experiment }) => !experiment && control.kind === 'current',
  range: () => ({ from: 0.01, to: 100, step: 0.01 }),
  known: (input) => (Number.isFinite(feedable(input)) ? { from: 0.01, to: feedable(input) } : null),
  words: (input) =>
    Number.isFinite(feedable(input))
      ? `${input.label} can feed ${short(feedable(input))} mA/cm² over the ${short(heightOf(input) * 1e6)} µm above the metal; beyond, its salt runs out.`
      : `Nothing limits the current of ${input.label} here.`,
  read: ({ control }) => (control.kind === 'current' ? clean(control.density / 10) : Number.NaN),
  change: (value) => [`control.current=${value} mA/cm2`],
};

const compliance: Slider = {
  id: 'compliance',
  group: 'protocol',
  label: 'Voltage limit',
  symbol: 'V',
  unit: 'V',
  scope: 'all',
  scale: 'linear',
  applies: ({ control, experiment }) => !experiment && control.kind === 'current',
  range: () => ({ from: 0.05, to: 5, step: 0.05 }),
  known: () => null,
  words: () =>
    'Where the cell would need more than this, it is held at this voltage and the current falls, as a cycler does.',
  read: ({ control }) => (control.kind === 'current' ? control.compliance : Number.NaN),
  change: (value) => [`control.compliance=${value} V`],
};

const voltage: Slider = {
  id: 'voltage',
  group: 'protocol',
  label: 'Cell voltage',
  symbol: 'V',
  unit: 'V',
  scope: 'all',
  scale: 'linear',
  applies: ({ control, experiment }) => !experiment && control.kind === 'voltage',
  range: () => ({ from: 0.01, to: 2, step: 0.01 }),
  known: () => null,
  words: () => 'Between the electrode and the far end of the electrolyte; the current follows from it.',
  read: ({ control }) => (control.kind === 'voltage' ? control.voltage : Number.NaN),
  change: (value) => [`control.voltage=${value} V`],
};

/** How σ goes on beyond the temperatures at which it was measured. */
const BEYOND = {
  constant: 'no law is known, so it stays as it is',
  arrhenius: "Arrhenius' law is carried on",
  vtf: 'the Vogel-Tamman-Fulcher law is carried on',
  table: 'the line through the nearest two points is carried on',
} as const;

const temperature: Slider = {
  id: 'temperature',
  group: 'protocol',
  label: 'Temperature',
  symbol: 'T',
  unit: '°C',
  scope: 'all',
  scale: 'linear',
  applies: always,
  range: () => ({ from: -40, to: 100, step: 1 }),
  known: ({ electrolyte: { known } }) => (known ? { from: degrees(known.from), to: degrees(known.to) } : null),
  words: ({ electrolyte: { known, name } }) => {
    if (!known)
      return `Nobody said how the conductivity of ${name} changes with temperature: it stays as it is, or follows its own law.`;
    const { from, to, law } = known;
    const where = from === to ? `at ${spoken(from)} only` : `from ${spoken(from)} to ${spoken(to)}`;
    return `The conductivity of ${name} was measured ${where}; elsewhere ${BEYOND[law]}. Transference number and exchange current stay as they are.`;
  },
  read: ({ temperature }) => degrees(temperature),
  change: (value) => [`temperature=${value} degC`],
};

function degrees(kelvin: number): number {
  return Number((kelvin - ZERO).toFixed(6));
}

function spoken(kelvin: number): string {
  return celsius(kelvin).replace(' degC', ' °C');
}

export const protocolSliders: readonly Slider[] = [current, compliance, voltage, temperature];
