/** One or two cases on one clock, each in a part of its own of one device. */
import type { Backend } from '../../backend/backend.ts';
import type { Case } from '../../case/case.ts';
import { SAME_TIME } from '../../case/times.ts';
import { type Deposition, openDeposition, type SavedDeposition } from '../../experiments/deposition.ts';

/** Cases that advance together. */
export interface SideBySide {
  readonly cases: readonly Case[];
  readonly runs: readonly Deposition[];
  /** Of the clock: the farthest case [s] */
  readonly time: number;
  /** Of all cases together since their starts [–] */
  readonly steps: number;
  readonly hasEnded: boolean;
  /** When the next sample of any case is due [s]; the clock's time where all have ended. */
  readonly next: number;
  /** To `next`. Throws what ends a case, after the others have come to rest. */
  advance(): Promise<void>;
  /** From which the same cases go on with the same bits. */
  save(): Promise<readonly SavedDeposition[]>;
  /** Frees what the cases hold; the device stays open. */
  close(): void;
}

/**
 * Opens the cases at time 0, or where they were saved. They are sampled at the times at which `tipfield compare` samples them and stops
 * them for frames and fields, because a stop ends a step early: so the same steps follow.
 */
export async function openSideBySide(
  device: Backend,
  cases: readonly Case[],
  from?: readonly SavedDeposition[],
): Promise<SideBySide> {
  const parts = cases.map(() => device.nested());
  const close = () => {
    for (const part of parts) part.destroy();
  };
  // One after the other on the twin, which works on the processor that this runs on; on a GPU readbacks overlap.
  const each = async <T>(items: readonly T[], work: (item: T) => Promise<void>) =>
    device.info.kind === 'gpu' ? allAtRest(items.map(work)) : oneByOne(items, work);
  const runs: Deposition[] = [];
  try {
    await each([...cases.keys()], async (i) => {
      runs[i] = await openDeposition(parts[i], cases[i], from ? { from: from[i] } : {});
    });
  } catch (error) {
    close();
    throw error;
  }
  const frames = cases.flatMap(({ output }) => output.frames);
  const isRunning = ({ outcome }: Deposition) => outcome === 'running';
  const clock = () => Math.max(...runs.map(({ snapshot }) => snapshot.time));
  const next = () => {
    const due = runs.filter(isRunning).map((run) => nextStop(run, frames));
    return due.length > 0 ? Math.min(...due) : clock();
  };

  return {
    cases,
    runs,
    get time() {
      return clock();
    },
    get steps() {
      return runs.reduce((sum, { snapshot }) => sum + snapshot.step, 0);
    },
    get hasEnded() {
      return !runs.some(isRunning);
    },
    get next() {
      return next();
    },
    async advance() {
      const until = next() * (1 + SAME_TIME);
      const due = runs.filter((run) => isRunning(run) && nextStop(run, frames) <= until);
      await each(due, (run) => run.advanceTo(nextStop(run, frames)));
    },
    async save() {
      const simulations = await Promise.all(runs.map((run) => run.save()));
      return runs.map(({ rows, protocol, wallTime, outcome }, i) => ({
        simulation: simulations[i],
        rows: [...rows],
        ...(protocol && { protocol }),
        wallTime,
        outcome,
      }));
    },
    close,
  };
}

/** The next time at which a case is sampled [s]: of its own samples and fields, and of the frames of all. */
function nextStop({ input, snapshot: { time }, nextSample }: Deposition, frames: readonly number[]): number {
  const stops = [...frames, ...input.output.fields, input.duration];
  const stop = Math.min(...stops.filter((at) => at > time * (1 + SAME_TIME)), input.duration);
  return nextSample(stop);
}

async function oneByOne<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (const item of items) await work(item);
}

/** Waits for all, then throws the first failure: what is still at work must not be closed. */
async function allAtRest(works: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason;
}
