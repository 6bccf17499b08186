/** Where a task of a sweep stands, by its run.json and nothing else: no list of what was done can be lost or disagree with it. */
import { statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../alive.ts';
import { type Manifest, manifestName, readManifest } from '../manifest.ts';
import type { Task } from './plan.ts';
import { taskFolder } from './plan-file.ts';

/** Where a task stands. */
export type TaskState =
  | { readonly kind: 'done'; readonly outcome: 'finished' | 'short circuit' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'running'; readonly process: Runner }
  /** Never begun, interrupted or killed; `time` is what it reached [s]. */
  | { readonly kind: 'to do'; readonly time: number };

/** What runs a task. */
export type Runner = NonNullable<Manifest['process']>;

/** How a task that says it runs is judged. */
export interface StateOptions {
  /** Whether a process that says it runs the task does; see `seemsAlive`. */
  readonly isAlive?: (runner: Runner) => boolean;
}

/** Time without a sign from another machine after which its process is taken for dead [ms]: twenty times that between two saves. */
const SILENCE = 600_000;

/** By the result files of the task alone. */
export function taskState(folder: string, task: Task, options: StateOptions = {}): TaskState {
  const own = taskFolder(folder, task);
  const manifest = readManifest(own);
  if (!manifest) return { kind: 'to do', time: 0 };
  const { status, reason = 'it does not say why', process: runner, cases } = manifest;
  const reached = { kind: 'to do', time: cases[0]?.time ?? 0 } as const;
  switch (status) {
    case 'finished':
    case 'short circuit':
      return { kind: 'done', outcome: status };
    case 'failed':
      return { kind: 'failed', reason };
    case 'interrupted':
      return reached;
    case 'running': {
      const lives = options.isAlive ?? ((process: Runner) => seemsAlive(process, own));
      return runner && lives(runner) ? { kind: 'running', process: runner } : reached;
    }
  }
}

/** A process of this machine is asked for; one of another cannot be, and counts as alive while its run.json is younger than ten minutes. */
function seemsAlive({ id, host }: Runner, folder: string): boolean {
  if (host === hostname()) return isAlive(id);
  return Date.now() - (statSync(join(folder, manifestName), { throwIfNoEntry: false })?.mtimeMs ?? 0) < SILENCE;
}
