/** A flat front that moves: Faraday's speed, Butler-Volmer's overpotential. */
import { FARADAY } from '../../../case/constants.ts';
import { openSimulation } from '../../../run/simulation.ts';
import { withParams } from '../faulty-twin.ts';
import { constantCurrent, type FlatCell, flatCase, frontOf, plating } from '../flat-cell.ts';
import { type Bench, type Finding, type Outcome, type Problem, relative } from '../problem.ts';

/** PVH-IM at 25 °C: its limiting current over this gap is a hundred times what is imposed. */
const electrolyte = {
  conductivity: 0.123,
  transference: 0.49,
  exchangeCurrent: 0.67,
  transferCoefficient: 0.5,
  concentration: 1000,
};
const LARGEST = 80;
/** Half of the rows are metal; the front travels so many cells, first to find its steady shape, then to be timed. */
const SIZES = {
  quick: { rows: 64, settling: 10, timed: 6, currents: [20, LARGEST, -LARGEST], speedShare: 2e-3, fronts: [] },
  full: {
    rows: 96,
    settling: 15,
    timed: 10,
    currents: [5, 20, LARGEST, -5, -20, -LARGEST],
    speedShare: 1e-3,
    fronts: [
      { mobility: 1 },
      { mobility: 2 },
      { mobility: 4 },
      { mobility: 8 },
      { interfaceCells: 2 },
      { interfaceCells: 3 },
    ],
  },
} as const;
/** [V] */
const OVERPOTENTIAL = 2e-3;

/** A front that is kept or resolved otherwise than by default. */
type Front = Pick<FlatCell, 'mobility' | 'interfaceCells'>;

/** Speed of the front [m/s] and the electrolyte's potential at it [V], and what they should be. */
async function travel({ backend, size }: Bench, current: number, front: Front = {}) {
  const { rows, settling, timed } = SIZES[size];
  const input = flatCase({
    rows,
    metalRows: rows / 2,
    gap: 3e-6,
    electrolyte,
    control: constantCurrent(current),
    ...front,
    largestStep: 60,
  });
  const speedExpected = (input.metal.molarVolume * current) / FARADAY;
  const simulation = openSimulation(backend, input);
  const cellTime = input.grid.spacing / Math.abs(speedExpected);
  const frontAt = async (cells: number) => {
    await simulation.advanceTo(cells * cellTime);
    return frontOf((await simulation.sample()).snapshot);
  };
  const start = await frontAt(settling);
  const end = await frontAt(settling + timed);
  return {
    speed: (end.height - start.height) / (timed * cellTime),
    speedExpected,
    mobility: input.numerics.mobility,
    interfaceCells: input.numerics.interfaceWidth / input.grid.spacing,
    potential: end.potential,
    potentialExpected: plating(current, end.concentration / electrolyte.concentration, electrolyte),
  };
}

async function run(bench: Bench): Promise<Outcome> {
  const { currents, speedShare, fronts } = SIZES[bench.size];
  const findings: Finding[] = [];
  const measured: [number, number][] = [];
  for (const current of currents) {
    const { speed, speedExpected, potential, potentialExpected } = await travel(bench, current);
    measured.push([Math.abs(current), -1e3 * potential]);
    findings.push(
      relative(`speed at ${current} A/m²`, 1e9 * speedExpected, 1e9 * speed, speedShare, 'nm/s'),
      overpotential(`overpotential at ${current} A/m²`, potentialExpected, potential),
    );
  }
  const rows: string[][] = [];
  for (const front of fronts) {
    const { speed, speedExpected, potential, potentialExpected, mobility, interfaceCells } = await travel(
      bench,
      LARGEST,
      front,
    );
    const what = `overpotential at ${LARGEST} A/m², M = ${mobility} V ℓ, ℓ/h = ${interfaceCells}`;
    findings.push(overpotential(what, potentialExpected, potential));
    rows.push([
      String(mobility),
      String(interfaceCells),
      (speed / speedExpected - 1).toExponential(1),
      (1e3 * (potentialExpected - potential)).toFixed(2),
    ]);
  }
  const sizes = Array.from({ length: 41 }, (_, k) => 2 * 100 ** (k / 40));
  const law = (sense: number) =>
    sizes.map((size) => [size, -1e3 * plating(sense * size, 1, electrolyte)] as [number, number]);
  return {
    findings,
    ...(rows.length > 0 && {
      tables: [
        {
          title: `Whatever keeps the profile and however wide it is, at ${LARGEST} A/m²`,
          head: ['M/(v ℓ)', 'ℓ/h', 'error of the speed', 'of the overpotential [mV]'],
          rows,
        },
      ],
    }),
    plot: {
      x: { label: 'size of the current density [A/m²]', scale: 'log' },
      y: { label: 'overpotential [mV]' },
      closedForm: [
        { label: 'Butler-Volmer, plating', points: law(1) },
        { label: 'Butler-Volmer, stripping', points: law(-1) },
      ],
      measured: [{ label: 'flat front', points: measured }],
    },
  };
}

/** Potentials of the electrolyte at the front [V] as overpotentials. */
function overpotential(what: string, expected: number, measured: number): Finding {
  return { what, expected: -1e3 * expected, measured: -1e3 * measured, tolerance: 1e3 * OVERPOTENTIAL, unit: 'mV' };
}

export const tafel: Problem = {
  key: 'tafel',
  title: 'Tafel: a flat front that moves',
  claim: "A flat front moves at V_m i/F and sits at Butler-Volmer's overpotential, plating and stripping.",
  formula: 'v = V_m i/F,  i = i₀ [(c/c₀) e^{−αfη} − e^{(1−α)fη}]',
  source: 'Newman and Thomas-Alyea, Electrochemical Systems (2004), chapter 8',
  tolerance:
    'A front that moves is steeper or flatter than one at rest, the more so the slower its profile is kept, but its surface density ' +
    'follows its slope: ∫δ dn = ∫ξ(4 − 3ξ) dξ = 1 at any M, and its overpotential is right. 2 mV, the goal, hold the drop over the ' +
    'width of the front, below 0.3 mV here. The speed errs by what the front still changes in shape: 1e-3 after 15 cells, 2e-3 ' +
    'after 10 in the quick size.',
  run,
  fault: {
    broken: 'the surface density δ integrates to 5/6 instead of 1',
    red: `overpotential at ${LARGEST} A/m²`,
    // The prefactor of the kinetics multiplies δ wherever that occurs.
    open: () => withParams('geometry', (params) => ({ ...params, exchange: (5 / 6) * params.exchange })),
  },
};
