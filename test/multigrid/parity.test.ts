import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend, Dispatch } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import { multigridKernels } from '../../src/multigrid/cpu.ts';
import { pairSystem } from '../../src/multigrid/cycle.ts';
import { coarser, type Level, stride } from '../../src/multigrid/levels.ts';
import { openTestGpu } from '../support/gpu.ts';
import { randomNumbers, randomOperator, randomUnknowns, type Shape, solver } from './systems.ts';

let gpu: Backend;
let twin: Backend;
beforeAll(async () => {
  gpu = await openTestGpu();
  twin = openTwin(multigridKernels);
});
afterAll(() => gpu.destroy());

/** Half a unit in the last place of a float32 of size 1. */
const ROUNDING = 2 ** -24;

const sizes: readonly [number, number][] = [
  [1, 1],
  [2, 1],
  [2, 7],
  [6, 10],
  [18, 13],
  [32, 48],
];
const shapes = sizes.flatMap(([nx, ny]) => [true, false].map((periodic): Shape => ({ nx, ny, periodic })));

/** Runs `dispatch` on every level but the coarsest, and gives the largest difference in each field with the largest number. */
async function compare(shape: Shape, seed: number, dispatch: (level: Level) => Omit<Dispatch, 'fields'>) {
  const random = randomNumbers(seed);
  const { levels } = pairSystem(twin, shape.nx, shape.ny, shape.periodic);
  const each = levels.map(({ nx, ny }) => ({ nx, ny, periodic: shape.periodic }));
  const joined = (make: (level: Shape, random: () => number) => Float64Array) =>
    Float32Array.from(each.flatMap((level) => [...make(level, random)]));
  const data = [joined(randomOperator), joined(randomUnknowns), joined(randomUnknowns)];
  const wide = levels.slice(0, Math.max(1, levels.length - 1));
  const results = await Promise.all(
    [gpu, twin].map((backend) => {
      const { operator, correction, residual } = pairSystem(backend, shape.nx, shape.ny, shape.periodic);
      const fields = { coefficients: operator, correction, residual };
      [operator, correction, residual].forEach((field, n) => {
        backend.write(field, data[n]);
      });
      backend.submit(backend.program(wide.map((level) => ({ ...dispatch(level), fields }))));
      return backend.read([operator, correction, residual]);
    }),
  );
  return results[0].map((values, n) => ({
    worst: values.reduce((most, value, at) => Math.max(most, Math.abs(value - results[1][n][at])), 0),
    largest: results[1][n].reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    changed: results[1][n].some((value, at) => value !== data[n][at]),
  }));
}

/**
 * How many roundings of 2^-24 of the field's largest number each kernel may leave, per field it changes.
 * coarsen, interpolate: sums of at most four and nine terms, a division. relax, one level per colour: a defect of four
 * fluxes of about ten roundings each, at twice the largest unknown, times an inverse block of condition about 2. gather:
 * the defects of four cells, each term at most four conductances of 2 times a difference of 2, divided by the sum.
 */
const kernels: readonly [string, number, (level: Level, shape: Shape) => Omit<Dispatch, 'fields' | 'kernel'>][] = [
  ['coarsen', 5, (level) => ({ params: { ...level }, threads: [coarser(level).nx, coarser(level).ny + 1] })],
  ['relax', 80, (level) => ({ params: { ...level, colour: 0 }, threads: [Math.ceil(level.nx / 2), level.ny] })],
  ['relax', 80, (level) => ({ params: { ...level, colour: 1 }, threads: [Math.ceil(level.nx / 2), level.ny] })],
  ['gather', 80, (level) => ({ params: { ...level }, threads: [coarser(level).nx, coarser(level).ny + 1] })],
  [
    'interpolate',
    10,
    (level, { periodic }) => ({
      params: { ...level, periodic: Number(periodic) },
      threads: [level.nx, level.ny],
    }),
  ],
];

test.each(kernels)('%s gives on the GPU what it gives on the twin (%#)', async (kernel, roundings, dispatch) => {
  for (const [n, shape] of shapes.entries()) {
    if (shape.nx * shape.ny === 1 && kernel !== 'relax') continue;
    const fields = await compare(shape, 17 + n, (level) => ({ kernel, ...dispatch(level, shape) }));
    const tolerance = roundings * ROUNDING;
    const worst = Math.max(...fields.map(({ worst, largest }) => worst / largest));
    const line = `${kernel} ${shape.nx} × ${shape.ny}${shape.periodic ? ' periodic' : ''}: expected 0, measured ${worst.toExponential(1)}, tolerance ${tolerance.toExponential(1)}`;
    console.log(line);
    expect(worst, line).toBeLessThan(tolerance);
    expect(fields.some(({ changed }) => changed)).toBe(true);
  }
});
