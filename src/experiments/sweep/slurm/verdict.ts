/**
 * What is to be done with a task that its result files do not call ended. The files decide what is done; the queue only tells what
 * still waits or runs, and, for the few minutes that it remembers an ended job, whether somebody took it out.
 */
import type { Queued } from './controller.ts';
import type { Submission } from './ledger.ts';

export type Verdict =
  /** Waits or runs. */
  | { readonly kind: 'queued'; readonly row: Queued }
  /** Left the queue a moment ago: its files may still come. */
  | { readonly kind: 'settling' }
  /** No submission holds it. */
  | { readonly kind: 'new' }
  /** Ended without an end: killed, out of memory, at its time limit; `state` is what the queue calls it, if it remembers. */
  | { readonly kind: 'stopped'; readonly state?: string }
  /** Taken out by somebody. */
  | { readonly kind: 'cancelled' };

export interface Known {
  /** The last submission that holds the task. */
  readonly submission?: Submission;
  /** The task in the queue, under that submission. */
  readonly row?: Queued;
  /** Whether the queue knows any task of that submission; one that lost its memory does not. */
  readonly isKnown: boolean;
  /** Time since it was first seen to have left the queue [s] */
  readonly gone: number;
  /** Whether its log names that job: whether it ever started. */
  readonly hasBegun: () => boolean;
}

/** States of squeue(1) in which a job has ended and does not come back by itself. */
const ENDED = new Set([
  'BOOT_FAIL',
  'CANCELLED',
  'COMPLETED',
  'DEADLINE',
  'FAILED',
  'NODE_FAIL',
  'OUT_OF_MEMORY',
  'PREEMPTED',
  'REVOKED',
  'TIMEOUT',
]);

/** Time within which an sbatch whose follower died may still hand its job in [s]; sbatch itself gives up sooner. */
export const UNANSWERED = 180;

/** Whether the queue shows it as waiting or running. */
export function isQueued({ state }: Queued): boolean {
  return !ENDED.has(state);
}

/**
 * A pending task that is cancelled vanishes from the queue without a trace, one that runs is remembered as CANCELLED for some minutes.
 * So a task counts as cancelled if the queue says so, or if it left without ever having begun while the queue still knows others of its job;
 * whatever else left the queue unfinished has stopped, or was forgotten by a controller that died, and is submitted again.
 */
export function judge({ submission, row, isKnown, gone, hasBegun }: Known, settle: number): Verdict {
  if (!submission) return { kind: 'new' };
  if (row && isQueued(row)) return { kind: 'queued', row };
  if (gone < (submission.job === undefined ? Math.max(settle, UNANSWERED) : settle)) return { kind: 'settling' };
  if (submission.job === undefined) return { kind: 'new' };
  if (row?.state === 'CANCELLED' || (!row && isKnown && !hasBegun())) return { kind: 'cancelled' };
  return { kind: 'stopped', ...(row ? { state: row.state } : {}) };
}
