/** slurm.json in a sweep's folder: what was submitted, so that whoever follows next submits nothing twice. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../../output/alive.ts';
import { formatJson, writeAtomic } from '../../../output/files.ts';
import { ClusterError } from './cluster-error.ts';

/** One call of sbatch. Noted before the call, without the job's number, and again after it. */
export interface Submission {
  /** Name of the job; no other submission has it. */
  readonly name: string;
  /** What `sbatch` answered; absent where that is not known. */
  readonly job?: string;
  /** A script that was written to be submitted by hand. */
  readonly isPrepared?: true;
  /** Subtracted from a task's number to make its array index. */
  readonly first: number;
  /** Numbers of the tasks, from 1. */
  readonly numbers: readonly number[];
  /** ISO 8601, UTC */
  readonly at: string;
}

export interface Ledger {
  readonly program: 'tipfield';
  readonly format: 1;
  readonly submissions: readonly Submission[];
  /** Who follows the jobs; absent when nobody does. */
  readonly follower?: { readonly id: number; readonly host: string; readonly at: string };
}

export const ledgerName = 'slurm.json';

/** A follower on another host that was silent for longer is taken for dead [s]; it says that it lives at every look. */
const SILENT = 300;

/** The folder's slurm.json; an empty ledger where there is none. Throws ClusterError where it cannot be read. */
export function readLedger(folder: string): Ledger {
  const path = join(folder, ledgerName);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { program: 'tipfield', format: 1, submissions: [] };
    throw error;
  }
  try {
    const ledger = JSON.parse(text) as Partial<Ledger> | null;
    if (ledger?.program === 'tipfield' && Array.isArray(ledger.submissions)) return ledger as Ledger;
  } catch {
    // Told below.
  }
  throw new ClusterError(
    `${path} is not a list of submissions: see with squeue which jobs run, end them with scancel, and remove the file`,
  );
}

/** The ledger with one submission in place of another of its name, or added. */
export function noted(ledger: Ledger, submission: Submission): Ledger {
  const others = ledger.submissions.filter(({ name }) => name !== submission.name);
  return { ...ledger, submissions: [...others, submission] };
}

/** The ledger without the submission. */
export function dropped(ledger: Ledger, { name }: Submission): Ledger {
  return { ...ledger, submissions: ledger.submissions.filter((other) => other.name !== name) };
}

/** Numbers of the jobs to which the folder's tasks were given, ended ones among them; empty where Slurm has none of them. */
export function slurmJobs(folder: string): readonly string[] {
  return readLedger(folder).submissions.flatMap(({ job }) => job ?? []);
}

export function writeLedger(folder: string, ledger: Ledger): void {
  writeAtomic(join(folder, ledgerName), formatJson(ledger));
}

/** A name that no job had before: `tipfield-tip-effect-3f9a1c20`. */
export function jobName(sweep: string): string {
  const plain = sweep.replace(/[^\w-]+/g, '-').slice(0, 40);
  return `tipfield-${plain}-${randomUUID().slice(0, 8)}`;
}

/** The ledger with this process as follower. Throws ClusterError while another one follows. */
export function claimed(ledger: Ledger, folder: string, now: Date): Ledger {
  const { follower } = ledger;
  if (follower && lives(follower, now))
    throw new ClusterError(
      `the jobs of ${folder} are followed by process ${follower.id} on ${follower.host}: read on there, or end that process first; the jobs go on`,
    );
  return { ...ledger, follower: { id: process.pid, host: hostname(), at: now.toISOString() } };
}

/** The ledger without a follower. */
export function released({ follower: _follower, ...ledger }: Ledger): Ledger {
  return ledger;
}

type Follower = NonNullable<Ledger['follower']>;

/** This process itself counts as dead: what it finds is of an earlier one with its number. */
function lives({ id, host, at }: Follower, now: Date): boolean {
  if (host !== hostname()) return (now.getTime() - Date.parse(at)) / 1000 < SILENT;
  return isAlive(id);
}
