/** What the electrolyte and its filler are made of: the numbers that were measured, and those that nobody measured. */
import type { Case } from '../../case/case.ts';
import { electrolyteRecords } from '../../case/electrolytes/index.ts';
import { conductivityAt } from '../../case/electrolytes/laws.ts';
import type { Datum, ElectrolyteRecord } from '../../case/electrolytes/types.ts';
import { type Measurements, measurements } from '../../case/electrolytes.ts';
import { clean, ofCase, type Range, type Slider, short } from './slider.ts';

/** Name and record of the measured electrolyte that a case's is, or comes from. */
export function recordOf({ electrolyte }: Case): { readonly name: string; readonly record: ElectrolyteRecord } | null {
  const found = Object.entries(electrolyteRecords).find(([, { label }]) => label === electrolyte.name);
  return found ? { name: found[0], record: found[1] } : null;
}

/** The least and the greatest of a number among the package's electrolytes for the case's metal. */
function span(input: Case, of: (known: Measurements) => number): { readonly from: number; readonly to: number } {
  const all = Object.entries(electrolyteRecords);
  const same = all.filter(([, { metal }]) => metal === input.metal.name);
  const values = (same.length > 0 ? same : all).map(([name]) => clean(of(measurements(name)!)));
  return { from: Math.min(...values), to: Math.max(...values) };
}

/** σ at the temperature nearest to the case's at which it was measured [mS/cm] */
function nearestConductivity({ law, range }: Measurements, temperature: number): number {
  return 10 * conductivityAt(law, Math.min(range[1], Math.max(range[0], temperature)));
}

function metalsOf(input: Case): string {
  const isKnown = Object.values(electrolyteRecords).some(({ metal }) => metal === input.metal.name);
  return isKnown ? `The package's electrolytes for ${input.metal.name}` : "The package's electrolytes";
}

/** `PVH: 0.19, measured (Nano-Micro Lett. 17:249 (2025)). The package's electrolytes for lithium: 0.19 to 0.63.` */
function words(
  input: Case,
  { from, to }: { readonly from: number; readonly to: number },
  unit: string,
  of: (
    record: ElectrolyteRecord,
    known: Measurements,
  ) => { readonly value: number; readonly status: Datum['status']; readonly at?: string },
): string {
  const others = `${metalsOf(input)}: ${from === to ? '' : `${short(from)} to `}${short(to)}${unit}.`;
  const found = recordOf(input);
  const known = found && measurements(found.name);
  if (!found || !known) return others;
  const { value, status, at = '' } = of(found.record, known);
  const source = status === 'assumed' ? '' : ` (${found.record.source.journal})`;
  return `${found.record.label}: ${short(value)}${unit}${at}, ${status}${source}. ${others}`;
}

const always = () => true;

/** The point of the record that σ is anchored at, or that of its table nearest to the case. */
function statusOf({ conductivity }: ElectrolyteRecord): Datum['status'] {
  return conductivity.kind === 'table' ? conductivity.points[0].value.status : conductivity.value.status;
}

/**
 * σ at the temperature of the case. A law goes on through the new point; a measured table is scaled as a whole, one of the user's own
 * becomes flat, because the case does not say how it runs.
 */
function conductivityChange(value: number, input: Case): readonly string[] {
  const { electrolyte, temperature } = input;
  const path = ofCase(input, 'electrolyte');
  if (electrolyte.known?.law !== 'table')
    return [`${path}.conductivity=${value} mS/cm`, `${path}.reference temperature=${temperature} K`];
  const name = recordOf(input)?.name;
  const law = name === undefined ? undefined : measurements(name)?.law;
  const points =
    law?.kind === 'table'
      ? law.points
      : [
          { temperature, conductivity: 1 },
          { temperature: temperature + 1, conductivity: 1 },
        ];
  const factor = value / (law?.kind === 'table' ? conductivityAt(law, temperature) : 1);
  const rows = points.map(
    (point) => `{temperature: ${point.temperature} K, conductivity: ${point.conductivity * factor} mS/cm}`,
  );
  return [`${path}.conductivity table=[${rows.join(', ')}]`];
}

const conductivity: Slider = {
  id: 'conductivity',
  group: 'material',
  label: 'Conductivity',
  symbol: 'σ',
  unit: 'mS/cm',
  scope: 'case',
  scale: 'log',
  applies: always,
  range: () => ({ from: 0.001, to: 20, step: 0.001 }),
  known: (input) => span(input, (known) => nearestConductivity(known, input.temperature)),
  words: (input) =>
    words(
      input,
      span(input, (known) => nearestConductivity(known, input.temperature)),
      ' mS/cm',
      (record, known) => {
        const [from, to] = known.range;
        const at = Math.min(to, Math.max(from, input.temperature));
        return {
          value: nearestConductivity(known, input.temperature),
          status: at === from || at === to ? statusOf(record) : 'derived',
          at: ` at ${short(at - 273.15)} °C`,
        };
      },
    ),
  read: ({ electrolyte }) => clean(10 * electrolyte.conductivity),
  change: conductivityChange,
};

const transference: Slider = {
  id: 'transference',
  group: 'material',
  label: 'Transference number',
  symbol: 't₊',
  unit: '',
  scope: 'case',
  scale: 'linear',
  applies: always,
  range: () => ({ from: 0.02, to: 0.98, step: 0.01 }),
  known: (input) => span(input, (known) => known.transference),
  words: (input) =>
    words(
      input,
      span(input, (known) => known.transference),
      '',
      (record, known) => ({
        value: known.transference,
        status: record.transference.status,
      }),
    ),
  read: ({ electrolyte }) => electrolyte.transference,
  change: (value, input) => [`${ofCase(input, 'electrolyte.transference')}=${value}`],
};

const exchangeCurrent: Slider = {
  id: 'exchange-current',
  group: 'material',
  label: 'Exchange current density',
  symbol: 'i₀',
  unit: 'mA/cm²',
  scope: 'case',
  scale: 'log',
  applies: always,
  range: () => ({ from: 0.001, to: 10, step: 0.001 }),
  known: (input) => span(input, (known) => known.exchangeCurrent / 10),
  words: (input) =>
    words(
      input,
      span(input, (known) => known.exchangeCurrent / 10),
      ' mA/cm²',
      (record, known) => ({
        value: known.exchangeCurrent / 10,
        status: record.exchangeCurrent.status,
      }),
    ),
  read: ({ electrolyte }) => clean(electrolyte.exchangeCurrent / 10),
  change: (value, input) => [`${ofCase(input, 'electrolyte.exchange current')}=${value} mA/cm2`],
};

/** Up to a thousand times the best electrolyte, because beyond no filler is known and the solver errs. */
const FILLER_RANGE: Range = { from: 0.001, to: 1000, step: 0.001 };

function phaseSlider(phase: 'filler' | 'shell', label: string): Slider {
  const conductivityOf = ({ filler }: Case) => (phase === 'filler' ? filler?.phase : filler?.shell)?.conductivity;
  const title = label.toLowerCase();
  return {
    id: `${phase}-conductivity`,
    group: 'material',
    label: `Conductivity of the ${title}`,
    symbol: phase === 'filler' ? 'σ_f' : 'σ_i',
    unit: 'mS/cm',
    scope: 'case',
    scale: 'log',
    // An insulator has no place on a track of powers of ten.
    applies: (input) => conductivityOf(input) !== undefined && conductivityOf(input) !== 0,
    range: () => FILLER_RANGE,
    known: () => null,
    words: (input) => {
      const matrix = `The electrolyte around it: ${short(10 * input.electrolyte.conductivity)} mS/cm.`;
      if (input.calibration?.phase === phase)
        return `Not measured by itself: found so that the whole conducts like ${input.calibration.source.toUpperCase()}. ${matrix}`;
      return `Not measured by itself. ${Number.isNaN(input.electrolyte.conductivity) ? '' : matrix}`.trim();
    },
    read: (input) => clean(10 * (conductivityOf(input) ?? Number.NaN)),
    change: (value, input) => [
      `${ofCase(input, phase === 'filler' ? 'filler.conductivity' : 'filler.shell.conductivity')}=${value} mS/cm`,
    ],
  };
}

export const materialSliders: readonly Slider[] = [
  conductivity,
  transference,
  exchangeCurrent,
  phaseSlider('filler', 'Filler'),
  phaseSlider('shell', 'Interphase'),
];
