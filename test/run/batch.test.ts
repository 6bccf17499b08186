/** How many steps a GPU is given at once. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { LARGEST_BATCH, nextBatch } from '../../src/run/batch.ts';
import { openSimulation } from '../../src/run/simulation.ts';
import { smallCase } from '../support/cases.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/**
 * A twin that counts as a GPU, on which each step takes `step` [ms] of a clock of its own, which stands still while the host works and goes on
 * where it waits for a result; how many steps went to it at once, and how many batches were under way at most.
 */
function paced(step: number) {
  const twin = openTwin(twinKernels);
  const batches: number[] = [];
  const seen = { under: 0, most: 0 };
  let now = 0;
  let busyUntil = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const backend: Backend = {
    ...twin,
    info: { kind: 'gpu', description: 'a twin that counts as a GPU', software: false },
    submit(program, times = 1) {
      // What finds dead metal is no step.
      if (program.dispatches[0].kernel === 'begin') {
        batches.push(times);
        seen.under += 1;
        seen.most = Math.max(seen.most, seen.under);
        busyUntil = Math.max(busyUntil, now) + step * times;
      }
      twin.submit(program, times);
    },
    async read(fields) {
      const done = busyUntil;
      const values = await twin.read(fields);
      await new Promise((resolve) => setImmediate(resolve));
      now = Math.max(now, done);
      if (seen.under > 0) seen.under -= 1;
      return values;
    },
  };
  return { backend, batches, seen };
}

async function run(step: number) {
  const { backend, batches, seen } = paced(step);
  const input = smallCase('grid=16', 'duration=40 s', 'control.current=4 mA/cm2');
  // The twin has no fused kernels.
  const simulation = openSimulation(backend, input, { plain: true });
  for (const time of [20, 40]) await simulation.advanceTo(time);
  return { batches, inFlight: seen.most, state: await simulation.save(), sample: await simulation.sample() };
}

test('how fast a device is changes how many steps it is given at once, and nothing of the result', async () => {
  const [slow, middle, fast] = [await run(40), await run(4), await run(0)];
  expect(Math.max(...slow.batches)).toBe(1);
  // 25 ms of steps that take 4.
  expect(Math.max(...middle.batches)).toBe(6);
  expect(Math.max(...fast.batches)).toBe(LARGEST_BATCH);
  expect(middle.inFlight).toBe(2);
  for (const { state, sample } of [middle, fast]) {
    expect(state).toEqual(slow.state);
    expect(sample).toEqual(slow.sample);
  }
});

describe('a submission takes 25 ms where it can:', () => {
  test.each([
    ['the first of a run, of a step that takes 1 ms beside 4 ms for the answer', 1, 5, 5],
    ['the next, in which the answer weighs less', 5, 9, 13],
    ['one that took too long is halved', 16, 50, 8],
    ['a step that takes longer than that goes alone', 1, 400, 1],
    ['a clock that stands still', 3, 0, LARGEST_BATCH],
  ])('%s', (_, steps, took, next) => {
    expect(nextBatch(steps, took)).toBe(next);
  });
});
