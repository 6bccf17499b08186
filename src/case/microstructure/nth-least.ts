/** The n-th least of many values. */

const BINS = 65536;

/**
 * The n-th least of finite values [any unit], n from 1: a histogram finds the bin that it lies in, and only that one is
 * sorted.
 */
export function nthLeast(values: Float32Array, n: number): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (high === low) return low;
  const scale = (BINS - 1) / (high - low);
  const bin = (value: number) => Math.floor((value - low) * scale);
  const counts = new Uint32Array(BINS);
  for (const value of values) counts[bin(value)]++;
  let [at, before] = [0, 0];
  while (before + counts[at] < n) before += counts[at++];
  const within = values.filter((value) => bin(value) === at).sort();
  return within[n - before - 1];
}
