/** A case from its start to its end: sampled, measured, and stopped by its duration, the end of its experiment, a short circuit or the user. */
import type { Backend } from '../backend/backend.ts';
import type { Case } from '../case/case.ts';
import type { StepRecord } from '../case/experiment.ts';
import { SAME_TIME } from '../case/times.ts';
import type { Snapshot } from '../physics/snapshot.ts';
import type { SimulationState } from '../physics/state.ts';
import { type MeasureKey, measure } from '../run/measures/index.ts';
import { openSimulation, type Simulation } from '../run/simulation.ts';
import { openProtocol, type ProtocolState } from './protocol.ts';

/** A sample: all columns of series.csv. */
export type DepositionRow = Readonly<Record<MeasureKey, number>>;

/** How a case ended, or that it goes on. */
export type Outcome = 'running' | 'finished' | 'short circuit' | 'interrupted';

/** A case in time, with its samples. */
export interface Deposition {
  readonly input: Case;
  /** Samples so far; the first is of time 0. */
  readonly rows: readonly DepositionRow[];
  readonly outcome: Outcome;
  /** Of the last sample. */
  readonly snapshot: Snapshot;
  /** Wall time spent on it so far [s] */
  readonly wallTime: number;
  /** What the instructions of its experiment came to, of those that have ended; none without an experiment. */
  readonly steps: readonly StepRecord[];
  /** Where the experiment stands; undefined without one. */
  readonly protocol: ProtocolState | undefined;
  /** When the next sample is due [s]: `end` at the latest. */
  nextSample(end: number): number;
  /** Goes on to `time` [s] or to the end, whichever is first; one sample per `output.sampling`, and one at `time`. */
  advanceTo(time: number): Promise<void>;
  /** State of its simulation, from which the same case goes on with the same bits on the same back end. */
  save(): Promise<SimulationState>;
}

/** A deposition as it was saved. */
export interface SavedDeposition {
  readonly simulation: SimulationState;
  readonly rows: readonly DepositionRow[];
  /** Absent without an experiment. */
  readonly protocol?: ProtocolState;
  readonly wallTime: number;
  /** One that was interrupted goes on, and one that was finished where its case has become longer. */
  readonly outcome: Outcome;
}

/** What happens along a deposition, and where it begins. */
export interface DepositionOptions {
  /** Called with each sample, the first included. */
  readonly onSample?: (row: DepositionRow) => void;
  /** Called with each step of an experiment as it ends, after its last sample. */
  readonly onStep?: (step: StepRecord) => void;
  /** Awaited after each sample but the first. */
  readonly afterSample?: () => Promise<void>;
  /** Ends the run at the next sample. */
  readonly signal?: AbortSignal;
  /** Goes on from here, in place of the start of the case. */
  readonly from?: SavedDeposition;
}

/** Opens the case on the back end and takes its first sample, or goes on from where it was saved. */
export async function openDeposition(
  backend: Backend,
  input: Case,
  { onSample, onStep, afterSample, signal, from }: DepositionOptions = {},
): Promise<Deposition> {
  let wallTime = from?.wallTime ?? 0;
  const simulation = openSimulation(backend, input, {}, from?.simulation);
  const rows: DepositionRow[] = [...(from?.rows ?? [])];
  const protocol = input.experiment ? openProtocol(input, rows, from?.protocol) : undefined;
  let outcome: Outcome = from ? goingOn(from, input) : 'running';
  let snapshot = await timed(async () => (from ? (await simulation.sample()).snapshot : take()));

  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    try {
      return await work();
    } finally {
      wallTime += (performance.now() - begun) / 1000;
    }
  }

  async function take(): Promise<Snapshot> {
    const sample = await simulation.sample();
    const row = rowOf(sample, input);
    rows.push(row);
    onSample?.(row);
    return sample.snapshot;
  }

  function dueBy(end: number): number {
    if (!protocol) return nextSample(snapshot.time, end, input.output.sampling);
    const next = protocol.next();
    return next > end * (1 - SAME_TIME) ? end : next;
  }

  /** Told of the steps that have ended. */
  function follow(): void {
    const before = protocol?.steps.length ?? 0;
    protocol?.follow();
    for (const step of protocol?.steps.slice(before) ?? []) onStep?.(step);
  }

  async function advanceTo(time: number): Promise<void> {
    const end = Math.min(time, input.duration);
    while (outcome === 'running' && snapshot.time < end) {
      const held = protocol?.begin();
      if (held) simulation.control(held);
      snapshot = await timed(async () => {
        await simulation.advanceTo(dueBy(end));
        return take();
      });
      follow();
      if (rows[rows.length - 1].shortCircuit === 1) outcome = 'short circuit';
      else if (protocol?.isDone || snapshot.time >= input.duration) outcome = 'finished';
      else if (signal?.aborted) outcome = 'interrupted';
      await afterSample?.();
    }
  }

  return {
    input,
    rows,
    steps: protocol?.steps ?? [],
    get protocol() {
      return protocol?.save();
    },
    nextSample: dueBy,
    advanceTo,
    save: () => simulation.save(),
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

function goingOn({ outcome, simulation }: SavedDeposition, { duration, experiment }: Case): Outcome {
  if (outcome === 'short circuit' || (experiment && outcome === 'finished')) return outcome;
  return simulation.time < duration ? 'running' : 'finished';
}

/** When the next sample is taken: the next multiple of the sampling time, or the end [s]. */
export function nextSample(time: number, end: number, sampling: number): number {
  const next = sampling * (Math.floor((time / sampling) * (1 + SAME_TIME) + SAME_TIME) + 1);
  return next > end * (1 - SAME_TIME) ? end : next;
}

function rowOf({ status, snapshot }: Awaited<ReturnType<Simulation['sample']>>, { sides }: Case): DepositionRow {
  return { ...status, ...measure(snapshot, sides) };
}
