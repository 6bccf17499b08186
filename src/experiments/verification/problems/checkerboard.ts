/** A checkerboard of two conductors: the arrangement that is its own dual. */
import type { Backend } from '../../../backend/backend.ts';
import { OPERATOR_PLANES } from '../../../multigrid/levels.ts';
import { PLANES } from '../../../multigrid/solve.ts';
import { type Conductances, ofPoints } from '../../conductances.ts';
import { openPlates } from '../../effective-conductivity.ts';
import { hashinShtrikmanBounds } from '../../mixture-bounds.ts';
import { withWritten } from '../faulty-twin.ts';
import { type Bench, type Finding, type Outcome, type Problem, relative, type Table } from '../problem.ts';

/** Cells along a square's side: three even numbers, each twice the one before, and the odd ones of the dual. */
const SIZES = {
  quick: { sides: [16, 32, 64], dual: [9, 17], ratios: [2, 10, 1000], share: 0.005, orderError: 0.06 },
  full: { sides: [32, 64, 128], dual: [9, 17, 33, 65], ratios: [2, 5, 10, 100, 1000], share: 0.001, orderError: 0.03 },
} as const;

/** Up to this contrast the corners let a single network converge fast enough to be extrapolated [–]. */
const EXTRAPOLATED = 10;
/** What the solves may leave, as a share of the current [–]. */
const SOLVED = 1e-6;

/**
 * The checkerboard between mirror lines through the centres of squares, `side` cells wide, 1 and `ratio` S/m. With an even
 * number of cells a square's edges lie on faces, with an odd one on cell centres; twice as many squares then, for the
 * number of columns to be even.
 */
function board(side: number, ratio: number): { readonly n: number; readonly conductances: Conductances } {
  const even = side % 2 === 0;
  const n = even ? side : 2 * side;
  const colour = (x: number) => Math.floor(x / side + 0.5) % 2;
  const at = (x: number, y: number) => (colour(x) === colour(y) ? ratio : 1);
  return { n, conductances: ofPoints({ nx: n, ny: n }, 'closed', even ? 'along' : 'across', at) };
}

async function measure(backend: Backend, side: number, ratio: number): Promise<number> {
  const { n, conductances } = board(side, ratio);
  return (await openPlates(backend, { nx: n, ny: n }, 'closed')(conductances, SOLVED)).value;
}

/**
 * Order of the error at the corners, where the potential goes as r^λ with tan(πλ/4) = √(least/largest): the energy of what a cell
 * cannot resolve, so h^{2λ}.
 */
function cornerOrder(ratio: number): number {
  return (8 / Math.PI) * Math.atan(1 / Math.sqrt(ratio));
}

async function run({ backend, size }: Bench): Promise<Outcome> {
  const { sides, dual, ratios, share, orderError } = SIZES[size];
  const findings: Finding[] = [];
  const rows: string[][] = [];
  const means: [number, number][] = [];
  const below: [number, number][] = [];
  const above: [number, number][] = [];
  const duals: string[][] = [];
  let outside = 0;
  const percent = (value: number, exact: number) => `${(100 * (value / exact - 1)).toFixed(3)} %`;
  for (const ratio of ratios) {
    const exact = Math.sqrt(ratio);
    const [least, largest] = hashinShtrikmanBounds(1, ratio, 0.5);
    const measured = async (side: number) => {
      const value = await measure(backend, side, ratio);
      outside = Math.max(outside, least / value - 1, value / largest - 1);
      return value;
    };
    let pair = { low: Number.NaN, high: Number.NaN, mean: Number.NaN };
    for (const side of dual) {
      const low = Math.sqrt((await measured(side - 1)) * (await measured(side + 1)));
      const high = await measured(side);
      pair = { low, high, mean: Math.sqrt(low * high) };
      duals.push([String(ratio), String(side), percent(low, exact), percent(high, exact), percent(pair.mean, exact)]);
    }
    findings.push(relative(`σ_eff, ratio ${ratio}`, exact, pair.mean, share, 'S/m'));
    means.push([ratio, pair.mean]);
    below.push([ratio, pair.low]);
    above.push([ratio, pair.high]);
    if (ratio > EXTRAPOLATED) continue;
    const [a, b, c] = [await measured(sides[0]), await measured(sides[1]), await measured(sides[2])].map(Math.log);
    const order = Math.log2((b - a) / (c - b));
    const limit = Math.exp(c - (c - b) ** 2 / (c - b - (b - a)));
    findings.push(relative(`σ_eff of finer and finer maps, ratio ${ratio}`, exact, limit, share, 'S/m'), {
      what: `order, ratio ${ratio}`,
      expected: cornerOrder(ratio),
      measured: order,
      tolerance: orderError,
    });
    const errors = [a, b, c].map((value) => percent(Math.exp(value), exact));
    rows.push([String(ratio), ...errors, percent(limit, exact), cornerOrder(ratio).toFixed(3), order.toFixed(3)]);
  }
  findings.push({
    what: 'outside of the Hashin-Shtrikman bounds',
    expected: 0,
    measured: outside,
    tolerance: SOLVED,
  });
  return {
    findings,
    tables: tablesOf(sides, rows, duals),
    plot: {
      x: { label: 'σ₂/σ₁', scale: 'log' },
      y: { label: 'σ_eff/σ₁', scale: 'log' },
      closedForm: [{ label: '√(σ₁σ₂)', points: ratios.map((ratio) => [ratio, Math.sqrt(ratio)]) }],
      measured: [
        { label: 'geometric mean of both networks', points: means },
        { label: 'edges on faces', points: below },
        { label: 'edges on cell centres', points: above },
      ],
    },
    note: `A single map of squares misses √(σ₁σ₂) by a term in h^{2λ}, λ = (4/π) atan √(σ₁/σ₂): h^${cornerOrder(2).toFixed(2)} at a ratio of 2, h^${cornerOrder(1000).toFixed(2)} at 1000, where no grid is fine enough, because current crosses at corners that are points. The two networks miss it by the same factor, one from below, one from above.`,
  };
}

function tablesOf(sides: readonly number[], rows: readonly string[][], duals: readonly string[][]): Table[] {
  return [
    {
      title: 'Error of both networks, and of their geometric mean',
      head: ['ratio', 'cells a square', 'edges on faces', 'edges on cell centres', 'mean'],
      rows: duals,
    },
    {
      title: 'Error of finer and finer maps, edges on faces',
      head: [
        'ratio',
        ...sides.map((side) => `${side} cells a square`),
        'extrapolated',
        'order expected',
        'order measured',
      ],
      rows,
    },
  ];
}

/** Faces between the two conductors take the arithmetic mean in place of the harmonic one. */
function arithmetic(operator: Float64Array): void {
  const plane = operator.length / OPERATOR_PLANES;
  const faces = operator.subarray(PLANES.kEast * plane, (PLANES.kSouth + 1) * plane);
  const inner = faces.subarray(0, plane).filter((value) => value > 0);
  const [a, b] = [inner.reduce((m, x) => Math.min(m, x)), inner.reduce((m, x) => Math.max(m, x))];
  const harmonic = (2 * a * b) / (a + b);
  faces.forEach((value, q) => {
    if (Math.abs(value / harmonic - 1) < 1e-9) faces[q] = (a + b) / 2;
  });
}

export const checkerboard: Problem = {
  key: 'checkerboard',
  title: 'Checkerboard',
  claim: 'A checkerboard conducts as the geometric mean of its two conductors, at any contrast.',
  formula:
    'σ_eff = √(σ₁σ₂);  error of a map ∝ h^{2λ}, λ = (4/π) atan √(σ₁/σ₂);  bounds σ_a + ½/(1/(σ_b − σ_a) + ¼/σ_a)',
  source:
    'Keller, J. Math. Phys. 5, 548 (1964); Dykhne, Sov. Phys. JETP 32, 63 (1971); Hashin and Shtrikman, J. Appl. Phys. 33, 3125 (1962)',
  tolerance:
    "0.5 %, 0.1 % in the full size. Keller's theorem holds for networks too, and that with the edges of squares on cell centres is the dual of that with the edges on faces, but for its plates: the factors by which they miss √(σ₁σ₂) are inverse to each other but for a term in h², 0.03 % at 17 cells a square and a ratio of 1000. The logarithms of three maps, each twice as fine as the one before, are extrapolated with the order that they show; where that is near 2 the next term, of second order, shifts it most: at a ratio of 2 by 0.03 at 64 cells and half of that at 128, of which twice as much is allowed. The bounds hold to what the solves leave.",
  run,
  fault: {
    broken: 'faces between two conductors take the arithmetic mean',
    red: 'σ_eff, ratio 10',
    open: () => withWritten('operator', arithmetic),
  },
};
