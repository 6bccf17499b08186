/** Cells, triangles and lines of the maps of a sweep, and the numbers on their bars. */
import { expect, test } from 'vitest';
import { cellsOf, contourOf, type Point, trianglesOf } from '../../src/output/sweep/maps/geometry.ts';
import { deviationOf, pooledDeviation, standardErrorOf } from '../../src/output/sweep/maps/statistics.ts';

/** Random numbers in [0, 1), the same every time (Lehmer 1951). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (48271 * state) % 2147483647;
    return state / 2147483647;
  };
}

function areaOf([[x, y], [u, v], [p, q]]: readonly Point[]): number {
  return Math.abs((u - x) * (q - y) - (p - x) * (v - y)) / 2;
}

test('on an uneven grid the cell of a point ends midway to its neighbours', () => {
  const xs = [1, 2, 5, 9];
  const points = xs.flatMap((x) => [3, 4].map((y): Point => [x, y]));
  const cells = cellsOf(points, [0, 0], [10, 10]);
  const spans = cells.map((cell) =>
    [0, 1].map((k) => [Math.min(...cell.map((at) => at[k])), Math.max(...cell.map((at) => at[k]))]),
  );
  // The third column, lower row: from (2 + 5)/2 to (5 + 9)/2, and up to (3 + 4)/2.
  expect(spans[4]).toEqual([
    [3.5, 7],
    [0, 3.5],
  ]);
});

test('the triangles between scattered points fill what lies between them, once', () => {
  const next = lehmer(7);
  const corners: readonly Point[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  const points = [...corners, ...Array.from({ length: 60 }, (): Point => [next(), next()])];
  const areas = trianglesOf(points).map((triangle) => areaOf(triangle.map((k) => points[k])));
  // Slivers along a side of 1 are left out: 1e-3 of the square on their side, halved; those on one side together less than 5e-4.
  const whole = areas.reduce((sum, area) => sum + area, 0);
  expect(whole).toBeLessThan(1 + 1e-9);
  expect(whole).toBeGreaterThan(1 - 4 * 5e-4);
});

test('points on a line have no triangles between them', () => {
  expect(trianglesOf([1, 2, 3, 5, 8].map((x): Point => [x, 2 * x]))).toEqual([]);
});

test('points on one circle have triangles that fill it once, in whatever order they come', () => {
  for (const step of [1, 3, 5, 7]) {
    const angles = Array.from({ length: 8 }, (_, k) => (2 * Math.PI * ((step * k) % 8)) / 8);
    const points = angles.map((angle): Point => [1 + Math.cos(angle), 1 + Math.sin(angle)]);
    const areas = trianglesOf(points).map((triangle) => areaOf(triangle.map((k) => points[k])));
    // An octagon in a circle of 1: 8 triangles of sin(45°)/2 about its middle; 8 − 2 without one.
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(2 * Math.SQRT2, 9);
    expect(areas).toHaveLength(6);
  }
});

test('the line of a plane over scattered points is straight, where the plane has that value', () => {
  const next = lehmer(11);
  const points = Array.from({ length: 40 }, (): Point => [next(), next()]);
  const values = points.map(([x, y]) => 2 * x + y);
  const line = contourOf(points, values, trianglesOf(points), 1.4).flat();
  expect(line.length).toBeGreaterThan(10);
  // Interpolation of a plane is exact: rounding alone.
  for (const [x, y] of line) expect(2 * x + y).toBeCloseTo(1.4, 12);
});

test('the spread over seeds is told apart from that over all runs', () => {
  // Two points with their seeds: variances 2 and 8 with a degree of freedom each, mean 5; a lone run tells nothing.
  expect(pooledDeviation([[1, 3], [2, 6], [100]])).toBeCloseTo(Math.sqrt(5), 12);
  expect(pooledDeviation([[1], [2]])).toBeNaN();
  expect(deviationOf([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
  expect(standardErrorOf([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3) / 2, 12);
});
