import { expect, test } from 'vitest';
import { distanceToLine, roughLine } from '../../src/case/surface/rough-line.ts';
import { initialMetal } from '../../src/case/surface.ts';
import { caseWith } from './study.ts';

const rough = { rms: 5e-8, shortest: 3e-7, longest: 3e-6, hurst: 0.8 };
const periodic = { width: 6e-6, periodic: true };
const closed = { width: 6e-6, periodic: false };
/** More places than twice the highest wave number: sums over them are integrals but for rounding. */
const PLACES = 256;

/** s at the centres of even parts of the width. */
const heightsOf = (span: typeof periodic, seed: number) => {
  const line = roughLine(rough, span, seed);
  return Array.from({ length: PLACES }, (_, k) => line(((k + 0.5) / PLACES) * span.width));
};
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each([periodic, closed])(
  'a rough line has mean zero and the given root mean square, whatever the seed: %o',
  (span) => {
    for (const seed of [1, 2, 3]) {
      const heights = heightsOf(span, seed);
      expect(Math.abs(mean(heights))).toBeLessThan(1e-9 * rough.rms);
      expect(Math.sqrt(mean(heights.map((s) => s ** 2))) / rough.rms).toBeCloseTo(1, 9);
    }
    expect(heightsOf(span, 1)).not.toEqual(heightsOf(span, 2));
    expect(heightsOf(span, 1)).toEqual(heightsOf(span, 1));
  },
);

test('its power falls as k^(−2·hurst−1) between the two wavelengths and is zero outside', () => {
  const heights = heightsOf(periodic, 4);
  const power = (m: number) => {
    const part = (wave: (x: number) => number) =>
      mean(heights.map((s, k) => s * wave((2 * Math.PI * m * (k + 0.5)) / PLACES)));
    return part(Math.cos) ** 2 + part(Math.sin) ** 2;
  };
  // 3 um to 0.3 um in 6 um are the waves 2 to 20.
  for (const m of [3, 7, 20]) expect(power(m) / power(2) / (m / 2) ** (-2 * 0.8 - 1)).toBeCloseTo(1, 6);
  for (const m of [1, 21, 40]) expect(power(m) / power(2)).toBeLessThan(1e-12);
});

test('it continues itself around a periodic domain and meets closed walls at a right angle', () => {
  const around = roughLine(rough, periodic, 1);
  expect(around(6e-6 + 1e-7)).toBeCloseTo(around(1e-7), 15);
  const between = roughLine(rough, closed, 1);
  for (const wall of [0, 6e-6]) expect(between(wall + 1e-9)).toBeCloseTo(between(wall - 1e-9), 18);
});

test('the distance to a line of one wave is the one to its nearest point', () => {
  const one = { rms: 2e-7, shortest: 3e-6, longest: 3e-6, hurst: 0.8 };
  const line = roughLine(one, periodic, 1);
  const distance = distanceToLine(line, one, periodic);
  // The straight pieces lie within a k² Δ²/8 of the line, Δ = λ/64 and a = √2 rms; the nearest of 60000 places within half their distance squared over twice the distance.
  const sagitta = (Math.SQRT2 * one.rms * ((2 * Math.PI) / 64) ** 2) / 8;
  for (const [x, y] of [
    [0.1e-6, 1e-6],
    [2e-6, 0.4e-6],
    [4.3e-6, -0.5e-6],
    [5.99e-6, 0.3e-6],
  ]) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let k = -60000; k < 120000; k++) nearest = Math.min(nearest, Math.hypot(x - k * 1e-10, y - line(k * 1e-10)));
    expect(Math.abs(distance(x, y) - Math.sign(y - line(x)) * nearest)).toBeLessThan(1.1 * sagitta);
  }
});

test('a rough layer holds as much metal as a flat one, on any grid', () => {
  const metal = (...overrides: string[]) => {
    const input = caseWith('surface.thickness=1 um', 'numerics.interface width=94 nm', ...overrides);
    return (initialMetal(input).reduce((sum, xi) => sum + xi, 0) * input.grid.spacing) / input.grid.nx;
  };
  // Steiner: a bent profile holds (π²/6) ℓ² ∫κ ds more metal, which is nothing along a line that repeats. What is left are the
  // straight pieces of `distanceToLine`, 0.1 % of the rms at most.
  const roughness = 'surface.roughness={rms: 50 nm, shortest: 1 um, longest: 3 um}';
  for (const grid of ['grid=64', 'grid=96'])
    expect(Math.abs(metal(grid, roughness) - metal(grid))).toBeLessThan(1e-3 * 50e-9);
});
