/** The time of the wall, which tests may put in other hands. */
export interface WallClock {
  /** [ms] */
  now(): number;
  /** Calls once, after so many milliseconds. */
  after(wait: number, call: () => void): void;
}

export const REAL_CLOCK: WallClock = {
  now: () => performance.now(),
  after: (wait, call) => void setTimeout(call, wait),
};
