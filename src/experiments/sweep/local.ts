/** A sweep on this machine: a pool of processes, each with a back end of its own, that take one task after another. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Task } from '../../output/sweep/plan.ts';
import { type TaskState, taskState } from '../../output/sweep/state.ts';
import type { Engine, EngineOptions, Sweep } from './engine.ts';
import { recordFailure } from './task.ts';
import { isDeath, startWorker, type WorkerCommand, type WorkerProcess } from './worker-process.ts';

/** How a pool is made. */
export interface LocalOptions {
  /** Tasks at a time. */
  readonly jobs: number;
  readonly worker: WorkerCommand;
}

/** A sweep whose workers cannot even start. */
export class SweepError extends Error {
  override readonly name = 'SweepError';
}

/** How often a task may cost its worker: twice, because what killed the first may have passed, as a lack of memory does. */
const TRIES = 2;
/** Between two looks at a task that a process outside the pool runs [ms] */
const LOOK = 500;

/**
 * Runs tasks in `jobs` processes at a time. A worker that dies costs its task alone, which is tried once more from its last save; after the
 * second time run.json says that it failed. Throws SweepError where a worker ends before it is ready.
 */
export function localEngine({ jobs, worker }: LocalOptions): Engine {
  return async (sweep, options) => {
    const queue = openQueue(sweep, options);
    const count = Math.min(jobs, options.tasks.length);
    options.onNote?.(`${count} ${count === 1 ? 'run' : 'runs'} at a time`);
    const lanes = Array.from({ length: count }, () => lane(sweep, options, queue, worker));
    const ended = await Promise.allSettled(lanes);
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  };
}

interface Queue {
  /** The next task that no living process runs; undefined when none is left. */
  next(): Promise<Task | undefined>;
  /** Takes a task back. */
  back(task: Task): void;
  /** How often the task has cost a worker, this time included. */
  deaths(task: Task): number;
  /** Nothing more is handed out. */
  close(): void;
}

function openQueue({ folder }: Sweep, { tasks, signal, onTask }: EngineOptions): Queue {
  let waiting = [...tasks];
  const deaths = new Map<number, number>();
  /** The worker of a sweep that was killed may still save: its task is waited for, and others come first. */
  const take = (): Task | undefined => {
    for (const task of waiting) {
      const state = taskState(folder, task);
      if (state.kind === 'running') continue;
      waiting = waiting.filter((other) => other !== task);
      if (state.kind !== 'done') return task;
      onTask?.(task, state);
    }
    return undefined;
  };
  return {
    async next() {
      for (;;) {
        if (signal?.aborted) return undefined;
        const task = take();
        if (task || waiting.length === 0) return task;
        await wait(LOOK);
      }
    },
    back: (task) => waiting.unshift(task),
    deaths(task) {
      const count = (deaths.get(task.index) ?? 0) + 1;
      deaths.set(task.index, count);
      return count;
    },
    close() {
      waiting = [];
    },
  };
}

async function lane(sweep: Sweep, options: EngineOptions, queue: Queue, command: WorkerCommand): Promise<void> {
  const { signal, onTask, onNote } = options;
  let worker: WorkerProcess | undefined;
  const stop = () => {
    void worker?.end();
  };
  signal?.addEventListener('abort', stop);
  try {
    for (let task = await queue.next(); task; task = await queue.next()) {
      worker ??= await started(command);
      if (signal?.aborted) break;
      const result = await worker.run(task.index);
      if (!isDeath(result) && result.kind !== 'to do') {
        if (result.kind === 'running') queue.back(task);
        else onTask?.(task, result);
        continue;
      }
      // It is gone, or was told to end by somebody else: then it has saved and goes.
      const { how, words } = isDeath(result) ? result : await worker.end();
      worker = undefined;
      if (signal?.aborted) break;
      settle(task, how, words);
    }
  } catch (error) {
    queue.close();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker?.end();
  }

  /** A worker was lost: its task may have ended before that, is tried again, or has failed. */
  function settle(task: Task, how: string, words: string): void {
    const state: TaskState = taskState(sweep.folder, task);
    if (state.kind === 'done' || state.kind === 'failed') {
      onTask?.(task, state);
      return;
    }
    const last = words === '' ? '' : `; it said: ${words}`;
    if (queue.deaths(task) < TRIES) {
      onNote?.(`run ${task.id}: its process ended by ${how}${last}; it goes on from its last save`);
      queue.back(task);
      return;
    }
    const reason = `its process ended ${TRIES} times, at last by ${how}${last}`;
    recordFailure(sweep.folder, task, reason);
    onTask?.(task, { kind: 'failed', reason });
  }
}

async function started(command: WorkerCommand): Promise<WorkerProcess> {
  const worker = startWorker(command);
  const death = await worker.ready;
  if (death)
    throw new SweepError(
      `a process for the runs ended by ${death.how} before it was ready: ${death.words || 'it said nothing'}`,
    );
  return worker;
}
