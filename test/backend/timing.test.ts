/** What measures the others: the copy, and the device's own time stamps. */
import { afterAll, expect, test } from 'vitest';
import { copy, copyOf } from '../../src/backend/copy.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import { openTestGpu } from '../support/gpu.ts';

const gpu = await openTestGpu();
const twin = openTwin({ copy });
afterAll(() => {
  gpu.destroy();
  twin.destroy();
});

test.each([
  ['GPU', gpu],
  ['twin', twin],
] as const)('a copy on the %s moves every number, and no others', async (_, backend) => {
  // More quads than a workgroup has threads, and not a multiple of them.
  const from = backend.field(
    'from',
    4 * 301,
    Float64Array.from({ length: 4 * 301 }, (_, k) => k + 1),
  );
  const to = backend.field('to', 4 * 302);
  backend.submit(backend.program([copyOf(from, to)]));
  const [copied] = await backend.read([to]);
  expect(copied).toEqual(Float64Array.from({ length: 4 * 302 }, (_, k) => (k < 4 * 301 ? k + 1 : 0)));
});

test('time stamps tell each dispatch apart: a copy of a thousand times as many numbers takes longer', async () => {
  const pair = (quads: number) => [gpu.field('from', 4 * quads), gpu.field('to', 4 * quads)] as const;
  const short = copyOf(...pair(2 ** 10));
  const long = copyOf(...pair(2 ** 20));
  const program = gpu.program([short, long, short]);
  const runs: Float64Array[] = [];
  // The least of several, because whatever else runs may come between.
  for (let k = 0; k < 6; k++) runs.push((await gpu.stamp(program))!);
  const [first, middle, last] = program.dispatches.map((_, k) => Math.min(...runs.map((times) => times[k])));
  expect(Math.min(first, last)).toBeGreaterThanOrEqual(0);
  // 32 MiB at less than 1 TB/s.
  expect(middle).toBeGreaterThan(3e-5);
  expect(middle).toBeGreaterThan(first + last);
});
