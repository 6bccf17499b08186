import { describe, expect, test } from 'vitest';
import { colourAt, concentrationMap, metalColour } from '../../src/output/colour.ts';
import { decodePng } from '../../src/output/decode-png.ts';
import { framePainter, type Panel, renderFrame } from '../../src/output/frame.ts';
import { layOut } from '../../src/output/layout.ts';
import type { Raster } from '../../src/output/raster.ts';
import { textWidth } from '../../src/output/text-width.ts';
import { colourDifference, compareImages, pixel } from '../support/images.ts';
import { bulk, syntheticFiller, syntheticSnapshot } from '../support/synthetic.ts';

const options = { scale: { min: 0, max: bulk }, panelWidth: 200 };
const three: readonly Panel[] = [
  { label: 'PVH', snapshot: syntheticSnapshot({ growth: 0.6, dead: true }) },
  { label: 'PVH-IM', snapshot: syntheticSnapshot({ growth: 0 }) },
  { label: 'PVH with rods', snapshot: syntheticSnapshot({ growth: 0.3 }), filler: syntheticFiller(64, 64) },
];

/** Where the parts lie; the room for tick labels only moves the right margin. */
function layoutOf(panels: readonly Panel[], panelWidth = options.panelWidth) {
  return layOut(
    panels.map(({ snapshot }) => snapshot.grid),
    panelWidth,
    80,
    false,
  );
}

/** Smallest box around all pixels that differ. */
function changedBox(a: Raster, b: Raster) {
  const box = { left: a.width, right: -1, top: a.height, bottom: -1 };
  for (let y = 0; y < a.height; y++) {
    for (let x = 0; x < a.width; x++) {
      if (colourDifference(pixel(a, x, y), pixel(b, x, y)) === 0) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
}

describe('a frame', () => {
  test.each(['concentration', 'phase'] as const)('of the %s has the same bytes each time', (kind) => {
    expect(Buffer.from(renderFrame(kind, three, options)).equals(renderFrame(kind, three, options))).toBe(true);
  });

  test('is the same after others, of which its still parts remain, as alone', () => {
    const at = (time: number) => three.map((panel) => ({ ...panel, snapshot: { ...panel.snapshot, time } }));
    const paint = framePainter('concentration', options);
    paint(at(99).slice(1));
    paint(at(88));
    const alone = decodePng(renderFrame('concentration', at(150), options));
    expect(Buffer.from(paint(at(150)).data).equals(alone.data)).toBe(true);
  });

  test('shows each case in its own panel, the electrode at the bottom', () => {
    const image = decodePng(renderFrame('concentration', three, options));
    for (const { x, y, width, height } of layoutOf(three).panels) {
      expect(pixel(image, x + 3, y + height - 3)).toEqual([...metalColour]);
      expect(pixel(image, x + width - 3, y + height - 3)).toEqual([...metalColour]);
      expect(colourDifference(pixel(image, x + 3, y + 3), metalColour)).toBeGreaterThan(30);
    }
    const [dendrite, flat] = layoutOf(three).panels;
    expect(pixel(image, dendrite.x + 100, dendrite.y + 100)).toEqual([...metalColour]);
    expect(pixel(image, flat.x + 100, flat.y + 100)).not.toEqual([...metalColour]);
  });

  test('has a colour bar that ends in the first and the last colour of the map', () => {
    const image = decodePng(renderFrame('concentration', three, options));
    const { bar } = layoutOf(three);
    expect(pixel(image, bar.x + 4, bar.y)).toEqual(colourAt(concentrationMap, 1));
    expect(pixel(image, bar.x + 4, bar.y + bar.height - 1)).toEqual(colourAt(concentrationMap, 0));
  });

  test('gives equal concentrations equal colours in all cases and at all times', () => {
    const early = [{ label: 'PVH', snapshot: syntheticSnapshot({ growth: 0, time: 30 }) }, three[1], three[2]];
    const image = decodePng(renderFrame('concentration', early, options));
    const [a, b] = layoutOf(three).panels;
    for (const height of [60, 100, 140]) {
      expect(pixel(image, a.x + 20, a.y + height)).toEqual(pixel(image, b.x + 20, b.y + height));
    }
  });

  test('letters its labels: another label changes pixels above its panel and nowhere else', () => {
    const other = three.map((panel, k) => (k === 1 ? { ...panel, label: 'Celgard' } : panel));
    const box = changedBox(
      decodePng(renderFrame('phase', three, options)),
      decodePng(renderFrame('phase', other, options)),
    );
    const panel = layoutOf(three).panels[1];
    expect(box.right - box.left).toBeGreaterThan(20);
    expect(box.left).toBeGreaterThanOrEqual(panel.x);
    expect(box.right).toBeLessThan(panel.x + panel.width);
    expect(box.bottom).toBeLessThan(panel.y);
    expect(box.top).toBeGreaterThan(panel.y - 30);
  });

  test('tells the time in its header, and a case that ended before the others tells its own', () => {
    const at = (time: number) => three.map((panel) => ({ ...panel, snapshot: { ...panel.snapshot, time } }));
    const frame = (panels: readonly Panel[]) => decodePng(renderFrame('phase', panels, options));
    const header = changedBox(frame(at(150)), frame(at(30)));
    const panel = layoutOf(three).panels[0];
    expect(header.right).toBeGreaterThan(0);
    expect(header.right).toBeLessThan(panel.x + 60);
    expect(header.bottom).toBeLessThan(panel.y - 15);

    const ended = changedBox(frame(at(150)), frame([at(112)[0], ...at(150).slice(1)]));
    expect(ended.top).toBeGreaterThan(panel.y - 30);
    expect(ended.bottom).toBeLessThan(panel.y);
  });

  test('has a scale bar of a round length: 1 µm in a panel 6 µm wide, 200 px', () => {
    const image = decodePng(renderFrame('phase', three, options));
    const { x, y, width } = layoutOf(three).panels[0];
    const dark = (row: number) =>
      Array.from({ length: width }, (_, k) => pixel(image, x + k, row)).filter(([red]) => red < 90).length;
    const longest = Math.max(...Array.from({ length: 40 }, (_, k) => dark(y + 2 + k)));
    // 200 px / 6 = 33.3 px; its ends lie within a pixel each.
    expect(Math.abs(longest - 200 / 6)).toBeLessThan(2);
  });

  test.each([
    [64, 64],
    [512, 512],
    [192, 48],
    [48, 192],
  ])('of a grid of %i × %i has square cells and stays within its limits', (nx, ny) => {
    const panel = { label: 'PVH', snapshot: syntheticSnapshot({ nx, ny }) };
    const image = decodePng(renderFrame('concentration', [panel], options));
    const [box] = layoutOf([panel]).panels;
    expect(box.height / box.width).toBeCloseTo(ny / nx, 1);
    expect(box.width).toBeLessThanOrEqual(200);
    expect(box.height).toBeLessThanOrEqual(400);
    expect(pixel(image, box.x + 2, box.y + box.height - 2)).toEqual([...metalColour]);
    expect(image.height).toBeLessThan(600);
  });

  test('of more than four cases breaks into even rows, one colour bar for all', () => {
    const six = Array.from({ length: 6 }, (_, k) => ({ label: `case ${k}`, snapshot: syntheticSnapshot() }));
    const { panels, bar } = layoutOf(six);
    expect(new Set(panels.map(({ y }) => y)).size).toBe(2);
    expect(new Set(panels.map(({ x }) => x)).size).toBe(3);
    expect(bar.y + bar.height).toBe(panels[5].y + panels[5].height);
  });

  test('keeps a long label, with letters that XML reserves, within its column', () => {
    const long = [
      { ...three[0], label: 'PVH & <In-MOF> with a name that no column of this width can hold' },
      ...three.slice(1),
    ];
    const a = decodePng(renderFrame('phase', three, options));
    const box = changedBox(a, decodePng(renderFrame('phase', long, options)));
    expect(box.bottom).toBeLessThan(layoutOf(three).panels[0].y);
    const second = layoutOf(three).panels[1];
    const between = Array.from({ length: 8 }, (_, k) => pixel(a, second.x - 8 + k, second.y - 8));
    expect(between.every(([red]) => red === 255)).toBe(true);
  });

  test('of a dendrite is not taken for that of a flat deposit', () => {
    const flat = three.map((panel) => ({ ...panel, snapshot: three[1].snapshot }));
    const { meanDifference, changedShare } = compareImages(
      renderFrame('concentration', three, options),
      renderFrame('concentration', flat, options),
    );
    expect(meanDifference).toBeGreaterThan(3);
    expect(changedShare).toBeGreaterThan(0.1);
  });

  test.each(['concentration', 'phase'] as const)('of the %s names an interphase where a case has one', (kind) => {
    const filler = syntheticFiller(64, 64);
    const shell = filler.map((_, cell) => Number(filler[cell] === 0 && filler[(cell + 1) % filler.length] === 1));
    const shelled = [three[0], three[1], { ...three[2], shell }];
    const box = changedBox(
      decodePng(renderFrame(kind, three, options)),
      decodePng(renderFrame(kind, shelled, options)),
    );
    // From the legend, above all panels, down into the panel of the case and no other.
    const { x, y, width, height } = layoutOf(three).panels[2];
    expect(box.top).toBeLessThan(y - 30);
    expect(box.bottom).toBeGreaterThan(y + height / 2);
    expect(box.bottom).toBeLessThan(y + height);
    expect(box.right).toBeGreaterThan(x + width / 2);
    expect(() => renderFrame(kind, [{ ...three[2], shell: new Float64Array(9) }], options)).toThrow(
      'shell of PVH with rods has 9 cells: its grid has 64 × 64 = 4096',
    );
  });

  test('is refused with a sentence when it cannot be drawn', () => {
    expect(() => renderFrame('phase', [], options)).toThrow('a frame has no panels: give at least one case');
    expect(() => renderFrame('concentration', three, { scale: { min: 0, max: 0 } })).toThrow(
      'frame scale is 0 to 0 mol/m³: the end must lie above the start',
    );
    expect(() => renderFrame('phase', [{ ...three[0], filler: new Float64Array(9) }], options)).toThrow(
      'filler of PVH has 9 cells: its grid has 64 × 64 = 4096',
    );
    expect(() => renderFrame('phase', three, { ...options, panelWidth: 0 })).toThrow(
      'panelWidth is 0 px: a frame needs 16 to 8192',
    );
  });
});

test('text has the width of DejaVu Sans: its m is 0.97 of the size', () => {
  // Advance 1995/2048 em for each of ten; the ink lacks the bearings of the outer two, below 0.2 em.
  expect(textWidth('m'.repeat(10), 20) / 20).toBeGreaterThan(9.74 - 0.2);
  expect(textWidth('m'.repeat(10), 20) / 20).toBeLessThan(9.75);
});
