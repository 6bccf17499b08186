import { expect, test } from 'vitest';
import { stride } from '../../src/multigrid/levels.ts';
import { emptyOperator, fillConductances, PLANE, randomNumbers, type Shape, solved } from './systems.ts';

/** Potential of each bottom cell where `current` enters each and leaves through the wall at the top. */
async function bottomRow(shape: Shape, kappa: (i: number, j: number) => number, current: (i: number) => number) {
  const operator = emptyOperator(shape);
  fillConductances(operator, shape, PLANE.k, kappa);
  fillConductances(operator, shape, PLANE.d, () => 1);
  const given = new Float64Array(2 * stride(shape));
  for (let i = 0; i < shape.nx; i++) given[i] = current(i);
  return (await solved(shape, operator, given)).slice(0, shape.nx);
}

/** Each a hundred times the other at most [–]. */
function layers(count: number): number[] {
  const random = randomNumbers(11);
  return Array.from({ length: count }, () => 10 ** (2 * random()));
}

test.each([
  [16, 24, true],
  [18, 13, false],
])('layers in series on %d × %d cells conduct as the harmonic mean says, exactly', async (nx, ny, periodic) => {
  const kappa = layers(ny);
  const row = await bottomRow(
    { nx, ny, periodic },
    (_i, j) => kappa[j],
    () => 1,
  );
  const expected = kappa.reduce((sum, value) => sum + 1 / value, 0);
  check(
    'series',
    expected,
    [...row].map((u) => u + 0.5 / kappa[0]),
  );
});

test.each([
  [16, 24, true],
  [18, 13, false],
])('layers in parallel on %d × %d cells conduct as the mean says, exactly', async (nx, ny, periodic) => {
  const kappa = layers(nx);
  const row = await bottomRow(
    { nx, ny, periodic },
    (i) => kappa[i],
    (i) => kappa[i],
  );
  check(
    'parallel',
    ny,
    [...row].map((u) => u + 0.5),
  );
});

/** Resistance of each column of one cell's width per unit of its current, to the roundings that the cycles leave. */
function check(name: string, expected: number, measured: readonly number[]) {
  const worst = Math.max(...measured.map((value) => Math.abs(value / expected - 1)));
  const line = `${name}: expected ${expected}, measured ${measured[0]}, largest relative error ${worst.toExponential(1)}, tolerance 1e-12`;
  console.log(line);
  expect(worst, line).toBeLessThan(1e-12);
}
