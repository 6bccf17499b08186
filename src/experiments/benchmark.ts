/** How fast a step is: wall time per step and per V-cycle on a back end, for a list of grids. */
import { performance } from 'node:perf_hooks';
import type { Backend, Program } from '../backend/backend.ts';
import type { Case } from '../case/case.ts';
import { coarsenOperator, vCycle } from '../multigrid/cycle.ts';
import { controlValues, layCell } from '../physics/cell.ts';
import { FIRST_NEWTON, SWEEPS, stepList } from '../physics/step.ts';

/** One line of the benchmark. */
export interface Timing {
  readonly nx: number;
  readonly ny: number;
  /** Median and range over the repeats [ms] */
  readonly step: Spread;
  /** One V-cycle with the coarsening of its operators [ms] */
  readonly cycle: Spread;
  /** Cells advanced by a step in a second [1/s] */
  readonly cellsPerSecond: number;
  readonly dispatchesPerStep: number;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Repeats of each measurement, and the time that each should take at least [ms]. */
const REPEATS = 5;
const LEAST_TIME = 200;

/** Times steps and V-cycles of the case on its grid, after the first step has settled the fields. */
export async function benchmark(backend: Backend, input: Case): Promise<Timing> {
  const cell = layCell(backend, input);
  const { nx, ny } = input.grid;
  backend.write(cell.control, controlValues(input.control, cell.scales, input.duration));
  backend.write(cell.clock, [0, 1, 0, 0]);
  const list = stepList(cell);
  const step = backend.program(list);
  const cycle = backend.program([...coarsenOperator(cell.system), ...vCycle(cell.system, SWEEPS)]);
  backend.submit(backend.program(stepList(cell, FIRST_NEWTON)));
  const finish = async () => void (await backend.read([cell.clock]));
  const perStep = await time(backend, step, finish);
  return {
    nx,
    ny,
    step: perStep,
    cycle: await time(backend, cycle, finish),
    cellsPerSecond: (nx * ny * 1000) / perStep.median,
    dispatchesPerStep: list.length,
  };
}

async function time(backend: Backend, program: Program, finish: () => Promise<void>): Promise<Spread> {
  const run = async (times: number) => {
    const begun = performance.now();
    backend.submit(program, times);
    await finish();
    return (performance.now() - begun) / times;
  };
  await run(1);
  const times = Math.max(1, Math.ceil(LEAST_TIME / (await run(1))));
  const samples: number[] = [];
  for (let i = 0; i < REPEATS; i++) samples.push(await run(times));
  samples.sort((a, b) => a - b);
  return { median: samples[Math.floor(REPEATS / 2)], least: samples[0], most: samples[REPEATS - 1] };
}

/** Exponent p of time ∝ cellsᵖ between the first and the last grid. */
export function costExponent(timings: readonly Timing[]): number {
  const [first, last] = [timings[0], timings[timings.length - 1]];
  return Math.log(last.step.median / first.step.median) / Math.log((last.nx * last.ny) / (first.nx * first.ny));
}
