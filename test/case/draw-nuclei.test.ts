import { expect, test } from 'vitest';
import { poissonNuclei, randomNuclei } from '../../src/case/surface/draw-nuclei.ts';

const base = { width: 6e-6, periodic: true, seed: 1 };
const nuclei = { random: 12, radius: 2e-7, spread: 0.3, apart: 0 };
const nucleation = { rate: 2e4, radius: 2e-7, spread: 0, until: 100 };
const seeds = Array.from({ length: 400 }, (_, k) => k);

test('random nuclei lie within the width, repeat with their seed and differ with another', () => {
  const first = randomNuclei(nuclei, base);
  expect(first).toHaveLength(12);
  for (const { position, radius, time } of first) {
    expect(position).toBeGreaterThanOrEqual(0);
    expect(position).toBeLessThan(6e-6);
    expect(Math.abs(radius / 2e-7 - 1)).toBeLessThanOrEqual(0.3);
    expect(time).toBe(0);
  }
  expect(randomNuclei(nuclei, base)).toEqual(first);
  expect(randomNuclei(nuclei, { ...base, seed: 2 })).not.toEqual(first);
});

test.each([true, false])('nuclei keep their distance, around the seam too where the domain repeats: %s', (periodic) => {
  for (const seed of seeds) {
    const places = randomNuclei({ ...nuclei, apart: 4.9e-7 }, { ...base, periodic, seed })
      .map(({ position }) => position)
      .sort((a, b) => a - b);
    const gaps = places.map((place, k) =>
      k === 0 ? (periodic ? place + 6e-6 - places[11] : 1) : place - places[k - 1],
    );
    expect(Math.min(...gaps)).toBeGreaterThan(4.9e-7 * (1 - 1e-9));
    expect(Math.max(...places)).toBeLessThan(6e-6);
  }
});

test('places and radii are even over many seeds', () => {
  const all = seeds.flatMap((seed) => randomNuclei({ ...nuclei, apart: 1e-7 }, { ...base, seed }));
  const n = all.length;
  // The mean of n numbers even in [0, 1) has the deviation 1/√(12 n); four of them are allowed. The places of a seed keep
  // their distance, which makes their mean no less certain.
  const four = 4 / Math.sqrt(12 * n);
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / n;
  expect(Math.abs(meanOf(all.map(({ position }) => position / 6e-6)) - 0.5)).toBeLessThan(4 * four);
  expect(Math.abs(meanOf(all.map(({ radius }) => (radius / 2e-7 - 0.7) / 0.6)) - 0.5)).toBeLessThan(four);
});

test('nucleation is a Poisson process: as many as rate, width and time make, with that variance, even in time', () => {
  const counts = seeds.map((seed) => poissonNuclei(nucleation, { ...base, seed }, 1000).length);
  const n = seeds.length;
  const expected = 2e4 * 6e-6 * 100;
  const mean = counts.reduce((sum, count) => sum + count, 0) / n;
  // 12 in each, so √(12/n) is the deviation of the mean and 12 √((2 + 1/12)/n) that of the variance; four of each are allowed.
  expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(expected / n));
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (n - 1);
  expect(Math.abs(variance - expected)).toBeLessThan(4 * expected * Math.sqrt((2 + 1 / expected) / n));
  const all = seeds.flatMap((seed) => poissonNuclei(nucleation, { ...base, seed }, 1000));
  for (const key of ['time', 'position'] as const) {
    const whole = key === 'time' ? 100 : 6e-6;
    const centre = all.reduce((sum, nucleus) => sum + nucleus[key] / whole, 0) / all.length;
    expect(Math.abs(centre - 0.5)).toBeLessThan(4 / Math.sqrt(12 * all.length));
  }
});
