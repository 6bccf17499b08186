/** Figures for print, from what a run has stored. */
import { describe, expect, test } from 'vitest';
import { decodePng } from '../../src/output/decode-png.ts';
import { chosenTimes } from '../../src/output/figure/choose.ts';
import { type Figure, figure, figurePng } from '../../src/output/figure/index.ts';
import type { StoredRun } from '../../src/output/stored.ts';
import { pixel } from '../support/images.ts';
import { storedRun } from '../support/stored.ts';

const run = storedRun();
const small = { width: 60, times: [150], cases: ['pvh'] } as const;

/** What the text elements of a figure say. */
const texts = ({ svg }: Figure) => [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, content]) => content);

describe('a figure', () => {
  test('has the cases in columns and the times in rows, lettered row by row, with one bar and one scale', async () => {
    const said = texts(await figure(run, { times: [90, 150] }));
    expect(said).toEqual(expect.arrayContaining(['PVH', 'PVH with rods', '90 s', '150 s', 'a', 'b', 'c', 'd']));
    expect(said).toEqual(expect.arrayContaining(['salt concentration [mol/m³]', '1000', 'metal', 'filler']));
    expect(said.filter((text) => text === '1 µm' || text === '2 µm')).toHaveLength(1);
    expect(said.filter((text) => text === '1000')).toHaveLength(1);
  });

  test('shows a fifth, three fifths and the end of a run where no times are asked for', async () => {
    const said = texts(await figure(run, { width: 100 }));
    expect(said.filter((text) => /^\d+ s$/.test(text))).toEqual(['30 s', '90 s', '150 s']);
  });

  test('shows the end alone of a run that has stored no more, as those of a sweep', () => {
    expect(chosenTimes([{ times: [150] }])).toEqual([150]);
    expect(() => chosenTimes([{ times: [150] }], [30])).toThrow('time 30 s is not in the run');
  });

  test('takes the stored times that are nearest to those asked for, each once, and says which', async () => {
    const said = texts(await figure(run, { width: 100, times: [140, 50, 61] }));
    expect(said.filter((text) => /^\d+ s$/.test(text))).toEqual(['60 s', '150 s']);
  });

  test('sets the times of a single case side by side where it is wide', async () => {
    const { height } = await figure(run, { cases: ['pvh'], width: 180 });
    const rows = await figure(run, { cases: ['pvh'], width: 90 });
    expect(height).toBeLessThan(75);
    expect(rows.height).toBeGreaterThan(180);
  });

  test('has the width that was asked for, and letters of one size in print whatever it is', async () => {
    for (const width of [60, 85, 180]) {
      const made = await figure(run, { ...small, width });
      expect(made.width).toBe(width);
      expect(made.svg).toContain(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm"`);
      // One unit of the drawing is a point: its width in units is its width in points.
      expect(made.svg).toContain(`viewBox="0 0 ${Number(((width / 25.4) * 72).toFixed(2))} `);
      expect(made.svg).toMatch(/font-size="7.5"[^>]*>salt concentration/);
    }
  });

  test('has as many pixels as its size in print and its resolution say, and tells the resolution', async () => {
    const made = await figure(run, small);
    for (const dpi of [101, 300]) {
      const bytes = figurePng(made, dpi);
      const { width, height } = decodePng(bytes);
      expect(width).toBe(Math.round((made.width / 25.4) * dpi));
      expect(height).toBe(Math.round((made.height / 25.4) * dpi));
      const at = Buffer.from(bytes).indexOf('pHYs');
      // 1 inch is 0.0254 m; the chunk holds whole pixels per metre, twice, and 1 for the metre.
      expect(Buffer.from(bytes).readUInt32BE(at + 4)).toBe(Math.round(dpi / 0.0254));
      expect(bytes[at + 12]).toBe(1);
    }
  });

  // The height in pixels is rounded: what that adds to the drawing's own shape is stretched, not left open.
  test('covers its pixels to the last row and column', async () => {
    const made = await figure(run, small);
    for (const dpi of [40, 41, 42, 43]) {
      const { data } = decodePng(figurePng(made, dpi));
      expect(Math.min(...data.filter((_, byte) => byte % 4 === 3))).toBe(255);
    }
  });

  test('is the same bytes for the same run', async () => {
    const options = { times: [150], width: 100, streamlines: true };
    const [first, second] = [await figure(run, options), await figure(run, options)];
    expect(second.svg).toBe(first.svg);
    expect(figurePng(second, 100)).toEqual(figurePng(first, 100));
  });

  test('carries the glyphs that it uses and the licence of the font', async () => {
    const { svg } = await figure(run, small);
    const [, font = ''] = /src:url\(data:font\/woff2;base64,([^)]+)\)/.exec(svg) ?? [];
    const bytes = Buffer.from(font, 'base64');
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('wOF2');
    // The whole font has 757 kB and six thousand glyphs; some forty of them take 100 to 200 bytes each.
    expect(bytes.length).toBeGreaterThan(2000);
    expect(bytes.length).toBeLessThan(16000);
    expect(svg).toContain('DejaVu Sans 2.37');
  });

  test('has its letters in the pixels too', async () => {
    const made = await figure(run, small);
    const dpi = 200;
    const image = decodePng(figurePng(made, dpi));
    // The label of the case stands in the 11 points above the panel, on white.
    const rows = Math.round((10 / 72) * dpi);
    let dark = 0;
    for (let y = 0; y < rows; y++) for (let x = 0; x < image.width; x++) if (pixel(image, x, y)[0] < 100) dark++;
    // Three letters of 8 points: strokes of about 0.7 point, 3 × 15 points long, are 30 square points, 240 pixels.
    expect(dark).toBeGreaterThan(80);
    expect(dark).toBeLessThan(800);
  });

  test('draws the metal grey, behind an edge, and the electrolyte in the colour of its concentration', async () => {
    const made = await figure(run, { ...small, times: [30] });
    const image = decodePng(figurePng(made, 200));
    const [, x, y, w, h] = (
      /<svg x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/.exec(made.svg) ?? []
    ).map(Number);
    const at = (u: number, v: number) =>
      pixel(image, Math.round(((x + u * w) * 200) / 72), Math.round(((y + (1 - v) * h) * 200) / 72));
    // The flat metal is 8 % of the height; far above it the concentration is that of the bulk, the yellow end of viridis.
    expect(at(0.2, 0.04)).toEqual([222, 222, 222]);
    const [red, green, blue] = at(0.05, 0.9);
    expect(red).toBeGreaterThan(180);
    expect(green).toBeGreaterThan(200);
    expect(blue).toBeLessThan(80);
  });

  test('gives lines of current to its panels by the current that flows in them', async () => {
    const [pvh, rods] = run.cases;
    const halved = {
      ...rods,
      moment: (k: number) => {
        const { snapshot, current } = rods.moment(k);
        return { snapshot, current: { x: current.x, y: current.y.map((y) => y / 2) } };
      },
    };
    const { svg } = await figure(
      { ...run, cases: [pvh, halved] },
      { times: [30], width: 100, streamlines: true, fillerOutline: false },
    );
    // Each panel draws its lines twice, the light edge and the ink: the second path after the image.
    const counts = [...svg.matchAll(/stroke-opacity="0.55" stroke-width="1.5"\/><path d="([^"]+)"/g)].map(
      ([, d]) => d.split('M').length - 1,
    );
    // 80 A/m² where lines are at most 3 mm apart on some 38 mm, and half of it.
    expect(counts[0]).toBeGreaterThan(8);
    expect(counts[1]).toBeGreaterThanOrEqual(Math.floor(counts[0] / 2));
    expect(counts[1]).toBeLessThanOrEqual(Math.ceil(counts[0] / 2));
  });

  test('says when a case had ended before the time of its row', async () => {
    const [pvh, rods] = run.cases;
    const short: StoredRun = { ...run, cases: [{ ...pvh, times: [0, 30, 60] }, rods] };
    expect(texts(await figure(short, { times: [120], width: 100 }))).toEqual(expect.arrayContaining(['120 s', '60 s']));
  });

  test('shows potential and current in units of electrochemists', async () => {
    expect(texts(await figure(run, { ...small, field: 'potential' }))).toContain('potential against the metal [mV]');
    // 80 A/m² at most.
    const current = texts(await figure(run, { ...small, field: 'current' }));
    expect(current).toEqual(expect.arrayContaining(['ionic current density [mA/cm²]', '8']));
  });

  test.each([
    [{ cases: ['pvh-rod'] }, 'no case "pvh-rod" with stored fields; did you mean pvh-rods?'],
    [{ cases: [] }, 'needs at least one case: there are pvh, pvh-rods'],
    [{ times: [151] }, 'time 151 s is not in the run: fields are stored from 0 s to 150 s'],
    [{ times: [] }, 'needs at least one time'],
    [{ width: 20 }, 'width is 20 mm: accepted are 30 to 400; a column is 85, a page 180'],
    [{ width: 35 }, 'has no room for 2 cases side by side: it needs'],
  ])('refuses %j and says what it takes', async (options, message) => {
    await expect(figure(run, options)).rejects.toThrow(message);
  });

  test('refuses a resolution that no printer has', async () => {
    const made = await figure(run, small);
    expect(() => figurePng(made, 0)).toThrow('resolution is 0 dpi: accepted are 36 to 1200');
  });
});
