/** Orders of convergence in space: all equations at once, along a known solution. */
import type { Case } from '../../../case/case.ts';
import { GAP, stride } from '../../../multigrid/levels.ts';
import { MAPS, MAPS_PLANES } from '../../../physics/planes.ts';
import { withField } from '../faulty-twin.ts';
import { distance, driven, FIELDS, SYMBOLS } from '../forced-cell.ts';
import type { Bench, Curve, Finding, Outcome, Problem, Table } from '../problem.ts';

type Sides = Case['sides'];

/** Sides of the cell and the grids between them. */
const GRIDS: Readonly<Record<Bench['size'], readonly (readonly [Sides, readonly number[]])[]>> = {
  quick: [['periodic', [24, 36]]],
  full: [
    ['periodic', [24, 36, 48, 64]],
    ['closed', [24, 36, 48]],
  ],
};
/** Steps on 24 cells; on others in proportion to 1/h², so that the error of the step falls as that of the grid. */
const STEPS = 24;
const COARSEST = 24;
/** Of an order: what the next terms of the error, of relative size h²/ℓ², leave of it. */
const TOLERANCE = 0.1;

const stepsOn = (cells: number) => Math.round(STEPS * (cells / COARSEST) ** 2);

/** Root mean square errors of the fields, in the order of FIELDS, and the steps taken. */
async function errorsOn(backend: Bench['backend'], cells: number, sides: Sides) {
  const { fields, exact, steps } = await driven(backend, { cells, steps: stepsOn(cells) }, sides);
  return { cells, steps, errors: FIELDS.map((name) => distance(name, fields, exact, exact)) };
}
type Errors = Awaited<ReturnType<typeof errorsOn>>;

/** log(e₁/e₂)/log(h₁/h₂) per field */
function orders(coarse: Errors, fine: Errors): number[] {
  return fine.errors.map((error, k) => Math.log(coarse.errors[k] / error) / Math.log(fine.cells / coarse.cells));
}

function tableOf(sides: Sides, rows: readonly Errors[]): Table {
  return {
    title: `Errors between ${sides} sides`,
    head: ['cells', 'steps', ...FIELDS.flatMap((name) => [SYMBOLS[name], 'order'])],
    rows: rows.map((row, k) => [
      `${row.cells}²`,
      String(row.steps),
      ...row.errors.flatMap((error, n) => [
        error.toExponential(2),
        k === 0 ? '' : orders(rows[k - 1], row)[n].toFixed(2),
      ]),
    ]),
  };
}

async function run({ backend, size }: Bench): Promise<Outcome> {
  const findings: Finding[] = [];
  const tables: Table[] = [];
  const measured: Curve[] = [];
  const closedForm: Curve[] = [];
  for (const [sides, grids] of GRIDS[size]) {
    const rows: Errors[] = [];
    for (const cells of grids) rows.push(await errorsOn(backend, cells, sides));
    const [coarse, fine] = rows.slice(-2);
    orders(coarse, fine).forEach((order, k) => {
      findings.push({
        what: `order of ${SYMBOLS[FIELDS[k]]}, ${sides} sides`,
        expected: 2,
        measured: order,
        tolerance: TOLERANCE,
      });
    });
    findings.push({
      what: `steps taken, ${sides} sides`,
      expected: stepsOn(fine.cells),
      measured: fine.steps,
      tolerance: 0,
    });
    tables.push(tableOf(sides, rows));
    if (sides === 'closed') continue;
    FIELDS.forEach((name, k) => {
      measured.push({ label: SYMBOLS[name], points: rows.map(({ cells, errors }) => [1 / cells, errors[k]]) });
      closedForm.push({
        label: `second order, ${SYMBOLS[name]}`,
        points: rows.map(({ cells }) => [1 / cells, fine.errors[k] * (fine.cells / cells) ** 2]),
      });
    });
  }
  return {
    findings,
    tables,
    plot: {
      x: { label: 'cell size h/H [–]', scale: 'log' },
      y: { label: 'error [RT/F], [c₀], [–]', scale: 'log' },
      closedForm,
      measured,
    },
  };
}

export const orderInSpace: Problem = {
  key: 'order-in-space',
  title: 'Order in space',
  claim: 'With Δt in proportion to h² the errors of potential, salt and metal fall as h².',
  formula:
    'with sources that make chosen φ, c, ξ solve all three equations: ‖φ_h − φ‖, ‖c_h − c‖, ‖ξ_h − ξ‖ = O(h²), norms of φ and c ' +
    'weighted by ψ',
  source: 'Roache, J. Fluids Eng. 124, 4 (2002); sources by eighth-order differences of the closed functions',
  tolerance:
    'An order between two grids differs from 2 by the next term of the error, which is smaller by (h/ℓ)² times a number below one: at ' +
    '36² ℓ is 2.25 h and ±0.1 is what is left, less on finer grids. The steps are counted: none may be shortened.',
  run,
  fault: {
    broken: 'a face conducts like the face above it: an error of first order in h',
    red: 'order of φ, periodic sides',
    open: () =>
      withField('maps', (values) => {
        const faces = values.length / MAPS_PLANES;
        const begin = MAPS.conductivitySouth * faces;
        // A square grid: S = n (n + 1) and the gap.
        const n = Math.floor(Math.sqrt(faces - GAP));
        if (stride({ nx: n, ny: n }) !== faces) throw new Error('the grid is not square');
        // Not the wall's: it is half a cell long.
        values.copyWithin(begin + n, begin + 2 * n, begin + n * n);
      }),
  },
};
