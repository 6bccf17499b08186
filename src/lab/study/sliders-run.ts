/** How long, how fine, and with which chance. */
import type { Case } from '../../case/case.ts';
import { clean, type Slider } from './slider.ts';

const always = () => true;

/** As many frames and samples as before: those of the file may lie beyond a shorter duration. */
function durationChange(value: number, { duration, output }: Case): readonly string[] {
  const frames = output.frames.length - 1;
  const rows = Math.max(1, Math.round(duration / output.sampling));
  return [`duration=${value} s`, `output.frames={every: ${value / frames} s}`, `output.sampling=${value / rows} s`];
}

const duration: Slider = {
  id: 'duration',
  group: 'run',
  label: 'Duration',
  symbol: 't',
  unit: 's',
  scope: 'all',
  scale: 'log',
  applies: ({ experiment }) => !experiment,
  range: ({ surface }) => ({
    from: Math.max(5, Math.ceil(Math.max(0, ...surface.nuclei.map(({ time }) => time)))),
    to: 10000,
    step: 1,
  }),
  known: () => null,
  words: () => 'Simulated time until the end. The run also ends when metal reaches the other side.',
  read: ({ duration }) => duration,
  change: durationChange,
};

/** Squares of the largest are what a small GPU still steps in reasonable time. */
const GRIDS = [32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];

const grid: Slider = {
  id: 'grid',
  group: 'run',
  label: 'Cells across',
  symbol: 'n',
  unit: '',
  scope: 'all',
  scale: 'linear',
  choices: GRIDS,
  applies: always,
  range: () => ({ from: GRIDS[0], to: GRIDS[GRIDS.length - 1], step: 2 }),
  known: () => null,
  words: ({ grid: { nx, ny, spacing } }) =>
    `${nx} × ${ny} cells of ${clean(Number((spacing * 1e9).toPrecision(3)))} nm. Twice as many across take about eight times as long.`,
  read: ({ grid }) => grid.nx,
  change: (value) => [`grid=${value}`],
};

const noise: Slider = {
  id: 'noise',
  group: 'run',
  label: 'Noise of the reaction',
  symbol: 'η',
  unit: '%',
  scope: 'all',
  scale: 'linear',
  applies: always,
  range: () => ({ from: 0, to: 50, step: 1 }),
  known: () => null,
  words: () =>
    'Random changes of the reaction rate from place to place; without any a run can be repeated and compared.',
  read: ({ noise }) => clean(100 * noise),
  change: (value) => [`noise=${value} %`],
};

const seed: Slider = {
  id: 'seed',
  group: 'run',
  label: 'Seed',
  symbol: '#',
  unit: '',
  scope: 'all',
  scale: 'linear',
  applies: always,
  range: () => ({ from: 0, to: 99, step: 1 }),
  known: () => null,
  words: () => 'Another number draws other places for filler, random nuclei and noise.',
  read: ({ seed }) => seed,
  change: (value) => [`seed=${value}`],
};

export const runSliders: readonly Slider[] = [duration, grid, seed, noise];
