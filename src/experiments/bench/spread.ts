/** Repeated measurements of one thing: their median and range, and how two of them compare. */
import { uniform } from '../../case/random.ts';

/** Repeats of a measurement, ascending, with what a table shows of them; all of one unit. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly samples: readonly number[];
}

/** Repeats of each measurement: nine, because the bootstrap of a median of five hardly knows other values than the extremes. */
export const REPEATS = 9;

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  return { median: medianOf(sorted), least: sorted[0], most: sorted[sorted.length - 1], samples: sorted };
}

/** Two measurements of one thing, as how many times one exceeds the other. */
export interface Ratio {
  /** Of the medians */
  readonly ratio: number;
  /** Between these it lies in 95 of 100 resamplings */
  readonly low: number;
  readonly high: number;
  /** Whether the interval leaves out 1 */
  readonly differs: boolean;
}

/** Resamplings of the bootstrap, and the seed of its draws. */
const RESAMPLINGS = 2000;
const SEED = 95;
const TAIL = 0.025;

/**
 * median(one)/median(other) with the 95 % interval of a percentile bootstrap: both samples are drawn anew with repetition, 2000 times, always with the
 * same draws. It holds what varied within both measurements, not what varies from run to run.
 *
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 */
export function ratioOf(one: Spread, other: Spread): Ratio {
  let drawn = 0;
  const drawMedian = ({ samples }: Spread) => {
    const picked = samples.map(() => samples[Math.floor(uniform(SEED, drawn++) * samples.length)]);
    return medianOf(picked.sort((a, b) => a - b));
  };
  const ratios = Array.from({ length: RESAMPLINGS }, () => drawMedian(one) / drawMedian(other)).sort((a, b) => a - b);
  const low = ratios[Math.floor(TAIL * RESAMPLINGS)];
  const high = ratios[Math.ceil((1 - TAIL) * RESAMPLINGS) - 1];
  return { ratio: one.median / other.median, low, high, differs: low > 1 || high < 1 };
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
