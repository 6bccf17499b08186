/** Discs in a square array, from insulators to perfect conductors. */
import { GAP, OPERATOR_PLANES } from '../../../multigrid/levels.ts';
import { PLANES } from '../../../multigrid/solve.ts';
import { type Conductances, ofCells, ofPoints } from '../../conductances.ts';
import { openPlates } from '../../effective-conductivity.ts';
import { hashinShtrikmanBounds } from '../../mixture-bounds.ts';
import { withWritten } from '../faulty-twin.ts';
import { type Bench, type Finding, type Outcome, type Problem, relative, type Table } from '../problem.ts';
import { DISC_RATIOS, SQUARE_ARRAY } from '../square-array-table.ts';

const FRACTIONS = SQUARE_ARRAY.map(({ fraction }) => fraction);
/** Cells along half a period. */
const SIZES = {
  quick: { fractions: [0.3, 0.6], ratios: [Number.POSITIVE_INFINITY, 10, 0.1, 0], cells: [16, 32], share: 0.005 },
  full: { fractions: FRACTIONS, ratios: DISC_RATIOS, cells: [32, 64, 128], share: 0.001 },
} as const;

/**
 * The conductivity taken for a perfect one, over that around it. A finite one falls short of infinity in proportion to its
 * inverse, so by a thousandth of what 100 falls short: at a fraction of 0.6 by 4·10⁻⁵ of σ_eff, less below.
 */
const PERFECT = 1e5;
/** Samples along a cell's side for the share of it that a disc takes. */
const SAMPLES = 16;

const nameOf = (ratio: number) =>
  ratio === 0 ? 'insulators' : Number.isFinite(ratio) ? `ratio ${ratio}` : 'perfect conductors';

/** σ at a point of a quarter of the unit cell, the disc's centre in its corner, between mirror lines, in cells. */
function quarter(fraction: number, ratio: number, n: number): (x: number, y: number) => number {
  const radius = 2 * n * Math.sqrt(fraction / Math.PI);
  const inside = Number.isFinite(ratio) ? ratio : PERFECT;
  return (x, y) => (x * x + y * y < radius * radius ? inside : 1);
}

/** The quarter as this experiment lays it: interfaces placed within cells. */
function placed(fraction: number, ratio: number, n: number): Conductances {
  return ofPoints({ nx: n, ny: n }, 'closed', ratio > 1 ? 'along' : 'across', quarter(fraction, ratio, n));
}

/** The quarter as the simulator lays a filler: a cell conducts as its phases side by side do. */
function shared(fraction: number, ratio: number, n: number): Conductances {
  const at = quarter(fraction, ratio, n);
  const mean = (_: unknown, q: number) => {
    let sum = 0;
    for (let k = 0; k < SAMPLES ** 2; k++)
      sum += at(
        (q % n) + ((k % SAMPLES) + 0.5) / SAMPLES,
        Math.floor(q / n) + (Math.floor(k / SAMPLES) + 0.5) / SAMPLES,
      );
    return sum / SAMPLES ** 2;
  };
  return ofCells({ nx: n, ny: n }, 'closed', Float64Array.from({ length: n * n }, mean));
}

const exactly = (fraction: number, ratio: number): number => {
  const row = SQUARE_ARRAY.find((entry) => entry.fraction === fraction);
  return row ? row.values[(DISC_RATIOS as readonly number[]).indexOf(ratio)] : Number.NaN;
};

async function run({ backend, size }: Bench): Promise<Outcome> {
  const { fractions, ratios, cells, share } = SIZES[size];
  const findings: Finding[] = [];
  const finest = cells[cells.length - 1];
  const rows: string[][] = [];
  const shares: string[][] = [];
  const measured = ratios.map((ratio) => ({ label: nameOf(ratio), points: [] as [number, number][] }));
  let outside = 0;
  for (const n of cells) {
    const measure = openPlates(backend, { nx: n, ny: n }, 'closed');
    let most = 0;
    const worst = ratios.map(() => 0);
    for (const fraction of fractions) {
      for (const [k, ratio] of ratios.entries()) {
        const expected = exactly(fraction, ratio);
        const { value, cycles } = await measure(placed(fraction, ratio, n));
        most = Math.max(most, cycles);
        worst[k] = Math.abs(value / expected - 1) > Math.abs(worst[k]) ? value / expected - 1 : worst[k];
        if (n !== finest) continue;
        findings.push(relative(`${nameOf(ratio)}, fraction ${fraction}`, expected, value, share));
        measured[k].points.push([fraction, value]);
        const [least, largest] = hashinShtrikmanBounds(Number.isFinite(ratio) ? ratio : PERFECT, 1, fraction);
        outside = Math.max(outside, least / value - 1, value / largest - 1);
      }
    }
    rows.push([String(n), ...worst.map(percent), String(most)]);
    if (size === 'quick') continue;
    const fraction = Math.max(...fractions);
    const errors: string[] = [];
    for (const ratio of ratios)
      errors.push(percent((await measure(shared(fraction, ratio, n))).value / exactly(fraction, ratio) - 1));
    shares.push([String(n), ...errors]);
  }
  findings.push({ what: 'outside of the Hashin-Shtrikman bounds', expected: 0, measured: outside, tolerance: share });
  return {
    findings,
    tables: tablesOf(ratios.map(nameOf), rows, shares),
    plot: {
      x: { label: 'fraction of the area' },
      y: { label: 'σ_eff over that around the discs', scale: 'log' },
      closedForm: ratios.map((ratio) => ({
        label: nameOf(ratio),
        points: [[0, 1], ...FRACTIONS.map((fraction): [number, number] => [fraction, exactly(fraction, ratio)])],
      })),
      measured,
    },
  };
}

const percent = (error: number) => `${(100 * error).toFixed(3)} %`;

function tablesOf(names: readonly string[], rows: readonly string[][], shares: readonly string[][]): Table[] {
  const placing = {
    title: 'Largest error of any fraction, by cells along half a period',
    head: ['cells', ...names, 'most V-cycles'],
    rows,
  };
  if (shares.length === 0) return [placing];
  const sharing = {
    title: `Error at a fraction of ${Math.max(...FRACTIONS)} where each cell takes the mean of its phases, as in a simulation`,
    head: ['cells', ...names],
    rows: shares,
  };
  return [placing, sharing];
}

/** Faces that a disc's edge cuts conduct as what is around the discs. The plate faces a disc at first and its surroundings at last. */
function uncut(operator: Float64Array): void {
  const plane = operator.length / OPERATOR_PLANES;
  const faces = operator.subarray(PLANES.kEast * plane, (PLANES.kSouth + 1) * plane);
  const disc = operator[PLANES.suu * plane] / 2;
  const matrix = faces[faces.length - GAP - 1] / 2;
  const known = [0, disc, matrix, 2 * matrix];
  faces.forEach((value, q) => {
    if (known.every((one) => Math.abs(value - one) > 1e-9 * value)) faces[q] = matrix;
  });
}

export const squareArray: Problem = {
  key: 'square-array',
  title: 'Square array of discs',
  claim: 'Discs in a square array conduct as the multipole solution says, from insulators to perfect conductors.',
  formula: 'σ_eff(fraction, ratio) of the table; bounds σ_a + f_b/(1/(σ_b − σ_a) + f_a/(2σ_a))',
  source:
    'Perrins, McKenzie, McPhedran, Proc. R. Soc. A 369, 207 (1979); Hashin and Shtrikman, J. Appl. Phys. 33, 3125 (1962)',
  tolerance:
    '0.5 % with 32 cells along half a period, 0.1 % with 128. Perfect conductors and insulators are of second order; in between what flows aslant through a cut cell is lost, which is of first order in h and 0.2 % at 32 cells for a ratio of 10 and its inverse, 0.05 % at 128. The solves leave 10⁻⁶, the conductivity that stands for a perfect one 4·10⁻⁵. A value near a bound may pass it by its error.',
  run,
  fault: {
    broken: 'faces that the edge of a disc cuts conduct as if it did not',
    red: 'perfect conductors, fraction 0.6',
    open: () => withWritten('operator', uncut),
  },
};
