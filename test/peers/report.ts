/** A comparison with a peer, as text. */
import type { Case } from '../../src/case/case.ts';
import { differenceOf, type Spread, type Turn, timesOf } from './agreement.ts';
import { heightsOf } from './deposit.ts';

/** One case on one grid, computed by both several times. */
export interface Comparison {
  readonly input: Case;
  /** At least one; all of them end with the same deposits. */
  readonly turns: readonly Turn[];
}

/** Prints heights, voltage and steps of the first turn, and the times of all. */
export function printComparison({ input: { label, grid, duration }, turns }: Comparison): void {
  const [{ peer, twin }] = turns;
  const difference = differenceOf(turns[0]);
  console.log(`\n${label}, ${grid.nx} × ${grid.ny} cells, ${duration} s`);
  row('', 'FreeFEM++', 'tipfield, twin', 'difference');
  for (const [key, name] of [
    ['mean', 'mean height'],
    ['tip', 'tip'],
  ] as const) {
    const shown = (run: typeof peer | typeof twin, when: 'start' | 'end') =>
      (1e6 * heightsOf(run[when])[key]).toFixed(4);
    row(`${name} at the start [µm]`, shown(peer, 'start'), shown(twin, 'start'));
    row(`${name} at the end [µm]`, shown(peer, 'end'), shown(twin, 'end'), percent(difference[key]));
  }
  row('cell voltage [V]', peer.voltage.toFixed(4), twin.voltage.toFixed(4), percent(peer.voltage / twin.voltage - 1));
  row('steps', String(peer.steps), String(twin.steps));
  row(`times of ${turns.length} turns`, 'FreeFEM++', 'tipfield, twin', 'ratio');
  for (const clock of ['wall', 'processor'] as const) {
    const times = timesOf(turns, clock);
    row(`ms/step, ${clock}`, spread(times.peer), spread(times.twin), spread(times.ratio));
  }
  const iterations = (peer.iterations / peer.steps).toFixed(2);
  const [assembling, solving] = [peer.assembling, peer.solving].map((part) =>
    Math.round((100 * part) / peer.processor),
  );
  console.log(
    `FreeFEM++ takes ${iterations} Newton iterations a step; ${assembling} % of its time assembles, ${solving} % solves`,
  );
}

/** How many times longer a step took the peer, grid by grid. */
export function ratioLine(comparisons: readonly Comparison[]): string {
  const ratios = comparisons.map(({ input, turns }) => `${input.grid.nx}² ${spread(timesOf(turns, 'wall').ratio)}`);
  return `a step of FreeFEM++ over one of tipfield, median (range): ${ratios.join(', ')}`;
}

function row(name: string, ...words: readonly string[]): void {
  console.log(name.padEnd(30) + words.map((word) => word.padStart(20)).join(''));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function spread({ median, least, most }: Spread): string {
  return `${median.toPrecision(3)} (${least.toPrecision(3)}–${most.toPrecision(3)})`;
}
