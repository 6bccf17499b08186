import { SingleBar } from 'cli-progress';
import type { Case } from '../case/case.ts';
import type { DepositionRow } from '../experiments/deposition.ts';

export interface Progress {
  /** Takes the times [s] from which the cases of a resumed run go on. */
  readonly resumed: (from: Readonly<Record<string, number>>) => void;
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
  /** Where each case was when it was first heard of: not at 0 in a run that is resumed. */
  const first = new Map<string, { readonly time: number; readonly step: number }>();
  const total = cases.reduce((sum, { duration }) => sum + duration, 0);
  const done = () => [...reached.values()].reduce((sum, { time }) => sum + time, 0);
  const since = (key: 'time' | 'step') =>
    [...first].reduce((sum, [name, row]) => sum + (reached.get(name)?.[key] ?? 0) - row[key], 0);
  const pace = () => {
    const seconds = (Date.now() - begun) / 1000;
    const steps = since('step');
    const gained = since('time');
    const left = gained > 0 ? (seconds * (total - done())) / gained : Number.NaN;
    return { rate: (steps / Math.max(seconds, 1e-3)).toFixed(0), left: Number.isNaN(left) ? '?' : left.toFixed(0) };
  };
  const note = ({ name }: Case, { time, step }: DepositionRow) => {
    if (!first.has(name)) first.set(name, { time, step });
    reached.set(name, { time, step });
  };
  const resumed = (from: Readonly<Record<string, number>>) => {
    for (const [name, time] of Object.entries(from)) reached.set(name, { time, step: 0 });
  };
  const micrometres = (height: number) => (1e6 * height).toFixed(2);

  if (process.stdout.isTTY) {
    const bar = new SingleBar({
      format: '{bar} {percentage} % | {name} {time} s, tip at {height} µm | {rate} steps/s | {left} s left',
      hideCursor: true,
      clearOnComplete: true,
    });
    bar.start(total, 0, { name: '', time: 0, height: 0, ...pace() });
    return {
      resumed,
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
    resumed,
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
