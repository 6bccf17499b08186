/** How fast it goes, and how fast it may. */
import type { Pace } from './protocol.ts';

/** The pace is that of the last so many milliseconds, because a shorter time flickers and a longer one lags. */
const WINDOW = 1000;
/** A clock that woke late may catch up by so much [ms]. */
const CATCHING_UP = 100;

/** Where a run stands at a time of the wall [ms]. */
interface Mark {
  readonly at: number;
  /** Of all cases together [–] */
  readonly steps: number;
  /** Simulated [s] */
  readonly time: number;
}

export interface PaceMeter {
  /** Forgets what was: after a start, a stop or a change. */
  reset(): void;
  /** Takes note of a frame and says how fast it went. */
  frame(mark: Mark): Pace;
}

/** Measures the pace over the last frames. */
export function paceMeter(): PaceMeter {
  let marks: Mark[] = [];
  return {
    reset() {
      marks = [];
    },
    frame(mark) {
      const last = marks.at(-1);
      marks = [...marks, mark];
      // The oldest that is kept lies at or before the window's begin.
      const first = marks.findLastIndex(({ at }) => at <= mark.at - WINDOW);
      marks = marks.slice(Math.max(0, first));
      const seconds = (mark.at - marks[0].at) / 1000;
      const rate = (difference: number) => (seconds > 0 ? difference / seconds : 0);
      return {
        stepsPerSecond: rate(mark.steps - marks[0].steps),
        simulatedPerSecond: rate(mark.time - marks[0].time),
        stepsPerFrame: last ? mark.steps - last.steps : 0,
      };
    },
  };
}

export interface Throttle {
  /** Simulated seconds in a second at most [–] */
  most(rate: number): void;
  /** Time until the next sample may begin [ms], 0 where it may now. */
  wait(now: number): number;
  /** Lets the next sample begin at once. */
  rest(): void;
  /** A sample of so many simulated seconds begins now [ms]. */
  begin(now: number, simulated: number): void;
}

/** Spreads samples over the time of the wall. */
export function throttle(): Throttle {
  let rate = Number.POSITIVE_INFINITY;
  let due = 0;
  return {
    most(next) {
      rate = next;
      due = 0;
    },
    rest() {
      due = 0;
    },
    wait: (now) => Math.max(0, due - now),
    begin(now, simulated) {
      due = Math.max(due, now - CATCHING_UP) + (1000 * simulated) / rate;
    },
  };
}
