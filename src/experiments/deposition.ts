/** A case from its start to its end: sampled, measured, and stopped by its duration, a short circuit or the user. */
import { performance } from 'node:perf_hooks';
import type { Backend } from '../backend/backend.ts';
import type { Case } from '../case/case.ts';
import type { Snapshot } from '../physics/snapshot.ts';
import { type MeasureKey, measure } from '../run/measures/index.ts';
import { openSimulation, type Simulation } from '../run/simulation.ts';

/** A sample: all columns of series.csv. */
export type DepositionRow = Readonly<Record<MeasureKey, number>>;

export type Outcome = 'running' | 'finished' | 'short circuit' | 'interrupted';

export interface Deposition {
  readonly input: Case;
  /** Samples so far; the first is of time 0. */
  readonly rows: readonly DepositionRow[];
  readonly outcome: Outcome;
  /** Of the last sample. */
  readonly snapshot: Snapshot;
  /** Wall time spent on it so far [s] */
  readonly wallTime: number;
  /** Goes on to `time` [s] or to the end, whichever is first; one sample per `output.sampling`, and one at `time`. */
  advanceTo(time: number): Promise<void>;
}

export interface DepositionOptions {
  /** Called with each sample, the first included. */
  readonly onSample?: (row: DepositionRow) => void;
  /** Ends the run at the next sample. */
  readonly signal?: AbortSignal;
}

/** Relative distance below which two sample times are one. */
const SAME_TIME = 1e-9;

/** Opens the case on the back end and takes its first sample. */
export async function openDeposition(
  backend: Backend,
  input: Case,
  { onSample, signal }: DepositionOptions = {},
): Promise<Deposition> {
  const clock = performance.now();
  const simulation = openSimulation(backend, input);
  const rows: DepositionRow[] = [];
  let outcome: Outcome = 'running';
  let snapshot = await take();
  let wallTime = (performance.now() - clock) / 1000;

  async function take(): Promise<Snapshot> {
    const sample = await simulation.sample();
    const row = rowOf(sample, input);
    rows.push(row);
    onSample?.(row);
    return sample.snapshot;
  }

  async function advanceTo(time: number): Promise<void> {
    const end = Math.min(time, input.duration);
    const begun = performance.now();
    try {
      while (outcome === 'running' && snapshot.time < end) {
        await simulation.advanceTo(nextSample(snapshot.time, end, input.output.sampling));
        snapshot = await take();
        if (rows[rows.length - 1].shortCircuit === 1) outcome = 'short circuit';
        else if (snapshot.time >= input.duration) outcome = 'finished';
        else if (signal?.aborted) outcome = 'interrupted';
      }
    } finally {
      wallTime += (performance.now() - begun) / 1000;
    }
  }

  return {
    input,
    rows,
    advanceTo,
    get outcome() {
      return outcome;
    },
    get snapshot() {
      return snapshot;
    },
    get wallTime() {
      return wallTime;
    },
  };
}

/** The next multiple of the sampling time, or the end. */
function nextSample(time: number, end: number, sampling: number): number {
  const next = sampling * (Math.floor((time / sampling) * (1 + SAME_TIME) + SAME_TIME) + 1);
  return next > end * (1 - SAME_TIME) ? end : next;
}

function rowOf({ status, snapshot }: Awaited<ReturnType<Simulation['sample']>>, { sides }: Case): DepositionRow {
  return { ...status, ...measure(snapshot, sides) };
}
