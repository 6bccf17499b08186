/** How fast a case is on a back end: wall time of a step and of a V-cycle, and what they move. */
import type { Backend } from '../../backend/backend.ts';
import type { Case } from '../../case/case.ts';
import { type Cell, controlValues, layCell } from '../../physics/cell.ts';
import { CLOCK } from '../../physics/clock.ts';
import { memoryOf } from '../../physics/memory.ts';
import { cycleOf } from '../../physics/newton.ts';
import { FIRST_NEWTON, stepList, sweepsFor } from '../../physics/step.ts';
import { effectivePlanes } from '../../physics/traffic.ts';
import { readCarried, writeCarried } from '../../run/state.ts';
import { clock } from './clocking.ts';
import { bytesPerNumber } from './copy-bandwidth.ts';
import { type KernelTiming, kernelTimes, type Stamps, trafficOfFields, trafficOfList } from './kernel-times.ts';
import type { Spread } from './spread.ts';

/** One grid of the benchmark. */
export interface Timing {
  readonly nx: number;
  readonly ny: number;
  /** [ms] */
  readonly step: Spread;
  /** One V-cycle with the coarsening of its operators [ms] */
  readonly cycle: Spread;
  /** Of a step, on a GPU only [ms] */
  readonly encode?: Spread;
  /** Cells advanced by a step in a second [1/s] */
  readonly cellsPerSecond: number;
  readonly dispatchesPerStep: number;
  /** Newton iterations of a step, the mean over those timed [–] */
  readonly iterations: number;
  /** Held on the back end [B] */
  readonly bytesPerCell: number;
  /** Of it, and of what a step moves, each field's part, the largest first */
  readonly fields: readonly FieldTraffic[];
  /** Moved by a step, by a cycle, and by any step whatever its method, A_eff [B] */
  readonly moved: number;
  readonly movedByCycle: number;
  readonly effective: number;
  /** How the kernels were timed, and their times; absent where they were not asked for */
  readonly stamps?: Stamps;
  readonly kernels?: readonly KernelTiming[];
}

/** What a field takes. */
export interface FieldTraffic {
  readonly name: string;
  /** Per cell [B] */
  readonly held: number;
  /** Read and written, per cell and step [B] */
  readonly moved: number;
}

/** What is measured beside the step and the cycle. */
export interface BenchmarkOptions {
  /** Each kernel apart; true if absent */
  readonly kernels?: boolean;
  /** Whether a GPU too runs the plain kernels; false if absent */
  readonly plain?: boolean;
  /** Time that a repeat takes at least [ms]; 100 if absent */
  readonly leastTime?: number | undefined;
}

/** Steps before the first that is timed: as many as the length of a step takes to grow from that of a cell at rest. */
const SETTLING = 20;
/** Cells above which the same steps are not repeated from the same state, which the host would have to hold: time goes on instead. */
const MOST_RESTORED = 2 ** 25;

/** Times steps and V-cycles of the case on its grid, always the same steps from the same settled state. */
export async function benchmark(
  backend: Backend,
  input: Case,
  { kernels = true, plain = false, leastTime }: BenchmarkOptions = {},
): Promise<Timing> {
  const cell = layCell(backend, input, { plain });
  const { nx, ny } = input.grid;
  const list = stepList(cell);
  const cycleList = cycleOf(cell, sweepsFor(cell));
  const step = backend.program(list);
  const cycle = backend.program(cycleList);
  backend.write(cell.control, controlValues(input.control, cell.scales, input.duration));
  backend.write(cell.clock, [0, 1, 0, 0]);
  backend.submit(backend.program(stepList(cell, FIRST_NEWTON)));
  backend.submit(step, SETTLING);
  const prepare = await restorer(backend, cell);
  const { whole, encode } = await clock(backend, step, cell.clock, { prepare, leastTime });
  const iterations = await iterationsOf(backend, cell, prepare, () => backend.submit(step));
  const ran = iterations / Math.max(1, list.filter(({ kernel }) => kernel === 'correct').length);
  // After a step, with its operator and its residual; its last iteration closed the gate.
  backend.write(cell.gate, [1]);
  const { whole: perCycle } = await clock(backend, cycle, cell.clock, { leastTime });
  const number = bytesPerNumber(backend);
  const fields = fieldsOf(backend, cell, trafficOfFields(backend, list, ran));
  return {
    nx,
    ny,
    step: whole,
    cycle: perCycle,
    ...(encode ? { encode } : {}),
    cellsPerSecond: (nx * ny * 1000) / whole.median,
    dispatchesPerStep: list.length,
    iterations,
    bytesPerCell: fields.reduce((sum, { held }) => sum + held, 0),
    fields,
    moved: trafficOfList(backend, list, ran).bytes,
    movedByCycle: trafficOfList(backend, cycleList, 1).bytes,
    effective: number * nx * ny * effectivePlanes(hasMaps(cell)),
    ...(kernels ? await kernelTimes(backend, list, ran, cell.clock, prepare) : {}),
  };
}

/** Whether the electrolyte lies in the cell as maps, not as one number a property. */
function hasMaps({ maps, input: { grid } }: Cell): boolean {
  return maps.length >= grid.nx * grid.ny;
}

function fieldsOf(backend: Backend, cell: Cell, moved: ReadonlyMap<string, number>): readonly FieldTraffic[] {
  const { nx, ny } = cell.input.grid;
  return memoryOf(cell).map(({ name, numbersPerCell }) => ({
    name,
    held: numbersPerCell * bytesPerNumber(backend),
    moved: (moved.get(name) ?? 0) / (nx * ny),
  }));
}

/** What puts the cell back into its present state, its span begun anew. */
async function restorer(backend: Backend, cell: Cell): Promise<() => Promise<void>> {
  const { nx, ny } = cell.input.grid;
  const saved = nx * ny > MOST_RESTORED ? undefined : await readCarried(backend, cell);
  return async () => {
    if (saved) writeCarried(backend, cell, saved);
    backend.write(cell.control, controlValues(cell.input.control, cell.scales, cell.input.duration));
    backend.write(cell.clock, [0, 1, 0, 0]);
    await backend.read([cell.clock]);
  };
}

/** Steps over which iterations are counted. */
const COUNTED_STEPS = 3;

async function iterationsOf(
  backend: Backend,
  cell: Cell,
  prepare: () => Promise<void>,
  step: () => void,
): Promise<number> {
  await prepare();
  let sum = 0;
  for (let k = 0; k < COUNTED_STEPS; k++) {
    step();
    const [now] = await backend.read([cell.clock]);
    sum += now[CLOCK.iterations];
  }
  return sum / COUNTED_STEPS;
}

/** Exponent p of time ∝ cellsᵖ between the first and the last grid. */
export function costExponent(timings: readonly Timing[]): number {
  const [first, last] = [timings[0], timings[timings.length - 1]];
  return Math.log(last.step.median / first.step.median) / Math.log((last.nx * last.ny) / (first.nx * first.ny));
}
