/** When two times are one: they are sums and multiples in different orders, and differ by rounding. */

/** Relative distance below which two times are one. */
export const SAME_TIME = 1e-9;

/** Whether `time` comes before `other` [s] by more than rounding. */
export function isBefore(time: number, other: number): boolean {
  return time < other - SAME_TIME * Math.abs(other);
}
