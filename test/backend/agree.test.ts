import { expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { openTestGpu } from '../support/gpu.ts';
import { tickOf, tinyKernels, tinyModel, tinyShaders } from '../support/tiny.ts';

/** Numbers between 0 and 1 without a pattern. */
function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => (Math.sin(12.9898 * (i + 1)) * 43758.5453) % 1);
}

test.each([
  [1, 1],
  [13, 7],
  [16, 33],
])('the GPU and the twin diffuse alike on %d × %d cells', async (nx, ny) => {
  const gpu = await openTestGpu(tinyShaders);
  const twin = openTwin(tinyKernels, tinyShaders);
  const start = numbers(nx * ny);
  const steps = 20;
  const results = await Promise.all(
    [gpu, twin].map((backend) => {
      const { f, clock, program } = tinyModel(backend, nx, ny, start);
      backend.submit(program, steps);
      return backend.read([f, clock]);
    }),
  );
  // The scheme is a convex average, so a dispatch adds at most ten roundings of 2^-24 of the largest value, 1, and damps older ones.
  const tolerance = 2 * steps * 10 * 2 ** -24;
  const [[fGpu, clockGpu], [fTwin, clockTwin]] = results;
  const worst = Math.max(...fGpu.map((value, i) => Math.abs(value - fTwin[i])));
  console.log(`${nx} × ${ny}: expected 0, measured ${worst.toExponential(1)}, tolerance ${tolerance.toExponential(1)}`);
  expect(worst).toBeLessThan(tolerance);
  expect([...clockGpu]).toEqual([...clockTwin]);
  expect([...clockGpu]).toEqual([steps * 0.5, 0.5, steps]);
  gpu.destroy();
});

test('a program is built once and submitted often, and a read sees all that was submitted before it', async () => {
  const gpu = await openTestGpu(tinyShaders);
  const clock = gpu.field('clock', 3, [0, 1, 0]);
  const program = gpu.program([tickOf(clock)]);
  for (let i = 0; i < 100; i++) gpu.submit(program, 3);
  const early = gpu.read([clock]);
  gpu.submit(program, 9000); // more than one command buffer holds
  gpu.write(clock, [-1]);
  gpu.submit(program);
  expect([...(await early)[0]]).toEqual([300, 1, 300]);
  expect([...(await gpu.read([clock]))[0]]).toEqual([0, 1, 9301]);
  gpu.destroy();
});

test('several fields come back at once, in their order, and the copies are ours', async () => {
  for (const backend of [await openTestGpu(tinyShaders), openTwin(tinyKernels, tinyShaders)]) {
    const a = backend.field('a', 3, [1, 2, 3]);
    const b = backend.field('b', 2, [0.5]);
    const [first, second, again] = await backend.read([b, a, b]);
    expect([[...first], [...second], [...again]]).toEqual([
      [0.5, 0],
      [1, 2, 3],
      [0.5, 0],
    ]);
    first[0] = 9;
    expect((await backend.read([b]))[0][0]).toBe(0.5);
    expect(await backend.read([])).toEqual([]);
    backend.destroy();
  }
});
