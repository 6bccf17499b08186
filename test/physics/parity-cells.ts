/** Cells with random, admissible fields, the same on every back end: what the parity tests run the kernels on. */
import type { Backend, Dispatch, Field } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { uniform } from '../../src/case/random.ts';
import { stride } from '../../src/multigrid/levels.ts';
import { type Cell, controlValues, layCell } from '../../src/physics/cell.ts';
import { CLOCK } from '../../src/physics/clock.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import type { PlainSolver } from '../../src/physics/newton.ts';
import { MAPS, MAPS_PLANES, STATE } from '../../src/physics/planes.ts';
import { smallCase } from '../support/cases.ts';
import { openTestGpu } from '../support/gpu.ts';

/** A small case of nx × ny cells of 0.2 µm, thin metal below. */
export function caseOf(nx: number, ny: number, ...overrides: readonly string[]): Case {
  const um = (cells: number) => `${(cells / 5).toFixed(1)} um`;
  return smallCase(
    `domain.width=${um(nx)}`,
    `domain.height=${um(ny)}`,
    `grid={nx: ${nx}, ny: ${ny}}`,
    'surface.thickness=0.3 um',
    ...overrides,
  );
}

/** Overrides that lay an island into a bath on all sides. */
export const ISLAND = [
  'surface={thickness: 0 um, island: {radius: 0.6 um}}',
  'domain.sides=reservoir',
  'control={voltage: 0.28 V}',
] as const;

/** The twin and the software adapter. */
export async function bothBackends(): Promise<readonly [twin: Backend, gpu: Backend]> {
  return [openTwin(twinKernels), await openTestGpu()];
}

/** The fields of a cell by name, with the length of what is compared as one: a plane, a row of columns, a scalar. */
export function fieldsOf(cell: Cell<PlainSolver>): readonly { readonly field: Field; readonly plane: number }[] {
  const { nx, ny } = cell.input.grid;
  const S = stride(cell.input.grid);
  const { operator, residual, correction } = cell.solver.system;
  return [
    ...[cell.state, cell.before, cell.front, operator, residual, correction].map((field) => ({
      field,
      plane: S,
    })),
    { field: cell.maps, plane: cell.maps.length / MAPS_PLANES },
    { field: cell.dead, plane: nx * ny },
    { field: cell.top, plane: nx },
    { field: cell.tallies, plane: ny },
    ...[cell.clock, cell.control, cell.gate, cell.changed].map((field) => ({ field, plane: 1 })),
  ];
}

/** Sets the clock of the cell that is laid out here: a step within a run. */
const RUNNING_CLOCK = {
  elapsed: 3.25,
  running: 1,
  charge: 0.5,
  salt: -0.25,
  step: 40,
  proposed: 44,
  previous: 37,
  count: 12345,
  speed: 2e-3,
  held: 0,
  voltage: 5,
  current: 0.01,
  saltFlux: -0.004,
  error: 0.5,
  iterations: 2,
} as const;

/**
 * Lays out the case and overwrites its fields with random numbers that float32 holds: u in [−2, 6], c in [0.2, 1.8], ξ 0, 1
 * or between 0.02 and 0.98 but below ½ in the top row, one cell in ten blocking, one in ten dead.
 */
export function layRandomCell(
  backend: Backend,
  input: Case,
  overrides: Partial<Record<keyof typeof CLOCK, number>> = {},
) {
  const laid = layCell(backend, input, { forced: true, plain: true });
  const { nx, ny } = input.grid;
  const S = stride(input.grid);
  const draw = source();
  const fill = (field: Field, value: (k: number) => number) =>
    backend.write(
      field,
      Float32Array.from({ length: field.length }, (_, k) => value(k)),
    );
  const metal = (q: number) => {
    if (q >= (ny - 1) * nx) return draw(0, 0.4);
    const kind = draw(0, 1);
    return kind < 0.2 ? 0 : kind > 0.85 ? 1 : draw(0.02, 0.98);
  };
  const unknowns = [() => draw(-2, 6), () => draw(0.2, 1.8), metal];
  // Grids with an even number of rows have a map for each cell, the others one number a plane.
  const isUniform = ny % 2 === 1;
  const cell = isUniform ? laid : { ...laid, maps: backend.field('maps', MAPS_PLANES * S) };
  const mapped = cell.maps.length / MAPS_PLANES;
  fill(cell.maps, (k) => map(Math.floor(k / mapped), draw));
  fill(cell.state, (k) => unknowns[Math.floor(k / S)](k % S));
  fill(cell.before, (k) => unknowns[BEFORE_KINDS[Math.floor(k / S)]](k % S));
  fill(
    cell.front,
    (k) => [draw(0, 0.01), draw(-0.3, 0.3), draw(0.2, 2), draw(-0.2, 0.2), draw(-1, 1)][Math.floor(k / S)],
  );
  if (cell.sources) fill(cell.sources, () => draw(-1e-3, 1e-3));
  fill(cell.top, () => draw(-0.1, 0.1));
  fill(cell.tallies, () => draw(0, 3e-3));
  fill(cell.dead, () => Number(draw(0, 1) < 0.1));
  for (const field of [cell.solver.system.operator, cell.solver.system.residual]) fill(field, () => draw(-1, 1));
  fill(cell.solver.system.correction, (k) => (k < S ? draw(-4, 4) : draw(-2, 2)));
  fill(cell.clock, (k) => ({ ...RUNNING_CLOCK, ...overrides })[scalarNames[k] as keyof typeof RUNNING_CLOCK] ?? 0);
  backend.write(cell.gate, [overrides.running ?? RUNNING_CLOCK.running]);
  backend.write(cell.control, Float32Array.from(controlValues(input.control, cell.scales, input.duration)));
  return cell;
}

/** What each plane of `before` is like: u, c, u, c, ξ. */
const BEFORE_KINDS = [0, 1, 0, 1, 2];

const scalarNames = Object.keys(CLOCK);

/** A sequence of numbers that is the same at each call. */
function source(): (low: number, high: number) => number {
  let k = 0;
  return (low, high) => low + (high - low) * uniform(7, k++);
}

/** A value of a plane of the maps: σ, D and t₋ on faces, the factor on i₀, whether metal may enter. */
function map(plane: number, draw: (low: number, high: number) => number): number {
  if (plane === MAPS.open) return Number(draw(0, 1) > 0.1);
  if (plane === MAPS.anionEast || plane === MAPS.anionSouth) return draw(0.1, 0.9);
  return draw(0.3, 3);
}

/** Runs one dispatch on both back ends from random fields. Returns all fields before and after, by name. */
export async function runBoth(
  backends: readonly Backend[],
  input: Case,
  pick: (cell: Cell) => Dispatch,
  overrides: Partial<Record<keyof typeof CLOCK, number>> = {},
): Promise<readonly { readonly name: string; readonly plane: number; readonly values: readonly Float64Array[] }[]> {
  const runs = await Promise.all(
    backends.map(async (backend) => {
      const cell = layRandomCell(backend, input, overrides);
      backend.submit(backend.program([pick(cell)]));
      const fields = fieldsOf(cell);
      return { fields, values: await backend.read(fields.map(({ field }) => field)) };
    }),
  );
  return runs[0].fields.map(({ field, plane }, k) => ({
    name: field.name,
    plane,
    values: runs.map(({ values }) => values[k]),
  }));
}

/**
 * Largest difference of two arrays over the largest value of their plane, over all planes. A plane of less than `floor` counts
 * as one of `floor`.
 */
export function worstOf([a, b]: readonly Float64Array[], plane: number, floor: number): number {
  let worst = 0;
  for (let start = 0; start < a.length; start += plane) {
    let scale = floor;
    let difference = 0;
    for (let k = start; k < Math.min(start + plane, a.length); k++) {
      scale = Math.max(scale, Math.abs(a[k]));
      difference = Math.max(difference, Math.abs(a[k] - b[k]));
      if (!Number.isFinite(a[k]) || !Number.isFinite(b[k])) return Number.POSITIVE_INFINITY;
    }
    worst = Math.max(worst, difference / scale);
  }
  return worst;
}

/** ξ of a cell's state. */
export function metalOf(cell: Cell, state: Float64Array): Float64Array {
  const { nx, ny } = cell.input.grid;
  const start = STATE.metal * stride(cell.input.grid);
  return state.subarray(start, start + nx * ny);
}
