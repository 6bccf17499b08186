/** A process that takes tasks of a sweep from its parent, one after another, until the parent ends it or is gone. */
import { appendFileSync } from 'node:fs';
import type { Backend } from '../../backend/backend.ts';
import { logPath } from '../../output/sweep/plan-file.ts';
import type { TaskState } from '../../output/sweep/state.ts';
import type { Sweep } from './engine.ts';
import { runTask } from './task.ts';

/** From the parent: run this task; or save what is under way, and end. */
export type Order = { readonly run: number } | { readonly end: true };
/** To the parent: ready for a first task; or how the last one ended. */
export type Word = { readonly ready: true } | { readonly ended: number; readonly state: TaskState };

export interface WorkerOptions {
  /** Opens the back end, at the start and again where its device is lost. */
  readonly open: () => Promise<Backend>;
  readonly adapter?: (backend: Backend) => Readonly<Record<string, string>> | undefined;
  /** Wall time between saves [s] */
  readonly saveEvery?: number;
}

/** Serves until the parent says `end` or its end of the channel closes, as when it is killed; what is under way is then saved. */
export async function serve(sweep: Sweep, { open, adapter: told, saveEvery }: WorkerOptions): Promise<void> {
  const ending = new AbortController();
  const end = () => ending.abort();
  let wake: (() => void) | undefined;
  const orders: number[] = [];
  process.on('message', (order: Order) => {
    if ('run' in order) orders.push(order.run);
    else end();
    wake?.();
  });
  process.on('disconnect', end);
  process.on('SIGTERM', end);
  // Ctrl-C reaches every process of a terminal; the parent hears it, and tells.
  process.on('SIGINT', () => {});
  process.on('SIGHUP', () => {});
  ending.signal.addEventListener('abort', () => wake?.());
  let backend = await open();
  try {
    say({ ready: true });
    for (;;) {
      while (orders.length === 0 && !ending.signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const index = orders.shift();
      if (index === undefined || ending.signal.aborted) break;
      const task = sweep.plan.tasks[index];
      const log = logPath(sweep.folder, task);
      const adapter = told?.(backend);
      const print = (line: string) => appendFileSync(log, `${new Date().toISOString()} ${line}\n`);
      print(`process ${process.pid} on ${backend.info.description}`);
      // Fields of its own, which are freed when the task has ended; pipelines stay for the next one.
      let own = backend.nested();
      const reopen = async () => {
        backend.destroy();
        backend = await open();
        own = backend.nested();
        return own;
      };
      const state = await runTask(own, sweep, task, {
        ...{ signal: ending.signal, print, reopen },
        ...(adapter ? { adapter } : {}),
        ...(saveEvery === undefined ? {} : { saveEvery }),
      });
      own.destroy();
      say({ ended: index, state });
    }
  } finally {
    backend.destroy();
    if (process.connected) process.disconnect();
  }
}

/** The parent may be gone. */
function say(word: Word): void {
  if (process.connected) process.send?.(word, undefined, undefined, () => {});
}
