/** One task of a sweep: a run of one case in a folder of its own, begun or gone on with, whatever ran it before. */
import { existsSync, rmSync } from 'node:fs';
import type { Backend } from '../../backend/backend.ts';
import type { Case } from '../../case/case.ts';
import { readManifest, writeManifest } from '../../output/manifest.ts';
import type { Task } from '../../output/sweep/plan.ts';
import { taskFolder } from '../../output/sweep/plan-file.ts';
import { type StateOptions, type TaskState, taskState } from '../../output/sweep/state.ts';
import { compare, type ResumeOptions, resume } from '../comparison.ts';
import type { DepositionRow } from '../deposition.ts';
import type { Sweep } from './engine.ts';
import { taskStudy } from './study.ts';

/** What happens along a task. */
export interface TaskOptions extends StateOptions, Pick<ResumeOptions, 'adapter' | 'reopen' | 'saveEvery' | 'signal'> {
  /** Called with each sample. */
  readonly onSample?: (input: Case, row: DepositionRow) => void;
  /** What happens, in lines for its log. */
  readonly print?: (line: string) => void;
}

/**
 * Runs a task from its start, or from its last save, to its end, and gives its state: `to do` where `signal` ended it. What a case
 * fails by is not thrown: run.json says it, and so does the state. One that is done, or that a living process runs, is left alone.
 */
export async function runTask(
  backend: Backend,
  sweep: Sweep,
  task: Task,
  options: TaskOptions = {},
): Promise<TaskState> {
  const { print = () => {}, isAlive } = options;
  const stateOptions = isAlive ? { isAlive } : {};
  const before = taskState(sweep.folder, task, stateOptions);
  if (before.kind === 'done' || before.kind === 'running') return before;
  try {
    await follow(backend, sweep, task, options, print);
  } catch (error) {
    return failed(sweep, task, error, print);
  }
  const after = taskState(sweep.folder, task, stateOptions);
  print(after.kind === 'to do' ? `interrupted at ${after.time} s; it is saved` : `ended: ${told(after)}`);
  return after;
}

async function follow(
  backend: Backend,
  { folder, plan }: Sweep,
  task: Task,
  { print: _print, isAlive: _isAlive, ...options }: TaskOptions,
  print: (line: string) => void,
): Promise<void> {
  const own = taskFolder(folder, task);
  const along = {
    ...options,
    folder: own,
    record: 'end' as const,
    onRestart: ({ message }: Error) => print(`warning: ${message}\ngoing on from the last checkpoint`),
  };
  if (readManifest(own)) {
    await resume(backend, { ...along, onResumed: ({ from }) => print(`going on from ${from[task.case]} s`) });
    return;
  }
  // Whoever began it was killed before it wrote run.json: nothing of it is of use.
  if (existsSync(own)) rmSync(own, { recursive: true });
  print(`case ${task.case}, seed ${task.seed}, ${task.overrides.join(', ')}`);
  await compare(backend, taskStudy(plan, task), along);
}

/** A run writes why it failed; where it could not even begin, this does. */
function failed({ folder }: Sweep, task: Task, error: unknown, print: (line: string) => void): TaskState {
  const reason = error instanceof Error ? error.message : String(error);
  print(error instanceof Error ? (error.stack ?? reason) : reason);
  recordFailure(folder, task, reason);
  return { kind: 'failed', reason };
}

/** Says in run.json, where there is one, that a task failed and why. */
export function recordFailure(folder: string, task: Task, reason: string): void {
  const own = taskFolder(folder, task);
  const manifest = readManifest(own);
  if (!manifest || manifest.status === 'failed') return;
  const { process: _runner, ...rest } = manifest;
  writeManifest(own, { ...rest, status: 'failed', reason, finished: new Date().toISOString() });
}

/** Makes a task that failed one to do, from its last save. */
export function retry(folder: string, task: Task): void {
  const own = taskFolder(folder, task);
  const manifest = readManifest(own);
  if (manifest?.status !== 'failed') return;
  const { reason: _reason, ...rest } = manifest;
  writeManifest(own, { ...rest, status: 'interrupted' });
}

/** `finished`, `failed: the time step vanished …` */
export function told(state: TaskState): string {
  switch (state.kind) {
    case 'done':
      return state.outcome;
    case 'failed':
      return `failed: ${state.reason}`;
    case 'running':
      return `process ${state.process.id} on ${state.process.host} runs it`;
    case 'to do':
      return state.time > 0 ? `to go on from ${Number(state.time.toPrecision(4))} s` : 'to do';
  }
}
