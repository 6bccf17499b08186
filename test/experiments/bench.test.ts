/** What the benchmark makes of measured times. */
import { expect, test } from 'vitest';
import { type Backend, BackendError } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import { uniform } from '../../src/case/random.ts';
import { measureFigures } from '../../src/experiments/bench/figures.ts';
import { figuresPage } from '../../src/experiments/bench/figures-page.ts';
import { compareRecords } from '../../src/experiments/bench/ratios.ts';
import type { BenchRecord } from '../../src/experiments/bench/record.ts';
import { ratioOf, spreadOf } from '../../src/experiments/bench/spread.ts';
import { roofline } from '../../src/output/roofline.ts';
import { twinKernels } from '../../src/physics/cpu.ts';

/** Times around `centre` that vary by `width` either way. */
function around(centre: number, width: number, seed: number) {
  return spreadOf(Array.from({ length: 9 }, (_, k) => centre * (1 + width * (2 * uniform(seed, k) - 1))));
}

test('a program that takes half as long is twice as fast, and the interval says how surely', () => {
  const { ratio, low, high, differs } = ratioOf(around(10, 0.02, 1), around(5, 0.02, 2));
  expect(differs).toBe(true);
  expect(ratio).toBeGreaterThan(low);
  expect(ratio).toBeLessThan(high);
  // Both medians lie within 2 %, so every resampled ratio lies within 2 (1 ± 0.041).
  expect(low).toBeGreaterThan(1.92);
  expect(high).toBeLessThan(2.09);
});

test('one machine measured twice shows no difference, one that is a fifth slower does', () => {
  expect(ratioOf(around(10, 0.1, 3), around(10, 0.1, 4)).differs).toBe(false);
  expect(ratioOf(around(12, 0.05, 3), around(10, 0.05, 4)).differs).toBe(true);
});

test('results of different studies, back ends or grids are not compared', () => {
  const timing = (nx: number) => ({ nx, ny: nx, step: around(1, 0.1, 1), cycle: around(1, 0.1, 1) });
  const record = (changes: object) =>
    ({
      study: 'tip-effect',
      versions: {},
      backend: { kind: 'cpu', software: false, description: 'float64 twin' },
      timings: [timing(64)],
      ...changes,
    }) as unknown as BenchRecord;
  const gpu = { kind: 'gpu', software: true, description: 'SwiftShader' };
  expect(compareRecords(record({}), record({})).map(({ what }) => what)).toEqual(['step', 'V-cycle']);
  expect(() => compareRecords(record({}), record({ study: 'peo-cpe' }))).toThrow(/tip-effect, the second peo-cpe/);
  expect(() => compareRecords(record({}), record({ backend: gpu }))).toThrow(
    /the float64 twin, the second on a software adapter/,
  );
  expect(() => compareRecords(record({}), record({ timings: [timing(32)] }))).toThrow(
    /the first has 64×64, the second 32×32/,
  );
});

test('a kernel as fast as the copy lies on the slope of the roofline, one half as fast below it', () => {
  const bandwidth = 1e9;
  // The one that takes longest has the first shape, a circle.
  const moved = (kernel: string, bytes: number, operations: number, speed: number) => ({
    kernel,
    bytes,
    operations,
    time: bytes / (speed * bandwidth),
  });
  const svg = roofline([moved('one', 4e6, 4e5, 1), moved('two', 1e6, 1e6, 0.5)], bandwidth, 'Kernels');
  const [ends] = [...svg.matchAll(/<polyline points="([^"]+)"/g)].map(([, list]) => pairs(list)).slice(-1);
  const one = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)]
    .map(([, x, y]) => [Number(x), Number(y)])
    .at(-1)!;
  const slope = (ends[1][1] - ends[0][1]) / (ends[1][0] - ends[0][0]);
  // Places are rounded to a tenth of a pixel.
  expect(Math.abs(one[1] - ends[0][1] - slope * (one[0] - ends[0][0]))).toBeLessThan(0.3);
  expect(svg).toContain('>one<');
  expect(svg).toContain('>copy, 1 GB/s<');
});

/** `1,2 3,4` */
function pairs(list: string): readonly (readonly [number, number])[] {
  return list.split(' ').map((pair) => {
    const [x, y] = pair.split(',').map(Number);
    return [x, y] as const;
  });
}

/** A back end on which the fields of 12² have room, those of 24² have not. */
function small(inner: Backend): Backend {
  return {
    ...inner,
    nested: () => small(inner.nested()),
    field(name, length, data) {
      // An operator has 14 planes: at 12² some 3000 numbers with all its levels, at 24² more than 11 000.
      if (length > 8000 && !['from', 'to'].includes(name)) throw new BackendError(`field ${name} is too large`, 'none');
      return inner.field(name, length, data);
    },
  };
}

test('the figures of a device come in one run, up to the largest grid that it holds, and as a page', async () => {
  const twin = openTwin(twinKernels);
  const parts: string[] = [];
  const figures = await measureFigures(small(twin), {
    grids: [6],
    cycleGrid: 8,
    largest: 48,
    study: 'tip-effect',
    studyGrid: 8,
    cases: ['pvh', 'pvh-im'],
    overrides: ['duration=1 s', 'output.frames={every: 1 s}'],
    leastTime: 1,
    onPart: (_, part) => parts.push(part),
  });
  twin.destroy();
  expect(parts).toEqual(['step at 6²', 'tip-effect at 8²', 'step at 8²', 'step at 12²', 'all']);
  expect(figures.timings?.map(({ nx }) => nx)).toEqual([6, 8, 12]);
  expect(figures.studies?.[0].cases.map(({ name }) => name)).toEqual(['pvh', 'pvh-im']);
  expect(figures.stopped).toMatch(/^24²: field \w+ is too large/);
  const page = figuresPage(figures, 8);
  expect(page).toMatch(/^### float64 twin$/m);
  expect(page).toMatch(/^\| 12 × 12 \| [\d.]+ \([\d.–]+\) \|/m);
  expect(page).toMatch(/^\| tip-effect \| 8 × 8 \| [\d.]+ s \|/m);
  expect(page).toMatch(/^\| kernel at 8² \|/m);
});
