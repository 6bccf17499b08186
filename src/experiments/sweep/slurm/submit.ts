/** Gives tasks to the queue: one array job, or several where there are more numbers than a site's arrays have. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomic } from '../../../output/files.ts';
import { type Controller, Unreachable } from './controller.ts';
import { dropped, jobName, type Ledger, noted, type Submission, writeLedger } from './ledger.ts';
import type { SlurmOptions } from './options.ts';
import { arrayScript } from './script.ts';

/** What all parts of the engine work on; `ledger` is the one thing that changes. */
export interface Desk {
  /** Absolute. */
  readonly folder: string;
  /** Name of the sweep. */
  readonly sweep: string;
  readonly options: SlurmOptions;
  readonly controller: Controller;
  readonly note: (line: string) => void;
  /** [ms] */
  readonly now: () => number;
  ledger: Ledger;
  /** Names of this process's submissions that got no answer. */
  readonly lost: Set<string>;
}

/** Writes the ledger on disk and on the desk. */
export function keep(desk: Desk, ledger: Ledger): void {
  writeLedger(desk.folder, ledger);
  desk.ledger = ledger;
}

/**
 * Submits the tasks. A submission is noted before sbatch is called, so that a follower which dies in between leaves the name by which
 * the next one finds the job. Throws Unreachable where no answer came, and ClusterError where the job was refused.
 */
export async function submit(desk: Desk, numbers: readonly number[]): Promise<readonly Submission[]> {
  const done: Submission[] = [];
  for (const { script, submission } of writeScripts(desk, numbers, await desk.controller.arrayEnd())) {
    keep(desk, noted(desk.ledger, submission));
    try {
      const job = await desk.controller.submit(script);
      done.push({ ...submission, job });
    } catch (error) {
      // What got no answer may have been taken all the same: the next look at the queue tells.
      if (error instanceof Unreachable) desk.lost.add(submission.name);
      else keep(desk, dropped(desk.ledger, submission));
      throw error;
    }
    keep(desk, noted(desk.ledger, done[done.length - 1]));
  }
  return done;
}

export interface Prepared {
  /** Path of the script. */
  readonly script: string;
  readonly submission: Submission;
}

/** Writes `sweep.sbatch`, and `sweep-2.sbatch` and so on where arrays end before the numbers do. */
export function writeScripts(
  { folder, sweep, options, now }: Desk,
  numbers: readonly number[],
  arrayEnd: number,
): readonly Prepared[] {
  // Slurm does not make the folder of the logs, and a job without it fails.
  mkdirSync(join(folder, 'log'), { recursive: true });
  return blocks(numbers, arrayEnd - 1).map(({ first, numbers: own }, k) => {
    const submission = { name: jobName(sweep), first, numbers: own, at: new Date(now()).toISOString() };
    const script = join(folder, k === 0 ? 'sweep.sbatch' : `sweep-${k + 1}.sbatch`);
    writeAtomic(script, arrayScript({ ...submission, folder }, options));
    return { script, submission };
  });
}

/** The numbers, ascending, in blocks of `size`: 1 to size, size + 1 to 2 size … */
export function blocks(numbers: readonly number[], size: number): { first: number; numbers: number[] }[] {
  const all = new Map<number, number[]>();
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const first = size * Math.floor((number - 1) / size);
    all.set(first, [...(all.get(first) ?? []), number]);
  }
  return [...all].map(([first, own]) => ({ first, numbers: own }));
}
