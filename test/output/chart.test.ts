import { expect, test } from 'vitest';
import { type Chart, chart } from '../../src/output/chart.ts';
import { decodePng } from '../../src/output/decode-png.ts';
import { renderSvg } from '../../src/output/rasterise.ts';
import { pixel } from '../support/images.ts';

const line = {
  label: 'closed form',
  style: 'line',
  points: [
    [0, 0],
    [50, 500],
    [100, 1000],
  ],
} as const;
const marks = {
  label: 'measured',
  style: 'marks',
  colour: 0,
  points: [
    [20, 210],
    [80, 790],
  ],
} as const;
const plain: Chart = { x: { label: 'time [s]' }, y: { label: 'height [µm]' }, curves: [line, marks] };

/** Every text of a chart with where it stands. */
function textsOf(svg: string) {
  const found = svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)" text-anchor="(\w+)"[^>]*>([^<]*)</g);
  return [...found].map(([, x, y, size, anchor, content]) => ({
    x: Number(x),
    y: Number(y),
    size: Number(size),
    anchor,
    content,
  }));
}

const contentsOf = (svg: string) => textsOf(svg).map(({ content }) => content);
const circlesOf = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);

/** Places of an axis' labels, by their number. */
function placesOf(svg: string, anchor: 'middle' | 'end'): Map<number, number> {
  const labels = textsOf(svg).filter((text) => text.anchor === anchor && /^[−\d.]+$/.test(text.content));
  return new Map(labels.map(({ x, y, size, content }) => [Number(content), anchor === 'end' ? y - 0.36 * size : x]));
}

test('a mark stands where the labels of both axes say', () => {
  const svg = chart(plain);
  const across = placesOf(svg, 'middle');
  const upward = placesOf(svg, 'end');
  // Circles: the sample in the legend, then the two points.
  const [, [x, y]] = circlesOf(svg);
  // One rounding to a tenth of a pixel each.
  expect(x).toBeCloseTo(across.get(20)!, 0);
  expect(y).toBeCloseTo(upward.get(200)! + ((upward.get(400)! - upward.get(200)!) * 10) / 200, 0);
});

test('on a logarithmic axis equal factors are equal lengths, and decades have small ticks between them', () => {
  const points = [
    [1, 1e-2],
    [10, 1e-4],
    [100, 1e-6],
  ] as const;
  const svg = chart({
    x: { label: 'cells', scale: 'log' },
    y: { label: 'error', scale: 'log' },
    curves: [{ label: 'measured', style: 'marks', colour: 0, points }],
  });
  const [, first, second, third] = circlesOf(svg);
  expect(second[0] - first[0]).toBeCloseTo(third[0] - second[0], 0);
  expect(second[1] - first[1]).toBeCloseTo(third[1] - second[1], 0);
  expect(contentsOf(svg)).toEqual(expect.arrayContaining(['1', '10', '100', '10⁻²', '10⁻⁴', '10⁻⁶']));
  // Eight small ticks in each of the two decades across, of half the length of the large ones.
  const small = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)L\1 ([\d.]+)"/g)].filter(
    ([, , from, to]) => Number(to) - Number(from) === 2.5,
  );
  expect(small.length).toBeGreaterThanOrEqual(16);
});

test('points that are no numbers, or not positive on a logarithmic axis, are left out and set no range', () => {
  const stray = [
    [Number.NaN, 1],
    [10, Number.POSITIVE_INFINITY],
    [10, -3],
    [10, 0],
    [1e9, Number.NaN],
  ] as const;
  const given = (points: readonly (readonly [number, number])[]) =>
    chart({ ...plain, y: { label: 'y', scale: 'log' }, curves: [{ ...marks, points: [...marks.points, ...points] }] });
  expect(given(stray)).toBe(given([]));
});

test('a chart without any point has axes, a legend and no NaN', () => {
  for (const scale of ['linear', 'log'] as const) {
    const svg = chart({ x: { label: 'x', scale }, y: { label: 'y', scale }, curves: [{ ...marks, points: [] }] });
    expect(contentsOf(svg)).toEqual(expect.arrayContaining(['x', 'y', 'measured']));
    expect(svg).not.toContain('NaN');
  }
});

test('equal values have a range around them', () => {
  for (const value of [0, 5, -5, 1e-20]) {
    const svg = chart({ ...plain, curves: [{ ...marks, points: [[value, value]] }] });
    expect(svg).not.toContain('NaN');
    const labels = textsOf(svg).filter(({ anchor }) => anchor === 'end');
    expect(labels.length, String(value)).toBeGreaterThan(2);
  }
});

test('very small and very large numbers are labelled with powers of ten', () => {
  const svg = chart({
    ...plain,
    curves: [
      {
        ...marks,
        points: [
          [0, -3e-9],
          [1e6, 3e-9],
        ],
      },
    ],
  });
  expect(contentsOf(svg)).toEqual(expect.arrayContaining(['2·10⁻⁹', '−2·10⁻⁹', '0', '0.2·10⁶']));
});

test('the legend stands above the box; curves of one label and colour share an entry', () => {
  const pair = [0, 1].flatMap((colour) => [
    { ...line, label: `case ${colour}`, colour },
    { ...marks, label: `case ${colour}`, colour },
  ]);
  const texts = textsOf(chart({ ...plain, curves: pair }));
  const entries = texts.filter(({ content }) => content.startsWith('case'));
  expect(entries.map(({ content }) => content)).toEqual(['case 0', 'case 1']);
  const top = Math.min(...[...placesOf(chart({ ...plain, curves: pair }), 'end').values()]);
  for (const { y } of entries) expect(y).toBeLessThan(top);
});

test('curves differ in dashes and shapes, not in colour alone', () => {
  const colours = [0, 1, 2, 3, 4, 5];
  const lines = colours.map((colour) => ({ ...line, label: `line ${colour}`, colour }));
  const dashes = [...chart({ ...plain, curves: lines }).matchAll(/<polyline[^>]*?(stroke-dasharray="[^"]*")?\/>/g)];
  expect(new Set(dashes.map(([, dash]) => dash)).size).toBe(6);
  const shapes = colours.map((colour) => {
    const svg = chart({ ...plain, curves: [{ ...marks, colour, points: [[1, 1]] }] });
    const [shape] = svg.match(/<(circle|polygon)[^>]*?\/>/)!;
    return shape.replace(/stroke="[^"]*"/, '');
  });
  expect(new Set(shapes).size).toBe(6);
});

test('every label lies within the figure and no two labels of an axis overlap, however long', () => {
  const long = 'the concentration of the salt at the very surface of the electrode, in its own good time [mol/m³]';
  for (const scale of ['linear', 'log'] as const) {
    const svg = chart({
      title: long,
      x: { label: long, scale },
      y: { label: long, scale },
      curves: [
        {
          ...line,
          label: long,
          points: [
            [3e-7, 2e4],
            [2.123e-6, 31234567],
          ],
        },
        { ...marks, label: long, points: [[1e-6, 2e6]] },
      ],
    });
    const [, width, height] = svg.match(/width="(\d+)" height="(\d+)"/)!.map(Number);
    const raster = decodePng(renderSvg(svg));
    expect([raster.width, raster.height]).toEqual([width, height]);
    // The outermost pixels are white: nothing is cut off. And white, not transparent, for dark pages.
    for (let x = 0; x < width; x++) {
      for (const y of [0, height - 1])
        expect([...pixel(raster, x, y), raster.data[4 * (x + width * y) + 3]]).toEqual([255, 255, 255, 255]);
    }
    for (let y = 0; y < height; y++)
      for (const x of [0, width - 1]) expect(pixel(raster, x, y)).toEqual([255, 255, 255]);
    const upward = textsOf(svg).filter(({ anchor }) => anchor === 'end');
    upward
      .sort((a, b) => a.y - b.y)
      .forEach(({ y, size }, k) => {
        if (k > 0) expect(y - upward[k - 1].y).toBeGreaterThan(size);
      });
  }
});

test('text has a font that a browser without ours replaces at the same width', () => {
  expect(chart(plain)).toContain('font-family="DejaVu Sans, Verdana, sans-serif"');
});
