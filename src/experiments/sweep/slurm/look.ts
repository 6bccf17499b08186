/** One look at the queue: what it says of each task that its result files do not call ended. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Queued } from './controller.ts';
import { dropped, noted, type Submission } from './ledger.ts';
import { type Desk, keep } from './submit.ts';
import { isQueued, judge, type Verdict } from './verdict.ts';

export interface Sight {
  /** By number of the task. */
  readonly verdicts: ReadonlyMap<number, Verdict>;
  /** How many tasks wait for each reason. */
  readonly reasons: ReadonlyMap<string, number>;
}

/**
 * Asks the queue. `goneSince` [ms] remembers when a task was first seen to have left it; on the first look of a follower (`isFirst`)
 * nothing is waited for, because whoever types the command again wants the tasks to go on. Throws Unreachable.
 */
export async function look(
  desk: Desk,
  numbers: readonly number[],
  goneSince: Map<number, number>,
  isFirst: boolean,
): Promise<Sight> {
  const names = desk.ledger.submissions.map(({ name }) => name);
  const rows = names.length > 0 ? await desk.controller.queue(names) : [];
  adopt(desk, rows);
  const known = new Set(rows.map(({ name }) => name));
  const byPlace = new Map<string, Queued>();
  for (const row of rows) {
    const place = `${row.name} ${row.index}`;
    if (isQueued(row) || !byPlace.has(place)) byPlace.set(place, row);
  }
  const verdicts = new Map<number, Verdict>();
  const reasons = new Map<string, number>();
  for (const number of numbers) {
    const held = desk.ledger.submissions.filter((submission) => submission.numbers.includes(number));
    const rowOf = ({ name, first }: Submission) => byPlace.get(`${name} ${number - first}`);
    const isInQueue = (one: Submission) => {
      const row = rowOf(one);
      return row !== undefined && isQueued(row);
    };
    const submission = held.find(isInQueue) ?? held.at(-1);
    const row = submission && rowOf(submission);
    if (row && isQueued(row)) goneSince.delete(number);
    else if (!goneSince.has(number)) goneSince.set(number, desk.now());
    const verdict = judge(
      {
        ...(submission
          ? { submission, hasBegun: () => hasBegun(desk.folder, submission, number) }
          : { hasBegun: () => false }),
        ...(row ? { row } : {}),
        isKnown: submission !== undefined && known.has(submission.name),
        gone:
          submission && submission.job === undefined
            ? (desk.now() - Date.parse(submission.at)) / 1000
            : isFirst
              ? Number.POSITIVE_INFINITY
              : (desk.now() - (goneSince.get(number) ?? desk.now())) / 1000,
      },
      desk.options.settle,
    );
    verdicts.set(number, verdict);
    if (verdict.kind === 'queued' && verdict.row.state === 'PENDING')
      reasons.set(verdict.row.reason, (reasons.get(verdict.row.reason) ?? 0) + 1);
  }
  return { verdicts, reasons };
}

/**
 * Finds the jobs of submissions whose answer was lost, and drops those that the controller, which answers now, does not have: scripts
 * that nobody submitted, and submissions of this process, whose sbatch has ended.
 */
function adopt(desk: Desk, rows: readonly Queued[]): void {
  for (const submission of desk.ledger.submissions.filter(({ job }) => job === undefined)) {
    const { isPrepared: _prepared, ...given } = submission;
    const job = rows.find(({ name }) => name === submission.name)?.job;
    if (job !== undefined) {
      keep(desk, noted(desk.ledger, { ...given, job }));
      desk.note(`job ${job} is in the queue and is followed`);
    } else if (submission.isPrepared || desk.lost.has(submission.name)) keep(desk, dropped(desk.ledger, submission));
  }
}

/** Whether the task's log names the job: the script writes the line first. */
function hasBegun(folder: string, { job, first }: Submission, number: number): boolean {
  const index = number - first;
  const log = `${first > 0 ? `${first}+` : ''}${String(index).padStart(4, '0')}.txt`;
  try {
    return readFileSync(join(folder, 'log', log), 'utf8').includes(`job ${job}, task ${index} on `);
  } catch {
    return false;
  }
}
