import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend, Dispatch } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import { multigridKernels } from '../../src/multigrid/cpu.ts';
import { pairSystem } from '../../src/multigrid/cycle.ts';
import { coarser, type Level } from '../../src/multigrid/levels.ts';
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

/** Largest difference between GPU and twin, over the largest number of that field; and whether any field changed at all. */
async function compare(
  shape: Shape,
  seed: number,
  dispatches: (levels: readonly Level[]) => Omit<Dispatch, 'fields'>[],
) {
  const random = randomNumbers(seed);
  const { levels } = pairSystem(twin, shape.nx, shape.ny, shape.periodic);
  const joined = (make: (level: Shape, random: () => number) => Float64Array) =>
    Float32Array.from(levels.flatMap((level) => [...make({ ...level, periodic: shape.periodic }, random)]));
  const data = [joined(randomOperator), joined(randomUnknowns), joined(randomUnknowns)];
  const [onGpu, onTwin] = await Promise.all(
    [gpu, twin].map((backend) => {
      const { operator, correction, residual, gate } = pairSystem(backend, shape.nx, shape.ny, shape.periodic);
      const all = { coefficients: operator, correction, residual, gate };
      const fieldsOf = (kernel: string) => (kernel === 'coarsen' ? { coefficients: operator, gate } : all);
      [operator, correction, residual].forEach((field, n) => {
        backend.write(field, data[n]);
      });
      backend.submit(
        backend.program(dispatches(levels).map((dispatch) => ({ ...dispatch, fields: fieldsOf(dispatch.kernel) }))),
      );
      return backend.read([operator, correction, residual]);
    }),
  );
  const worst = onGpu.map((values, n) => {
    const largest = onTwin[n].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return values.reduce((most, value, at) => Math.max(most, Math.abs(value - onTwin[n][at])), 0) / largest;
  });
  return {
    worst: Math.max(...worst),
    changed: onTwin.some((values, n) => values.some((value, at) => value !== data[n][at])),
  };
}

/** The levels that have a coarser one. */
const but = (levels: readonly Level[]) => levels.slice(0, -1);

/**
 * How many roundings of 2^-24 of the field's largest number a kernel may leave: the length of its longest chain.
 * coarsen: four terms and a division, and the wall's share. interpolate: the nine operations of a bilinear value, and the
 * wall's share. relax and gather: five operations a flux, eight terms a defect, seven for the inverse or three more cells,
 * and fluxes of twice the largest unknown. tail: twice that of relax; older roundings are damped as any other error is.
 */
const cases: readonly [string, number, (levels: readonly Level[], periodic: number) => Omit<Dispatch, 'fields'>[]][] = [
  [
    'coarsen',
    8,
    (levels) =>
      but(levels).map((level) => ({
        kernel: 'coarsen',
        params: { ...level },
        threads: [coarser(level).nx, coarser(level).ny + 1],
      })),
  ],
  [
    'relax',
    32,
    (levels) =>
      levels.flatMap((level) =>
        [0, 1].map((colour) => ({
          kernel: 'relax',
          params: { ...level, colour },
          threads: [Math.ceil(level.nx / 2), level.ny] as const,
        })),
      ),
  ],
  [
    'gather',
    32,
    (levels) =>
      but(levels).map((level) => ({
        kernel: 'gather',
        params: { ...level },
        threads: [coarser(level).nx, coarser(level).ny + 1],
      })),
  ],
  [
    'interpolate',
    16,
    (levels, periodic) =>
      but(levels).map((level) => ({
        kernel: 'interpolate',
        params: { ...level, periodic },
        threads: [level.nx, level.ny],
      })),
  ],
  [
    'tail',
    64,
    (levels, periodic) => [
      {
        kernel: 'tail',
        params: { ...levels[0], skipped: 0, sweeps: 2, periodic, assemble: 1, fresh: 0 },
        threads: [1, 1],
      },
    ],
  ],
  [
    'tail from zero',
    64,
    (levels, periodic) => [
      {
        kernel: 'tail',
        params: { ...levels[0], skipped: 0, sweeps: 1, periodic, assemble: 0, fresh: 1 },
        threads: [1, 1],
      },
    ],
  ],
];

test.each(cases)(
  '%s gives on the GPU what it gives on the twin, for random coefficients',
  async (name, roundings, dispatches) => {
    const tolerance = roundings * ROUNDING;
    for (const [n, shape] of shapes.entries()) {
      const { worst, changed } = await compare(shape, 17 + n, (levels) => dispatches(levels, Number(shape.periodic)));
      const line = `${name} ${nameOf(shape)}: expected 0, measured ${worst.toExponential(1)}, tolerance ${tolerance.toExponential(1)}`;
      console.log(line);
      expect(worst, line).toBeLessThan(tolerance);
      // A single cell has nothing coarser.
      const isIdle = shape.nx * shape.ny === 1 && name !== 'relax' && !name.startsWith('tail');
      expect(changed, `${name} ${nameOf(shape)} changes a field`).toBe(!isIdle);
    }
  },
);

test.each([
  [96, 64, true],
  [90, 58, false],
])('three V-cycles on %d × %d cells give the same correction on the GPU and on the twin', async (nx, ny, periodic) => {
  const shape = { nx, ny, periodic };
  const random = randomNumbers(5);
  const operator = Float32Array.from(randomOperator(shape, random));
  const given = Float32Array.from(randomUnknowns(shape, random));
  const [onGpu, onTwin] = await Promise.all(
    [gpu, twin].map(async (backend) => {
      const { system, cycle } = solver(backend, shape, operator, 1);
      backend.write(system.residual, given);
      cycle(3);
      return (await backend.read([system.correction]))[0].slice(0, given.length);
    }),
  );
  const largest = onTwin.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const worst = onGpu.reduce((most, value, at) => Math.max(most, Math.abs(value - onTwin[at])), 0) / largest;
  // As for the tail: roundings have no pattern, so what a cycle adds is damped by the next one.
  const tolerance = 64 * ROUNDING;
  const line = `${nameOf(shape)}: expected 0, measured ${worst.toExponential(1)}, tolerance ${tolerance.toExponential(1)}`;
  console.log(line);
  expect(worst, line).toBeLessThan(tolerance);
});

function nameOf({ nx, ny, periodic }: Shape): string {
  return `${nx} × ${ny} ${periodic ? 'periodic' : 'closed'}`;
}
