/** A case computed by a peer and by tipfield, in turns: do they agree, and what did a step take? */
import { type Heights, heightsOf, type Run } from './deposit.ts';
import type { PeerRun } from './freefem.ts';

/** One turn. */
export interface Turn {
  readonly peer: PeerRun;
  readonly twin: Run;
}

/** Largest difference of heights over tipfield's that counts as the same deposit [–]. */
export const AGREEMENT = 0.02;

/** By how much the peer's deposit is higher than tipfield's, of tipfield's [–]. */
export function differenceOf({ peer, twin }: Turn): Heights {
  const [its, ours] = [heightsOf(peer.end), heightsOf(twin.end)];
  return { mean: its.mean / ours.mean - 1, tip: its.tip / ours.tip - 1 };
}

/** Whether mean height and tip agree within AGREEMENT. */
export function agrees(turn: Turn): boolean {
  const { mean, tip } = differenceOf(turn);
  return Math.max(Math.abs(mean), Math.abs(tip)) <= AGREEMENT;
}

/** Median, least and most of several numbers. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The spread of some numbers, at least one; of an even number of them the lower of the two medians. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { median: sorted[(sorted.length - 1) >> 1], least: sorted[0], most: sorted[sorted.length - 1] };
}

/** What a step took, over the turns [ms], and how many times longer it took the peer, turn by turn. */
export function timesOf(turns: readonly Turn[], clock: 'wall' | 'processor') {
  const perStep = (run: Run) => (1000 * run[clock]) / run.steps;
  return {
    peer: spreadOf(turns.map(({ peer }) => perStep(peer))),
    twin: spreadOf(turns.map(({ twin }) => perStep(twin))),
    ratio: spreadOf(turns.map(({ peer, twin }) => perStep(peer) / perStep(twin))),
  };
}
