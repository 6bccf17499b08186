import { SingleBar } from 'cli-progress';
import type { Case } from '../case/case.ts';
import type { DepositionRow } from '../experiments/deposition.ts';

export interface Progress {
  /** Takes a sample of a case. */
  readonly update: (input: Case, row: DepositionRow) => void;
  readonly close: () => void;
}

/** Where a line is printed when there is no terminal: this many a case. */
const LINES = 10;

/** A bar on a terminal, plain lines elsewhere: case, physical time, height, steps per second, time left. */
export function openProgress(cases: readonly Case[]): Progress {
  const begun = Date.now();
  const reached = new Map(cases.map(({ name }) => [name, { time: 0, step: 0 }]));
  const total = cases.reduce((sum, { duration }) => sum + duration, 0);
  const done = () => [...reached.values()].reduce((sum, { time }) => sum + time, 0);
  const pace = () => {
    const seconds = (Date.now() - begun) / 1000;
    const steps = [...reached.values()].reduce((sum, { step }) => sum + step, 0);
    const left = done() > 0 ? (seconds * (total - done())) / done() : Number.NaN;
    return { rate: (steps / Math.max(seconds, 1e-3)).toFixed(0), left: Number.isNaN(left) ? '?' : left.toFixed(0) };
  };
  const note = (input: Case, { time, step }: DepositionRow) => reached.set(input.name, { time, step });
  const micrometres = (height: number) => (1e6 * height).toFixed(2);

  if (process.stdout.isTTY) {
    const bar = new SingleBar({
      format: '{bar} {percentage} % | {name} {time} s, tip at {height} µm | {rate} steps/s | {left} s left',
      hideCursor: true,
      clearOnComplete: true,
    });
    bar.start(total, 0, { name: '', time: 0, height: 0, ...pace() });
    return {
      update: (input, row) => {
        note(input, row);
        const height = micrometres(row.maximumHeight);
        bar.update(done(), { name: input.label, time: row.time.toFixed(0), height, ...pace() });
      },
      close: () => bar.stop(),
    };
  }
  const printed = new Map<string, number>();
  return {
    update: (input, row) => {
      note(input, row);
      const tenth = Math.floor((LINES * row.time) / input.duration + 1e-9);
      if (tenth === printed.get(input.name)) return;
      printed.set(input.name, tenth);
      const { rate, left } = pace();
      console.log(
        `${input.label}: ${row.time.toFixed(0)} of ${input.duration} s, tip at ${micrometres(row.maximumHeight)} µm, ` +
          `${rate} steps/s, ${left} s left`,
      );
    },
    close: () => {},
  };
}
