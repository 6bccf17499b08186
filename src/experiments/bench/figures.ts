/** All figures that a device is judged by, in one run: steps, cycles, kernels, studies and the largest grid that it holds. */
import { type Backend, BackendError } from '../../backend/backend.ts';
import { formatBytes } from '../../backend/field.ts';
import type { GpuBackend } from '../../backend/gpu.ts';
import { loadStudy } from '../../case/load.ts';
import { apart } from './apart.ts';
import { benchmark, costExponent, type Timing } from './benchmark.ts';
import { copyBandwidth } from './copy-bandwidth.ts';
import { type BenchRecord, recordHead } from './record.ts';
import { type StudyTiming, timeStudy } from './studies.ts';

/** What is run. */
export interface FiguresOptions {
  /** Cells across of the steps that are timed in full */
  readonly grids: readonly number[];
  /** Of the V-cycle, and of the kernels that are timed apart */
  readonly cycleGrid: number;
  /** From the last of `grids` they double up to this, or until the device refuses */
  readonly largest: number;
  readonly study: string;
  readonly studyGrid: number;
  /** Cases of the study; the first is the one whose steps are timed */
  readonly cases: readonly string[];
  /** Of the study, beside its grid: `duration=60 s` */
  readonly overrides?: readonly string[];
  /** Time that a repeat takes at least [ms]; 100 if absent */
  readonly leastTime?: number;
  /** Called after each part, with all so far. */
  readonly onPart?: (figures: Figures, part: string) => void;
}

/** As the file of `bench --json`, and more. */
export interface Figures extends BenchRecord {
  /** The plain kernels on the same grids; none on the twin, which has no others */
  readonly plainTimings: readonly Timing[];
  /** Why no larger grid was timed */
  readonly stopped?: string;
}

/** Runs all of it. A grid that the device refuses ends the doubling; whatever else fails is thrown. */
export async function measureFigures(backend: Backend, options: FiguresOptions): Promise<Figures> {
  const { grids, cycleGrid, largest, study, studyGrid, cases, overrides = [], leastTime, onPart } = options;
  const timings: Timing[] = [];
  const plainTimings: Timing[] = [];
  const studies: StudyTiming[] = [];
  const copy = await copyBandwidth(backend, { leastTime });
  let stopped: string | undefined;
  const figures = (): Figures => ({
    ...recordHead(),
    backend: backend.info,
    plain: backend.info.kind === 'cpu',
    study,
    grids: timings.map(({ nx }) => nx),
    copy,
    timings,
    ...(timings.length > 1 ? { exponent: costExponent(timings) } : {}),
    plainTimings,
    ...(stopped === undefined ? {} : { stopped }),
    studies,
  });
  const done = (part: string) => onPart?.(figures(), part);
  const timed = (grid: number, plain: boolean) => {
    const input = loadStudy(study, { overrides: [`grid=${grid}`, ...overrides] }).cases.find(
      ({ name }) => name === cases[0],
    )!;
    return apart(backend, (own) => benchmark(own, input, { plain, kernels: !plain, leastTime }));
  };

  for (const grid of grids) {
    timings.push(await timed(grid, false));
    done(`step at ${grid}²`);
    if (backend.info.kind === 'cpu') continue;
    plainTimings.push(await timed(grid, true));
    done(`plain step at ${grid}²`);
  }
  studies.push(
    await apart(backend, (own) =>
      timeStudy(own, study, { overrides: [`grid=${studyGrid}`, ...overrides], only: cases }),
    ),
  );
  done(`${study} at ${studyGrid}²`);
  const larger = doubled(grids[grids.length - 1], largest);
  const beyond = larger.includes(cycleGrid) || grids.includes(cycleGrid) ? larger : [cycleGrid, ...larger];
  for (const grid of beyond.toSorted((a, b) => a - b)) {
    stopped = refusal(backend, timings[timings.length - 1], grid);
    if (stopped !== undefined) break;
    try {
      timings.push(await timed(grid, false));
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      stopped = `${grid}²: ${error.message}`;
      break;
    }
    done(`step at ${grid}²`);
  }
  stopped ??= `${timings[timings.length - 1].nx}² was the largest asked for`;
  done('all');
  return figures();
}

/** Why a device takes no grid of n × n cells, known from a smaller one before the host has filled its fields. */
function refusal(backend: Backend, { fields }: Timing, n: number): string | undefined {
  if (backend.info.kind === 'cpu') return undefined;
  const { maxBufferSize, maxStorageBufferBindingSize } = (backend as GpuBackend).device.limits;
  const most = Math.min(maxBufferSize, maxStorageBufferBindingSize);
  const beyond = fields.find(({ held }) => held * n * n > most);
  return (
    beyond &&
    `${n}²: field ${beyond.name} would need ${formatBytes(beyond.held * n * n)}; this adapter takes at most ${formatBytes(most)} in one field`
  );
}

/** 2n, 4n, … up to `most`. */
function doubled(n: number, most: number): number[] {
  return 2 * n > most ? [] : [2 * n, ...doubled(2 * n, most)];
}

/** A grid that the device refuses, or for whose fields the host has no array. */
function isTooLarge(error: unknown): error is Error {
  return (error instanceof BackendError && !error.lost) || error instanceof RangeError;
}
