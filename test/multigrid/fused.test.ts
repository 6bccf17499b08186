import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend, Dispatch, Field } from '../../src/backend/backend.ts';
import { clearCorrection, coarsenOperator, type PairSystem, pairSystem, vCycle } from '../../src/multigrid/cycle.ts';
import { type FusedSystem, fusedCycle, fusedSystem } from '../../src/multigrid/fused.ts';
import {
  conjugateResiduals,
  fusedConjugateResiduals,
  krylovSpace,
  MOST_DIRECTIONS,
} from '../../src/multigrid/krylov.ts';
import { OPERATOR_PLANES, stride, UNKNOWNS } from '../../src/multigrid/levels.ts';
import { openTestGpu } from '../support/gpu.ts';
import { PLANE, randomNumbers, randomOperator, randomUnknowns, type Shape } from './systems.ts';

let gpu: Backend;
beforeAll(async () => {
  gpu = await openTestGpu();
});
afterAll(() => gpu.destroy());

/** Half a unit in the last place of a float32 of size 1. */
const ROUNDING = 2 ** -24;

/** A random system on the finest grid; its wall above the top is closed where `open` is false. */
function randomSystem(shape: Shape, seed: number, open = true) {
  const random = randomNumbers(seed);
  const operator = Float32Array.from(randomOperator(shape, random));
  const { nx, ny } = shape;
  for (let plane = PLANE.k + 1; plane < PLANE.t && !open; plane += 2) {
    operator.fill(0, plane * stride(shape) + ny * nx, (plane + 1) * stride(shape));
  }
  return { operator, residual: Float32Array.from(randomUnknowns(shape, random)) };
}

/** Largest difference over the largest expected number of `count` elements from `from` on. */
function difference(measured: Float64Array, expected: Float64Array, from: number, count: number): number {
  let [worst, largest] = [0, 0];
  for (let at = from; at < from + count; at++) {
    worst = Math.max(worst, Math.abs(measured[at] - expected[at]));
    largest = Math.max(largest, Math.abs(expected[at]));
  }
  return worst / largest;
}

const hasChanged = (after: Float64Array, before: Float64Array) => after.some((value, at) => value !== before[at]);

/** Gives fields and holds none. */
const uncounted = { field: (name: string, length: number) => ({ name, length }) };

const submit = (dispatches: readonly Dispatch[]) => gpu.submit(gpu.program(dispatches));

function fusedOf(shape: Shape, given: ReturnType<typeof randomSystem>, gate?: Field): FusedSystem {
  const system = fusedSystem(gpu, shape.nx, shape.ny, shape.periodic, gate ? { gate } : {});
  gpu.write(system.operator, given.operator);
  gpu.write(system.residual, given.residual);
  return system;
}

function plainOf(shape: Shape, given: ReturnType<typeof randomSystem>): PairSystem {
  const system = pairSystem(gpu, shape.nx, shape.ny, shape.periodic);
  gpu.write(system.operator, given.operator);
  gpu.write(system.residual, given.residual);
  return system;
}

const shapes: readonly [string, Shape, number, boolean][] = [
  ['96 × 80 periodic, wall of fixed value', { nx: 96, ny: 80, periodic: true }, 1, true],
  ['130 × 133 closed, wall of fixed value, two grids above the tail', { nx: 130, ny: 133, periodic: false }, 1, true],
  ['66 × 70 periodic, closed wall', { nx: 66, ny: 70, periodic: true }, 2, false],
  ['2 × 2100 periodic', { nx: 2, ny: 2100, periodic: true }, 2, true],
  ['18 × 13 closed, all in the tail', { nx: 18, ny: 13, periodic: false }, 1, true],
];

test.each(shapes)('a fused cycle gives what the plain one does: %s', async (name, shape, sweeps, open) => {
  const given = randomSystem(shape, 7, open);
  const plain = plainOf(shape, given);
  const fused = fusedOf(shape, given);
  submit([...coarsenOperator(plain), clearCorrection(plain), ...vCycle(plain, sweeps)]);
  submit(fusedCycle(fused, sweeps, { assemble: 1 }));
  const [expected, operator] = await gpu.read([plain.correction, plain.operator]);
  const [measured, coarsened] = await gpu.read([fused.smoothed, fused.operator]);
  const worst = Math.max(
    difference(measured, expected, 0, UNKNOWNS * stride(shape)),
    ...fused.levels.map((level) =>
      difference(coarsened, operator, OPERATOR_PLANES * level.base, OPERATOR_PLANES * stride(level)),
    ),
  );
  // The same operations in the same order on the same numbers; a compiler may join a product and a sum here and not there,
  // which leaves a rounding or two of each chain, as between GPU and twin in parity.test.ts: 64 roundings for a cycle.
  const tolerance = 64 * ROUNDING;
  const line = `${name}: expected 0, measured ${worst.toExponential(1)}, tolerance ${tolerance.toExponential(1)}`;
  console.log(line);
  expect(worst, line).toBeLessThan(tolerance);
});

test('conjugate residuals around fused cycles give what they give around plain ones', async () => {
  const shape = { nx: 74, ny: 66, periodic: true };
  const given = randomSystem(shape, 3);
  const plain = plainOf(shape, given);
  const fused = fusedOf(shape, given);
  submit([...coarsenOperator(plain), ...conjugateResiduals(plain, krylovSpace(gpu, plain), 1, MOST_DIRECTIONS)]);
  submit(fusedConjugateResiduals(fused, krylovSpace(gpu, fused), 1, MOST_DIRECTIONS));
  const [expected, measured] = await gpu.read([plain.correction, fused.smoothed]);
  const worst = difference(measured, expected, 0, UNKNOWNS * stride(shape));
  // As between GPU and twin in krylov.test.ts: three cycles, each some tens of roundings deep, and quotients of sums.
  expect(worst, `largest difference ${worst} of the largest correction`).toBeLessThan(200 * ROUNDING);
});

test('behind a closed gate nothing changes', async () => {
  const shape = { nx: 74, ny: 66, periodic: true };
  const fused = fusedOf(shape, randomSystem(shape, 3), gpu.field('gate', 1));
  const space = krylovSpace(gpu, fused);
  const { operator, correction, smoothed, residual } = fused;
  const fields = [operator, correction, smoothed, residual, ...Object.values<Field>({ ...space })];
  const before = await gpu.read(fields);
  submit(fusedConjugateResiduals(fused, space, 1, MOST_DIRECTIONS));
  const closed = await gpu.read(fields);
  for (const [n, { name }] of fields.entries())
    expect(hasChanged(closed[n], before[n]), `${name}, the gate closed`).toBe(false);
  gpu.write(fused.gate, [1]);
  submit(fusedConjugateResiduals(fused, space, 1, MOST_DIRECTIONS));
  const after = await gpu.read(fields);
  for (const [n, { name }] of fields.entries())
    expect(hasChanged(after[n], before[n]), `${name}, the gate open`).toBe(true);
});

test('more sweeps than a tile has room for are refused', () => {
  expect(() => fusedCycle(fusedSystem(uncounted, 128, 128, true), 3, { assemble: 1 })).toThrow(
    'sweeps is 3: tiles have room for 1 to 2',
  );
});

test.each([
  [64, 2, 1],
  [128, 9, 3],
  [512, 23, 7],
  [2048, 37, 11],
])('on %d² a cycle after a new operator is %d dispatches plain and %d fused', (n, plain, fused) => {
  const pair = pairSystem(uncounted, n, n, true);
  expect([...coarsenOperator(pair), clearCorrection(pair), ...vCycle(pair, 1)].length).toBe(plain);
  expect(fusedCycle(fusedSystem(uncounted, n, n, true), 1, { assemble: 1 }).length).toBe(fused);
});
