/** Follows the tasks of a sweep through the queue until each has ended, and submits again what stopped. */

import type { Task } from '../../../output/sweep/plan.ts';
import { taskState } from '../../../output/sweep/state.ts';
import type { EngineOptions } from '../engine.ts';
import { Unreachable } from './controller.ts';
import { claimed } from './ledger.ts';
import { look, type Sight } from './look.ts';
import { ranges } from './script.ts';
import { type Desk, keep, submit } from './submit.ts';
import type { Verdict } from './verdict.ts';

/** Reasons for which any task may wait; others are told. */
const USUAL = new Set(['None', 'Resources', 'Priority', 'JobArrayTaskLimit', 'BeginTime', 'Cleaning']);

/** Waits so many seconds, less when the signal comes. */
export type Pause = (seconds: number, signal?: AbortSignal) => Promise<void>;

/** Returns when no task is left to follow, when they are in the queue and are not to be followed, or when the signal came. */
export async function follow(desk: Desk, { tasks, signal, onTask }: EngineOptions, pause: Pause): Promise<void> {
  const { folder, options, note } = desk;
  const waiting = new Map(tasks.map((task) => [numberOf(task), task]));
  const goneSince = new Map<number, number>();
  /** What a task had reached [s] and how often it was submitted again since it last got further. */
  const tries = new Map<number, { readonly time: number; readonly count: number }>();
  const told = new Set<string>();
  let isFirst = true;
  let isSilent = false;

  const stateOf = (task: Task) => taskState(folder, task, { isAlive: () => false });
  const reachedBy = (number: number) => {
    const state = stateOf(waiting.get(number) as Task);
    return state.kind === 'to do' ? state.time : 0;
  };
  /** With the next one counted. */
  const triesOf = (number: number) => {
    const time = reachedBy(number);
    const before = tries.get(number);
    return { time, count: before && before.time >= time ? before.count + 1 : 1 };
  };
  const leave = (number: number, task: Task) => {
    waiting.delete(number);
    onTask?.(task, stateOf(task));
  };

  /** The tasks to submit now; those that are given up leave. */
  const choose = ({ verdicts, reasons }: Sight): readonly number[] => {
    for (const [reason, count] of reasons) {
      if (USUAL.has(reason) || told.has(reason)) continue;
      told.add(reason);
      note(`${countOf(count)} for: ${reason}${/held/i.test(reason) ? '; scontrol release lets held jobs go' : ''}`);
    }
    const of = (kind: Verdict['kind']) =>
      [...verdicts].flatMap(([number, verdict]) => (verdict.kind === kind ? number : []));
    if (isFirst) return [...of('new'), ...of('stopped'), ...of('cancelled')];
    const cancelled = of('cancelled');
    if (cancelled.length > 0) note(`${nameOf(cancelled)} cancelled in the queue: the same command submits again`);
    for (const number of cancelled) leave(number, waiting.get(number) as Task);
    const stopped = of('stopped');
    const again = stopped.filter((number) => triesOf(number).count <= options.resubmit);
    const spent = stopped.filter((number) => !again.includes(number));
    if (again.length > 0) note(`${nameOf(again)} stopped before the end (${statesOf(verdicts, again)})`);
    if (spent.length > 0)
      note(
        `${nameOf(spent)} stopped ${options.resubmit + 1} times without getting further (${statesOf(verdicts, spent)}): ` +
          `see ${folder}/log; the same command submits again`,
      );
    for (const number of spent) leave(number, waiting.get(number) as Task);
    return [...of('new'), ...again];
  };

  while (!signal?.aborted) {
    for (const [number, task] of waiting) if (['done', 'failed'].includes(stateOf(task).kind)) leave(number, task);
    if (waiting.size === 0) return;
    keep(desk, claimed(desk.ledger, folder, new Date(desk.now())));
    try {
      const numbers = choose(await look(desk, [...waiting.keys()], goneSince, isFirst));
      if (numbers.length > 0) {
        for (const { job, numbers: own } of await submit(desk, numbers)) note(`${nameOf(own)} submitted as job ${job}`);
        for (const number of numbers) {
          goneSince.delete(number);
          if (!isFirst) tries.set(number, triesOf(number));
        }
      }
      isFirst = false;
      if (isSilent) note('Slurm answers again');
      isSilent = false;
      if (!options.follow) return;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      if (!isSilent)
        note(`Slurm does not answer, it is asked again every ${options.poll} s; what runs goes on (${error.message})`);
      isSilent = true;
    }
    await pause(options.poll, signal);
  }
}

/** The task's number, as its folder has it: `0007` is 7. */
export function numberOf({ index }: Task): number {
  return index + 1;
}

/** `tasks 3,7-9` */
function nameOf(numbers: readonly number[]): string {
  return `task${numbers.length === 1 ? '' : 's'} ${ranges(numbers)}`;
}

function countOf(count: number): string {
  return count === 1 ? '1 task waits' : `${count} tasks wait`;
}

/** What the queue calls their ends: `FAILED, TIMEOUT`. */
function statesOf(verdicts: Sight['verdicts'], numbers: readonly number[]): string {
  const states = numbers.map((number) => {
    const verdict = verdicts.get(number);
    return (verdict?.kind === 'stopped' ? verdict.state : undefined) ?? 'the queue does not tell why';
  });
  return [...new Set(states)].join(', ');
}
