/** Runs the tasks of a sweep as array jobs of Slurm, with a shared folder and without accounting. */
import { setTimeout } from 'node:timers/promises';
import type { Engine } from '../engine.ts';
import { type Controller, slurmController } from './controller.ts';
import { follow, numberOf, type Pause } from './follow.ts';
import { claimed, noted, readLedger, released, slurmJobs } from './ledger.ts';
import type { SlurmOptions } from './options.ts';
import { type Desk, keep, writeScripts } from './submit.ts';
import { UNANSWERED } from './verdict.ts';

/** What the engine meets outside; tests bring their own. */
export interface World {
  readonly controller: Controller;
  readonly pause: Pause;
  /** [ms] */
  readonly now: () => number;
}

/** An engine that hands tasks to Slurm as this machine reaches it. Throws ClusterError where it refuses a job, or is not there. */
export function openSlurm(options: SlurmOptions, world: World = here()): Engine {
  return async ({ folder, plan }, given) => {
    const note = given.onNote ?? (() => {});
    const { controller, now, pause } = world;
    const ledger = claimed(readLedger(folder), folder, new Date(now()));
    const desk: Desk = { folder, sweep: plan.name, options, controller, note, now, ledger, lost: new Set() };
    if (given.tasks.length === 0) return;
    tellUnanswered(desk);
    if (!options.submit) return prepare(desk, given.tasks.map(numberOf));
    try {
      await follow(desk, given, pause);
    } finally {
      keep(desk, released(desk.ledger));
    }
    if (!options.follow || given.signal?.aborted) tellJobs(folder, note);
  };
}

async function prepare(desk: Desk, numbers: readonly number[]): Promise<void> {
  const prepared = writeScripts(desk, numbers, await arrayEnd(desk.controller));
  for (const { submission, script } of prepared) {
    keep(desk, noted(desk.ledger, { ...submission, isPrepared: true }));
    desk.note(`submit with: sbatch ${script}`);
  }
  keep(desk, released(desk.ledger));
  desk.note('then the same command without --no-submit follows and gathers');
}

/** Slurm's own default where it cannot be asked, because a script may be written on another machine. */
async function arrayEnd(controller: Controller): Promise<number> {
  try {
    return await controller.arrayEnd();
  } catch {
    return 1001;
  }
}

/** A follower died while sbatch ran: its job may still come. */
function tellUnanswered({ ledger, note }: Desk): void {
  for (const { job, isPrepared, name, at } of ledger.submissions)
    if (job === undefined && !isPrepared)
      note(`whether job ${name} of ${at} was taken is not known: it is looked for until ${UNANSWERED} s have passed`);
}

function tellJobs(folder: string, note: (line: string) => void): void {
  const jobs = slurmJobs(folder);
  if (jobs.length === 0) return;
  note(`its jobs go on; the same command follows them, and this ends them: scancel ${jobs.join(' ')}`);
}

function here(): World {
  return { controller: slurmController(), pause, now: Date.now };
}

async function pause(seconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(1000 * seconds, undefined, signal ? { signal } : {});
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
