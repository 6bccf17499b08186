/** What runs the tasks of a sweep: processes of this machine, or a cluster. */
import type { SweepPlan, Task } from '../../output/sweep/plan.ts';
import type { TaskState } from '../../output/sweep/state.ts';

/** A sweep as it lies in its folder; `sweep.json` is written before an engine is asked. */
export interface Sweep {
  /** Absolute. */
  readonly folder: string;
  readonly plan: SweepPlan;
}

/** What an engine is asked to run, and whom it tells. */
export interface EngineOptions {
  /** The tasks to run; those that are done, or failed and not to be tried again, are not among them. */
  readonly tasks: readonly Task[];
  /** Ends the sweep: what is under way is saved, and the call returns. */
  readonly signal?: AbortSignal;
  /** Told of each task once it is done, failed or given up, with what its result files say. */
  readonly onTask?: (task: Task, state: TaskState) => void;
  /** A line for the user: a worker died, a job was submitted again. */
  readonly onNote?: (line: string) => void;
}

/** Returns when no task of those is left to run, or `signal` has ended it; what came of them is in their result files. */
export type Engine = (sweep: Sweep, options: EngineOptions) => Promise<void>;
