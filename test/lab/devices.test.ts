/** Which back end the lab takes, and how fine a grid it begins with. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openBrowserBackend } from '../../src/lab/solver/devices.ts';
import { paceMeter, throttle } from '../../src/lab/solver/pace.ts';
import { suggestGrid } from '../../src/lab/solver/suggest-grid.ts';
import { softwareAdapter } from '../support/gpu.ts';

afterEach(() => vi.unstubAllGlobals());

describe('in a browser', () => {
  test('without WebGPU the processor computes, and a GPU that was asked for is refused with the way out', async () => {
    vi.stubGlobal('navigator', {});
    expect((await openBrowserBackend('auto')).why).toBe('float64 on the processor, because this browser has no WebGPU');
    await expect(openBrowserBackend('gpu')).rejects.toThrow(/^this browser has no WebGPU: .*compute on the processor$/);
  });

  test('that finds no GPU the processor computes', async () => {
    vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => null } });
    expect((await openBrowserBackend('auto')).why).toBe('float64 on the processor, because this browser found no GPU');
  });

  test('an emulated GPU is taken only where it is asked for', async () => {
    const adapter = await softwareAdapter();
    vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => adapter } });
    const auto = await openBrowserBackend('auto');
    expect([auto.backend.info.kind, auto.why]).toEqual([
      'cpu',
      expect.stringMatching(/its only GPU is emulated, .*SwiftShader/),
    ]);
    const { backend, why } = await openBrowserBackend('software');
    expect([backend.info.software, why]).toEqual([true, expect.stringMatching(/an emulated GPU, as asked$/)]);
    backend.destroy();
  });
});

test('the grid is the finest with 30 samples a second where steps and their time grow with it', () => {
  const gpu = { kind: 'gpu', description: '', software: false } as const;
  // 96 √(1/(30 · 6 t)): 0.35 ms a step carry 382 cells, 0.34 ms 388, 1 ms 226, 2 ms 160, 6 ms 92.
  expect([0.35e-3, 0.34e-3, 1e-3, 2e-3, 6e-3].map((t) => suggestGrid(gpu, t))).toEqual([256, 384, 192, 128, 96]);
  expect(suggestGrid({ ...gpu, software: true }, 0)).toBe(96);
  expect(suggestGrid({ ...gpu, kind: 'cpu' }, 0)).toBe(96);
});

test('the pace is that of the last second', () => {
  const pace = paceMeter();
  expect(pace.frame({ at: 0, steps: 0, time: 0 }).stepsPerSecond).toBe(0);
  // 10 steps and 1 s in each tenth of a second, then twice that.
  for (let k = 1; k <= 20; k++) pace.frame({ at: 100 * k, steps: 10 * k, time: k });
  for (let k = 1; k < 10; k++) pace.frame({ at: 2000 + 100 * k, steps: 200 + 20 * k, time: 20 + 2 * k });
  expect(pace.frame({ at: 3000, steps: 400, time: 40 })).toEqual({
    stepsPerSecond: 200,
    simulatedPerSecond: 20,
    stepsPerFrame: 20,
  });
});

test('a clock that wakes late catches up, one that slept does not', () => {
  const limit = throttle();
  limit.most(10);
  limit.begin(1000, 1);
  expect(limit.wait(1000)).toBeCloseTo(0, 9); // 100 ms of credit and 100 ms of sample
  limit.begin(1000, 1);
  expect(limit.wait(1000)).toBeCloseTo(100, 9);
  limit.begin(1130, 1); // 30 ms late
  expect(limit.wait(1130)).toBeCloseTo(70, 9);
  limit.begin(9000, 1);
  expect(limit.wait(9000)).toBeCloseTo(0, 9);
});
