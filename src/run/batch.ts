/** How many steps go to a GPU at once: the host learns that a span is over only after them, and the screen is drawn between them. */

/** Steps in one submission at most, because what comes after the end of a span is submitted in vain. */
export const LARGEST_BATCH = 16;

/** Time that a submission should take [ms], because a screen of 60 frames a second then waits for one or two of them. */
const AIM = 25;

/** Steps to submit after `steps` that took `took` [ms], submission and readback together. */
export function nextBatch(steps: number, took: number): number {
  return Math.max(1, Math.min(LARGEST_BATCH, Math.floor((steps * AIM) / took)));
}
