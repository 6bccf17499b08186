import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { maps } from '../../src/case/maps.ts';
import { drawNanorods } from '../../src/case/microstructure/nanorods.ts';
import { fillerShares } from '../../src/case/microstructure/picture.ts';
import { blank, coverage, lay } from '../../src/case/microstructure/raster.ts';
import { uniform } from '../../src/case/random.ts';
import { caseWith } from './study.ts';

const structure = {
  kind: 'nanorods',
  length: 0.72e-6,
  width: 0.072e-6,
  fraction: 0.18,
  angle: Math.PI / 2,
  spread: Math.PI / 2,
} as const;
const domain = { width: 6e-6, height: 6e-6, periodic: true };
const rods =
  'filler={structure: {kind: nanorods, length: 0.72 um, width: 0.072 um, fraction: 18 %}, conductivity: 30 x matrix, transference: 0.5}';
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

function rodsOn(grid: number, ...overrides: string[]): Case {
  return caseWith(rods, `grid=${grid}`, ...overrides);
}

describe('the rods cover the fraction that was asked for, within 0.5 % of the domain', () => {
  test.each([
    [96, 0.18, 'periodic'],
    [128, 0.18, 'periodic'],
    [100, 0.05, 'closed'],
    [192, 0.45, 'closed'],
    [64, 0.9, 'periodic'],
  ])('%i cells across, %f, %s', (grid, fraction, sides) => {
    const drawn = rodsOn(grid, `filler.structure.fraction=${fraction}`, `domain.sides=${sides}`);
    expect(Math.abs(mean(fillerShares(drawn)) - fraction)).toBeLessThan(0.005);
  });
  test('a rod larger than the area that is left is cut to it', () => {
    const { rods, raster } = drawNanorods({ ...structure, length: 4e-6, width: 2e-6, fraction: 0.02 }, domain, 5);
    expect(rods.at(-1)!.length).toBeLessThan(4e-6);
    expect(Math.abs(raster.samples.reduce((sum, value) => sum + value, 0) / raster.samples.length - 0.02)).toBeLessThan(
      0.005,
    );
  });
});

test('the same seed lays the same rods, another seed others', () => {
  expect(fillerShares(rodsOn(96, 'seed=4'))).toEqual(fillerShares(rodsOn(96, 'seed=4')));
  expect(fillerShares(rodsOn(96, 'seed=5'))).not.toEqual(fillerShares(rodsOn(96, 'seed=4')));
});

test('every grid shows the same rods: the mean of 2 × 2 fine cells is the coarse cell', () => {
  const coarse = fillerShares(rodsOn(96));
  const fine = fillerShares(rodsOn(192));
  // Both integrate one picture of 1024 × 1024 samples: they agree to round-off.
  coarse.forEach((share, k) => {
    const at = 2 * Math.floor(k / 96) * 192 + 2 * (k % 96);
    const four = (fine[at] + fine[at + 1] + fine[at + 192] + fine[at + 193]) / 4;
    if (Math.abs(share - four) > 1e-9) expect(share).toBeCloseTo(four, 9);
  });
});

test('a rod that leaves a periodic domain comes back on the other side, and is cut off at a wall', () => {
  const rod = { x: 0, y: 3e-6, angle: 0, length: 2e-6, width: 0.6e-6 };
  const columns = (periodic: boolean) =>
    [...new Set(lay(blank(6e-6, 6e-6, 60), rod, periodic).map((index) => index % 60))].sort((a, b) => a - b);
  const inside = Array.from({ length: 10 }, (_, k) => k);
  expect(columns(false)).toEqual(inside);
  expect(columns(true)).toEqual([...inside, ...inside.map((k) => k + 50)]);
});

test('the area of a cell is exact where samples and cells do not match', () => {
  // The left 3 of 10 columns are covered; 4 cells of 2.5 columns each.
  const raster = blank(1, 1, 10);
  raster.samples.forEach((_, index) => {
    if (index % 10 < 3) raster.samples[index] = 1;
  });
  const shares = [...coverage(raster, 4, 4).subarray(0, 4)];
  expect(shares).toEqual([1, 0.2, 0, 0].map((share) => expect.closeTo(share, 12) as number));
});

test('directions are spread evenly', () => {
  const { rods } = drawNanorods({ ...structure, width: 0.02e-6, fraction: 0.3 }, domain, 2);
  // Mean of e^{2iθ} over n random directions: each part has the standard deviation 1/√(2n); four of them allowed.
  const allowed = 4 / Math.sqrt(2 * rods.length);
  expect(rods.length).toBeGreaterThan(500);
  expect(Math.abs(rods.reduce((sum, { angle }) => sum + Math.cos(2 * angle), 0) / rods.length)).toBeLessThan(allowed);
  expect(Math.abs(rods.reduce((sum, { angle }) => sum + Math.sin(2 * angle), 0) / rods.length)).toBeLessThan(allowed);
});

test('rods are as dense at a wall as inside', () => {
  const thin = { ...structure, length: 0.5e-6, width: 0.05e-6, fraction: 0.3 };
  let [atWall, all] = [0, 0];
  for (let seed = 1; seed <= 8; seed++) {
    const { raster } = drawNanorods(thin, { ...domain, periodic: false }, seed);
    const rows = Math.round(raster.rows / 24);
    raster.samples.forEach((value, index) => {
      all += value / raster.samples.length;
      const row = Math.floor(index / raster.columns);
      if (row < rows || row >= raster.rows - rows) atWall += value / (2 * rows * raster.columns);
    });
  }
  // 8 seeds × 2 strips of 6 µm × 0.25 µm hold about 400 rods: 5 % of scatter, three of it allowed.
  expect(Math.abs(atWall / all - 1)).toBeLessThan(0.15);
});

test('the counted random numbers are uniform and do not repeat between seeds', () => {
  const counts = new Array<number>(64).fill(0);
  const n = 64000;
  for (let k = 0; k < n; k++) counts[Math.floor(64 * uniform(1, k))]++;
  // χ² of 63 degrees of freedom: mean 63, standard deviation √126; four of them allowed.
  const chi = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(Math.abs(chi - 63)).toBeLessThan(4 * Math.sqrt(126));
  const values = new Set(
    [1, 2, 3, 4294967295].flatMap((seed) => Array.from({ length: 100 }, (_, k) => uniform(seed, k))),
  );
  expect(values.size).toBe(400);
});

test('a rod carries its whole conductance whatever part of a cell it takes', () => {
  const input = rodsOn(96);
  const share = mean(fillerShares(input));
  const { conductivity, transference, blocking, exchangeFactor } = maps(input);
  expect(mean(conductivity) / 0.036).toBeCloseTo(1 + 29 * share, 9);
  const cations = conductivity.map((sigma, k) => sigma * transference[k]);
  expect(mean(cations) / 0.036).toBeCloseTo(0.19 + (30 * 0.5 - 0.19) * share, 9);
  expect(Math.max(...blocking)).toBe(0);
  expect(new Set(exchangeFactor)).toEqual(new Set([1]));
});

test('a hard filler keeps metal out of the cells that it takes at least half of', () => {
  const input = rodsOn(96, 'filler.blocking=true');
  expect(maps(input).blocking).toEqual(fillerShares(input).map((share) => (share >= 0.5 ? 1 : 0)));
});

test('without a filler every cell is the electrolyte', () => {
  const { conductivity, transference, blocking } = maps(caseWith());
  expect(new Set(conductivity)).toEqual(new Set([0.036]));
  expect(new Set(transference)).toEqual(new Set([0.19]));
  expect(new Set(blocking)).toEqual(new Set([0]));
});
