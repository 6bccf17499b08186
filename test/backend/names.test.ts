import { expect, test } from 'vitest';
import { type Backend, BackendError, type Dispatch } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import { openTestGpu } from '../support/gpu.ts';
import { tinyKernels, tinyShaders } from '../support/tiny.ts';

const openers: readonly [string, () => Promise<Backend>][] = [
  ['twin', async () => openTwin(tinyKernels, tinyShaders)],
  ['software adapter', () => openTestGpu(tinyShaders)],
];

test.each(openers)('a wrong dispatch is refused with both sets of names: %s', async (_name, open) => {
  const backend = await open();
  const [f, next, clock] = [backend.field('a', 6), backend.field('b', 6), backend.field('c', 3)];
  const right: Dispatch = {
    kernel: 'diffuse',
    fields: { clock, f, next },
    params: { nx: 3, ny: 2, k: 1 },
    threads: [3, 2],
  };
  const wrong = (change: Partial<Dispatch>) => () => backend.program([{ ...right, ...change }]);
  expect(wrong({ fields: { clock, f, nxt: next } })).toThrow(
    'kernel diffuse: its fields are clock, f, next; given are clock, f, nxt (missing: next; unknown: nxt)',
  );
  expect(wrong({ params: { nx: 3, ny: 2 } })).toThrow(
    'kernel diffuse: its params are nx, ny, k; given are nx, ny (missing: k; unknown: none)',
  );
  expect(wrong({ params: { nx: 1.5, ny: 2, k: 1 } })).toThrow(
    'kernel diffuse: param nx is 1.5; accepted are values of u32',
  );
  expect(wrong({ params: { nx: 3, ny: 2, k: Number.NaN } })).toThrow(
    'kernel diffuse: param k is NaN; accepted are values of f32',
  );
  expect(wrong({ fields: { clock, f: next, next } })).toThrow(
    'kernel diffuse: field b is bound as next (read_write) and as f; bind a copy to one of them',
  );
  expect(wrong({ fields: { clock: backend.field('short', 2), f, next } })).toThrow(
    'kernel diffuse: clock needs 3 numbers; field short has 2',
  );
  expect(wrong({ threads: [3, 0] })).toThrow('kernel diffuse: threads are 3 × 0');
  expect(wrong({ kernel: 'difuse' })).toThrow('no kernel is named difuse; known are lattice, diffuse, tick');
  expect(() => backend.field('none', 0)).toThrow('field none has length 0');
  expect(() => backend.write(clock, [1, 2, 3, 4])).toThrow('field c holds 3 numbers; 4 were given');
  expect(() => backend.write({ name: 'stray', length: 3 }, [1])).toThrow('field stray belongs to another back end');
  backend.destroy();
  expect(() => backend.field('late', 1)).toThrow(BackendError);
});

test('a kernel without a function on the twin is refused by name', () => {
  const { tick, ...others } = tinyKernels;
  const backend = openTwin(others, tinyShaders);
  const clock = backend.field('clock', 3);
  const dispatch = { kernel: 'tick', fields: { clock }, params: {}, threads: [1, 1] as const };
  expect(() => backend.program([dispatch])).toThrow('kernel tick has no function on the twin; known are diffuse');
  expect(tick).toBeTypeOf('function');
});
