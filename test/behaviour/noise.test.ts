/** Noise on the reaction: one seed one history, and no current of its own. */
import { expect, test } from 'vitest';
import { noiseAt } from '../../src/physics/twin/noise.ts';
import { smallCase } from '../support/cases.ts';
import { difference, onTwin } from './cells.ts';
import { report } from './report.ts';

async function grown(noise: number, seed: number) {
  const cell = onTwin(smallCase('control.voltage=0.3 V', `noise=${noise}`, `seed=${seed}`));
  await cell.advanceTo(4);
  return cell.sample();
}

test('noise with one seed gives the same deposit bit by bit, with another seed another deposit, without noise a flat one', async () => {
  const [first, again, other] = [await grown(0.3, 1), await grown(0.3, 1), await grown(0.3, 2)];
  const apart = difference(other.snapshot.metal, first.snapshot.metal);
  const [row, flat] = [first, await grown(0, 1)].map(({ snapshot: { metal, grid } }) =>
    Math.max(
      ...Array.from({ length: grid.ny }, (_, j) => {
        const cells = metal.slice(j * grid.nx, (j + 1) * grid.nx);
        return Math.max(...cells) - Math.min(...cells);
      }),
    ),
  );
  report('noise of 0.3', [
    {
      what: 'largest difference of ξ, same seed',
      expected: 0,
      measured: difference(again.snapshot.metal, first.snapshot.metal),
      tolerance: 0,
    },
    { what: 'largest difference of ξ, other seed', expected: '> 1e-4', measured: apart, tolerance: '' },
    { what: 'largest difference of ξ along a row', expected: '> 1e-4', measured: row, tolerance: '' },
    // What the V-cycles leave.
    { what: 'the same without noise', expected: 0, measured: flat, tolerance: 1e-6 },
  ]);
  expect(again.snapshot.metal).toEqual(first.snapshot.metal);
  expect(apart).toBeGreaterThan(1e-4);
  expect(row).toBeGreaterThan(1e-4);
  expect(flat).toBeLessThan(1e-6);
});

test('noise is of mean 0 and variance 1 over cells and over steps, and drives no current', async () => {
  const draws = 40_000;
  const along = (of: (n: number) => number) => {
    const values = Array.from({ length: draws }, (_, n) => of(n));
    const mean = values.reduce((sum, x) => sum + x, 0) / draws;
    return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws };
  };
  const [cells, steps] = [along((n) => noiseAt(7, 3, n)), along((n) => noiseAt(7, n, 3))];
  const [noisy, quiet] = [await grown(0.3, 1), await grown(0, 1)];
  const current = noisy.status.charge / quiet.status.charge;
  // Four standard deviations; the variance of a uniform variable's square is 4/5.
  const [meanTolerance, varianceTolerance] = [4 / Math.sqrt(draws), 4 * Math.sqrt(0.8 / draws)];
  // 0.3 over 32 columns, 4 cells deep, in at least 10 steps, four standard deviations.
  const currentTolerance = (4 * 0.3) / Math.sqrt(32 * 4 * 10);
  report('statistics of the noise', [
    { what: 'mean over cells', expected: 0, measured: cells.mean, tolerance: meanTolerance },
    { what: 'mean over steps', expected: 0, measured: steps.mean, tolerance: meanTolerance },
    { what: 'variance over cells', expected: 1, measured: cells.variance, tolerance: varianceTolerance },
    { what: 'variance over steps', expected: 1, measured: steps.variance, tolerance: varianceTolerance },
    { what: 'charge with noise over charge without', expected: 1, measured: current, tolerance: currentTolerance },
  ]);
  for (const { mean, variance } of [cells, steps]) {
    expect(Math.abs(mean)).toBeLessThan(meanTolerance);
    expect(Math.abs(variance - 1)).toBeLessThan(varianceTolerance);
  }
  expect(Math.abs(current - 1)).toBeLessThan(currentTolerance);
});
