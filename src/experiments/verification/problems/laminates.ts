/** Layers between two plates: the two arrangements whose effective conductivity is a mean. */
import { uniform } from '../../../case/random.ts';
import { GAP, OPERATOR_PLANES } from '../../../multigrid/levels.ts';
import { PLANES } from '../../../multigrid/solve.ts';
import type { Extent } from '../../conductances.ts';
import { effectiveConductivity } from '../../effective-conductivity.ts';
import { wienerBounds } from '../../mixture-bounds.ts';
import { withWritten } from '../faulty-twin.ts';
import type { Bench, Finding, Outcome, Problem } from '../problem.ts';

interface Grid extends Extent {
  readonly sides: 'periodic' | 'closed';
}

/** Sizes of which some leave single cells on the coarse grids. */
const SMALL: readonly Grid[] = [
  { nx: 16, ny: 24, sides: 'periodic' },
  { nx: 18, ny: 14, sides: 'closed' },
];
const LARGE: readonly Grid[] = [
  { nx: 64, ny: 96, sides: 'periodic' },
  { nx: 90, ny: 58, sides: 'closed' },
];
const SIZES = {
  quick: { grids: SMALL, ratios: [2, 1000] },
  full: { grids: [...SMALL, ...LARGE], ratios: [1, 2, 10, 100, 1000] },
} as const;

const SEED = 11;
/** Rounding of one number relative to it: float64 between neighbours, float32 to the nearest. */
const DOUBLE = 2 ** -52;
const SINGLE = 2 ** -24;

/** One layer a row, without a pattern, from 1 to `ratio` S/m; the first two are the extremes. */
function layers(count: number, ratio: number): Float64Array {
  return Float64Array.from({ length: count }, (_, j) => ratio ** (j < 2 ? j : uniform(SEED, j)));
}

/**
 * What rounding alone may leave of the residual: a cell's sum takes four fluxes g Δu of potentials up to one, each of eight
 * roundings of g, so 8 ε Σ_cells Σ_faces g over the current, with Σ_faces g = 4σ and the current σ_eff nx/ny.
 */
function roundOff({ nx, ny }: Extent, mean: number, effective: number): number {
  return (8 * DOUBLE * nx * ny * 4 * mean) / ((effective * nx) / ny);
}

async function run({ backend, size }: Bench): Promise<Outcome> {
  const { grids, ratios } = SIZES[size];
  const findings: Finding[] = [];
  const rows: string[][] = [];
  const marks = { up: [] as [number, number][], across: [] as [number, number][] };
  for (const grid of grids) {
    const { nx, ny, sides } = grid;
    for (const ratio of ratios) {
      const own = layers(ny, ratio);
      const conductivity = Float64Array.from({ length: nx * ny }, (_, q) => own[Math.floor(q / nx)]);
      const [series, parallel] = wienerBounds(own);
      for (const [direction, name, expected] of [
        ['up', 'series', series],
        ['across', 'parallel', parallel],
      ] as const) {
        const extent = direction === 'up' ? grid : { nx: ny, ny: nx };
        const least = roundOff(extent, parallel, expected);
        const { value, cycles, residual } = await effectiveConductivity(
          backend,
          { grid, sides, conductivity },
          direction,
          least,
        );
        // A conductance, and that of the plate, are each rounded once by a float32 device; σ_eff grows with each by at most as much.
        const share = least + (backend.info.kind === 'gpu' ? 2 * SINGLE : 0);
        const what = `${name} ${nx} × ${ny}, ratio ${ratio}`;
        findings.push({ what, expected, measured: value, tolerance: share * expected, unit: 'S/m' });
        rows.push([what, (value / expected - 1).toExponential(1), residual.toExponential(1), String(cycles)]);
        if (grid === grids[grids.length - 1]) marks[direction].push([ratio, value]);
      }
    }
  }
  const { ny } = grids[grids.length - 1];
  const ends = [Math.min(...ratios), Math.max(...ratios)].map(Math.log);
  const along = Array.from({ length: 61 }, (_, k) => Math.exp(ends[0] + (k / 60) * (ends[1] - ends[0])));
  const curve = (which: 0 | 1) =>
    along.map((ratio): [number, number] => [ratio, wienerBounds(layers(ny, ratio))[which]]);
  return {
    findings,
    tables: [
      {
        title: 'What the solve leaves',
        head: ['layers in', 'error', 'bound of the error by the residual', 'V-cycles'],
        rows,
      },
    ],
    plot: {
      x: { label: 'largest over least conductivity of the layers', scale: 'log' },
      y: { label: 'σ_eff [S/m]', scale: 'log' },
      closedForm: [
        { label: 'series: harmonic mean', points: curve(0) },
        { label: 'parallel: arithmetic mean', points: curve(1) },
      ],
      measured: [
        { label: 'series', points: marks.up },
        { label: 'parallel', points: marks.across },
      ],
    },
  };
}

/** The plate above the top a whole cell away from the row below it, where it is half a cell away. */
function plateTooFar(operator: Float64Array): void {
  const plane = operator.length / OPERATOR_PLANES;
  const south = operator.subarray(PLANES.kSouth * plane, (PLANES.kSouth + 1) * plane);
  const nx = south.findIndex((value) => value > 0);
  for (let q = plane - GAP - nx; q < plane - GAP; q++) south[q] /= 2;
}

export const laminates: Problem = {
  key: 'laminates',
  title: 'Layers in series and in parallel',
  claim: 'Layers across the current conduct as their harmonic mean, layers along it as their arithmetic mean.',
  formula: 'series: σ_eff = 1/⟨1/σ⟩;  parallel: σ_eff = ⟨σ⟩',
  source: 'Wiener, Abh. Math.-Phys. Kl. Königl. Sächs. Ges. Wiss. 32, 509 (1912)',
  tolerance:
    'Round-off. Interfaces lie on faces, so the discrete fluxes are the exact ones. 32 ε N² ⟨σ⟩/σ_eff, with N cells from plate to plate and ε = 2⁻⁵², is what eight roundings of each flux leave of the current; two roundings of 2⁻²⁴ more where the device holds the conductances in float32.',
  run,
  fault: {
    broken: 'the wall above the top lies a whole cell above the last row',
    red: 'series 16 × 24, ratio 1000',
    open: () => withWritten('operator', plateTooFar),
  },
};
