/** The maps of a sweep and their page, drawn from tables whose answers are known. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Point } from '../../src/output/sweep/maps/geometry.ts';
import { drawMaps, type SweepMap, writeMaps } from '../../src/output/sweep/maps/index.ts';
import { inputsOf } from '../../src/output/sweep/maps/inputs.ts';
import { markOf } from '../../src/output/sweep/maps/phase-marks.ts';
import { responseOf, TIP_TO_MEAN } from '../../src/output/sweep/maps/runs.ts';
import { sweepPage } from '../../src/output/sweep/page.ts';
import { current, fraction, type MadeUp, madeUpSweep, placement } from '../support/made-up-sweep.ts';

const draw = (made: MadeUp, options = {}) => {
  const { plan, table } = madeUpSweep(made);
  return drawMaps(plan, table, options);
};
const svgOf = (maps: readonly SweepMap[], name: SweepMap['name']) =>
  maps.find((map) => map.name === name)?.figure.svg ?? '';

/** Where the labels of an axis stand [px]: those below a box have the anchor `middle`, those beside it `end`. */
function placesOf(svg: string, anchor: 'middle' | 'end'): ReadonlyMap<number, number> {
  const found = svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="12" text-anchor="(\w+)"[^>]*>([\d.]+)</g);
  const labels = [...found].filter((match) => match[3] === anchor);
  // Upright labels are set with their middle, 0.36 of their size above the foot, at the tick.
  return new Map(labels.map(([, x, y, , value]) => [Number(value), anchor === 'end' ? Number(y) - 4.32 : Number(x)]));
}

/** Ends of the segments of the line of dendrites [px]; without the sample in the legend. */
function lineIn(svg: string): readonly Point[] {
  const paths = [...svg.matchAll(/<path d="([^"]+)" fill="none" stroke="rgb\(28,28,30\)" stroke-width="2.2"/g)];
  const numbers = paths.slice(1).flatMap(([, d]) => [...d.matchAll(/[ML]([\d.]+) ([\d.]+)/g)]);
  return numbers.map(([, x, y]) => [Number(x), Number(y)] as const);
}

test('the line of dendrites lies where the mean over seeds is the threshold', async () => {
  // Plane in log current and fraction: 1.5 where log2(I/2) = 10 (fraction − 0.1) − 0.5; seeds lie 0.3 above and below.
  const ratioOf = (point: Readonly<Record<string, number | string>>) => {
    return 1.6 + 0.2 * Math.log2(Number(point[current.path]) / 20) - 2 * (Number(point[fraction.path]) - 0.1);
  };
  const maps = await draw({
    parameters: [current, fraction],
    seeds: [1, 2],
    result: ({ point, seed }) => ({ tipToMean: ratioOf(point) + (seed === 1 ? 0.3 : -0.3) }),
  });
  const svg = svgOf(maps, 'phase-diagram');
  const across = placesOf(svg, 'middle');
  const upward = placesOf(svg, 'end');
  const [x2, x16, y10, y40] = [across.get(2)!, across.get(16)!, upward.get(10)!, upward.get(40)!];
  const line = lineIn(svg);
  expect(line.length).toBeGreaterThan(10);
  for (const [x, y] of line) {
    const octaves = (3 * (x - x2)) / (x16 - x2);
    const share = 0.1 + (0.3 * (y - y10)) / (y40 - y10);
    // A label stands within a tenth of a pixel of its tick, an octave is more than 80 px: 0.2 × 0.1/80 ≪ 0.005.
    expect(1.6 + 0.2 * octaves - 2 * (share - 0.1)).toBeCloseTo(1.5, 2);
  }
  // It is drawn once: its pieces are as long as the whole, to 0.1 px for each.
  const ends = line.filter((_, k) => k % 2 === 0).map((from, k) => [from, line[2 * k + 1]] as const);
  const lengthOf = ([[x, y], [u, v]]: readonly [Point, Point]) => Math.hypot(u - x, v - y);
  const whole = Math.hypot(
    ...[0, 1].map((k) => Math.max(...line.map((at) => at[k])) - Math.min(...line.map((at) => at[k]))),
  );
  expect(Math.abs(ends.reduce((sum, piece) => sum + lengthOf(piece), 0) - whole)).toBeLessThan(0.1 * ends.length);
  expect([Math.min(...line.map(([x]) => x)), Math.max(...line.map(([x]) => x))].map(Math.round)).toEqual([
    // From the lowest row, at half an octave below 2 and so outside, the line enters at 2; it leaves at the top, 2.5 octaves on.
    Math.round(x2),
    Math.round(x2 + (2.5 / 3) * (x16 - x2)),
  ]);
});

test('a short counts as dendrites, a failure does not count, and seeds that disagree tell how many have them', () => {
  const made = madeUpSweep({
    parameters: [current],
    seeds: [1, 2, 3],
    result: ({ index }) =>
      [
        { tipToMean: 1.1 },
        { tipToMean: 1.2, outcome: 'short circuit' },
        { outcome: 'failed', reason: 'no' },
        { tipToMean: 1.6 },
        { tipToMean: 1.4 },
        { tipToMean: 1.5 },
        { outcome: 'failed' },
        { outcome: '' },
        { outcome: 'failed' },
        { tipToMean: 1.1 },
        { tipToMean: 1.2 },
        { outcome: '' },
      ][index],
  });
  const { runs } = responseOf(made.plan, made.table, TIP_TO_MEAN, 1.5);
  expect([0, 3, 6, 9].map((from) => markOf(runs.slice(from, from + 3)))).toEqual([
    { mark: 'short', share: '1/2' },
    { mark: 'dendrites', share: '2/3' },
    { mark: 'failed' },
    { mark: 'flat' },
  ]);
  // Else the line of dendrites would pass on the wrong side of a short.
  expect(runs[1].ratio).toBe(1.5);
});

test('levels in equal ratios lie at equal steps of a logarithmic axis, even levels on a linear one, shares in per cent', () => {
  const { plan, table } = madeUpSweep({ parameters: [current, fraction, placement], result: () => ({}) });
  const [a, b, c] = inputsOf(plan, table);
  expect(a.axis).toMatchObject({ label: 'current [mA/cm²]', scale: 'log' });
  expect(a.axis.ticks?.map(({ label }) => label)).toEqual(['2', '4', '8', '16']);
  expect(b.axis).toMatchObject({ label: 'filler fraction [%]', scale: 'linear', range: [5, 45] });
  expect(c.axis).toMatchObject({ label: 'filler placement', range: [-0.5, 1.5] });
});

test('each case and each level of what is not along the axes has a panel of its own; of two numbers the first lies across', async () => {
  const made: MadeUp = {
    parameters: [current, fraction, placement],
    cases: ['pvh', 'pvh-rods'],
    result: ({ index }) => ({ tipToMean: 1 + index / 64 }),
  };
  const svg = svgOf(await draw(made), 'phase-diagram');
  const titles = [...svg.matchAll(/>((?:pvh|pvh-rods), filler placement \w+)</g)].map(([, title]) => title);
  expect(titles).toEqual(
    ['pvh', 'pvh-rods'].flatMap((name) => ['even', 'random'].map((word) => `${name}, filler placement ${word}`)),
  );
  const [{ title }] = await draw(made, { x: fraction.path });
  expect(title).toBe('tip-to-mean ratio over filler fraction and current');
});

test('replicates lie at their mean, with bars of one standard deviation', async () => {
  // Means of 1, 2, 3, 4 at the four currents; three seeds at −0.5, 0 and +0.5 of it deviate by 0.5.
  const maps = await draw({
    parameters: [current],
    seeds: [1, 2, 3],
    result: ({ index, seed }) => ({ tipToMean: 1 + Math.floor(index / 3) + 0.5 * (seed - 2) }),
  });
  expect(maps.map(({ name }) => name)).toEqual(['replicates']);
  const svg = svgOf(maps, 'replicates');
  const upward = placesOf(svg, 'end');
  const valueAt = (y: number) => 1 + (y - upward.get(1)!) / (upward.get(2)! - upward.get(1)!);
  // Circles: the sample in the legend, then the points.
  const heights = [...svg.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].slice(1).map(([, y]) => valueAt(Number(y)));
  const bars = [...svg.matchAll(/<path d="M[\d.]+ ([\d.]+)V([\d.]+)M/g)].map(([, low, high]) =>
    [low, high].map(Number),
  );
  // A unit is more than 50 px, a place is rounded to 0.1: 0.004 at most for both ends.
  heights.forEach((height, k) => {
    expect(height).toBeCloseTo(k + 1, 1.9);
    expect(valueAt(bars[k][0])).toBeCloseTo(k + 0.5, 1.9);
    expect(valueAt(bars[k][1])).toBeCloseTo(k + 1.5, 1.9);
  });
  expect(heights).toHaveLength(4);
});

test('the effect of an input is its mean over all others, at five bins of a Latin hypercube', async () => {
  // Current and fraction pair off one to one: the bins hold five runs each, and what depends on the current alone is flat over none.
  const points = Array.from({ length: 25 }, (_, k) => ({
    [current.path]: 20 + 4 * k,
    [fraction.path]: 0.1 + 0.012 * ((7 * k) % 25),
  }));
  const maps = await draw({
    parameters: [current, fraction],
    design: 'latin hypercube',
    points,
    result: ({ point }) => ({ tipToMean: Number(point[current.path]) / 20 }),
  });
  expect(maps.map(({ name }) => name)).toEqual(['phase-diagram', 'main-effects']);
  const svg = svgOf(maps, 'main-effects');
  const [first] = svg.split('</g>');
  const upward = placesOf(first, 'end');
  const circles = [...first.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].slice(1).map(([, y]) => Number(y));
  const valueAt = (y: number) => 1 + (y - upward.get(1)!) / (upward.get(2)! - upward.get(1)!);
  // Means of 20 + 4k over k = 0…4, 5…9, …, by 20: 1.4, 2.4, … 5.4; a unit is more than 25 px.
  circles.forEach((y, k) => {
    expect(valueAt(y)).toBeCloseTo(1.4 + k, 1.5);
  });
  expect(circles).toHaveLength(5);
});

test('maps are written as SVG and PNG, the same bytes for the same table; without a result there are none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tipfield-maps-'));
  try {
    const made = madeUpSweep({ parameters: [current], result: ({ index }) => ({ tipToMean: 1 + index }) });
    const paths = await writeMaps(folder, made.plan, made.table);
    expect(paths).toEqual(['svg', 'png'].map((end) => join(folder, 'maps', `replicates.${end}`)));
    const [svg, png] = paths.map((path) => readFileSync(path));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    await writeMaps(folder, made.plan, made.table);
    expect(readFileSync(paths[0]).equals(svg)).toBe(true);
    const empty = madeUpSweep({ parameters: [current], result: () => ({ outcome: '' }) });
    expect(await writeMaps(join(folder, 'empty'), empty.plan, empty.table)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a result and an input that the sweep lacks are named with those that it has', async () => {
  const made: MadeUp = { parameters: [current, fraction], result: () => ({ tipToMean: 1 }) };
  await expect(draw(made, { response: 'cellVoltag' })).rejects.toThrow(
    'the table of the sweep has no result "cellVoltag"; did you mean cellVoltage?',
  );
  await expect(draw(made, { x: 'temperature' })).rejects.toThrow(
    'the sweep varies no number "temperature"; known: control.current, filler.structure.fraction',
  );
});

const REASON = 'the step fell below 1e-9 s <b>at</b> 12 s';

test('the page of a sweep names what was varied, shows its maps and the reasons of failures, and asks nothing of a network', async () => {
  const { plan, table } = madeUpSweep({
    parameters: [current, fraction],
    result: ({ index }) => {
      if (index === 5) return { outcome: 'failed', reason: REASON };
      return index === 6 ? { outcome: '' } : { tipToMean: 1 + 0.1 * index, cellVoltage: 0.05 };
    },
  });
  const page = await sweepPage(plan, table);
  expect(page).toContain('14 have a result');
  expect(page).toContain('2, 4, 8, 16 mA/cm2');
  expect(page).toContain('1 of 16 run is not done yet');
  // Escaped: a reason is no part of the page.
  expect(page).toContain('the step fell below 1e-9 s &lt;b&gt;at&lt;/b&gt; 12 s');
  expect(page).toContain('current 4 mA/cm², filler fraction 20 %');
  expect([...page.matchAll(/<img src="data:image\/svg\+xml/g)]).toHaveLength(2);
  expect(page).toContain('default-src &#39;none&#39;');
  expect(page).not.toMatch(/(src|href)="https?:/);
  // 12 of 16 rows and their heads: run 0012 is the last.
  expect(page).toContain('The first 12 of 16 runs.');
  expect(page).toContain('>0012</th>');
  expect(page).not.toContain('>0013</th>');
});

test('before any run has a result the page says so', async () => {
  const { plan, table } = madeUpSweep({ parameters: [current], result: () => ({ outcome: '' }) });
  const page = await sweepPage(plan, table);
  expect(page).toContain('No run has a result yet.');
  expect(page).toContain('4 of 4 runs are not done yet.');
});
