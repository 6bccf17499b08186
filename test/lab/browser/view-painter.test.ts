import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Layer, Shown, View } from '../../../src/lab/lab.ts';
import { WHOLE } from '../../../src/lab/lab.ts';
import { invalidColour } from '../../../src/output/colour.ts';
import { paintConcentration, paintPhase } from '../../../src/output/field-image.ts';
import type { Raster } from '../../../src/output/raster.ts';
import type { Snapshot } from '../../../src/physics/snapshot.ts';
import { openBrowser } from '../../browser/chromium.ts';
import { bulk, syntheticFiller, syntheticSnapshot } from '../../support/synthetic.ts';
import type { PaintJob } from './painter-page.ts';

const PIXELS = 300;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: join(import.meta.dirname, 'painter-page.ts'), formats: ['iife'], name: 'painterPage' },
    },
  });
  const [{ output }] = bundle as readonly { readonly output: readonly { readonly code: string }[] }[];
  browser = await openBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: output[0].code });
}, 120_000);

afterAll(() => browser?.close(), 60_000);

/** Rods with an even layer around them, shares in [0, 1]. */
const snapshot = syntheticSnapshot({ growth: 0.5, dead: true });
const { nx, ny } = snapshot.grid;
const filler = syntheticFiller(nx, ny);
const shell = Float64Array.from(filler, (share, k) => (share === 0 && (filler[k - 1] || filler[k + 1]) ? 0.75 : 0));

function shownOf(fields: Snapshot): Shown {
  const { grid, time, step, metal, concentration, potential, reaction, live } = fields;
  const list = (field: Float64Array) => [...field] as unknown as Float32Array<ArrayBuffer>;
  return {
    input: { grid, electrolyte: { concentration: bulk } } as Shown['input'],
    fields: {
      time,
      step,
      metal: list(metal),
      concentration: list(concentration),
      potential: list(potential),
      reaction: list(reaction),
      live: list(live),
      current: { x: list(concentration), y: list(metal) },
    },
    rows: [],
    outcome: 'running',
    shares: { filler: list(filler), shell: list(shell) },
  };
}

function jobOf(layer: Layer, fields: Snapshot, { window = WHOLE, loses = false, width = PIXELS } = {}): PaintJob {
  const view: View = { layer, lines: false, outlines: true, window, speed: 1, brush: 1e-7 };
  return { shown: shownOf(fields), view, width, height: PIXELS, loses };
}

async function painted(job: PaintJob): Promise<Uint8Array> {
  return Buffer.from(await page.evaluate((each) => window.painter.paint(each), job), 'base64');
}

/** Share of pixels of which a channel differs by more than 3 of 255. */
function shareApart(a: Uint8Array, b: Uint8Array): number {
  let apart = 0;
  for (let q = 0; q < a.length; q += 4) {
    if ([0, 1, 2].some((k) => Math.abs(a[q + k] - b[q + k]) > 3)) apart += 1;
  }
  return apart / (a.length / 4);
}

/**
 * The page computes in float32, whose 2⁻²⁴ of a value is far below a colour's step of 1/255; only where a slope divides a small
 * excess over 1/2 can a pixel of an edge round to another share, which 0.1 % of the pixels may.
 */
const APART = 0.001;
const LINE = 1.5;

describe('panels show the same pixels as the figures of the command line', () => {
  const cases: readonly (readonly [Layer, (size: { width: number; height: number }) => Raster])[] = [
    ['concentration', (size) => paintConcentration(snapshot, size, { min: 0, max: bulk }, LINE, filler, shell)],
    ['metal', (size) => paintPhase(snapshot, size, filler, shell)],
  ];
  test.each(cases)('%s, with filler, interphase and dead metal', async (layer, expected) => {
    const width = 260;
    const pixels = await painted(jobOf(layer, snapshot, { width }));
    const share = shareApart(pixels, expected({ width, height: PIXELS }).data);
    console.log(
      `${layer}: ${(100 * share).toFixed(3)} % of pixels differ by more than 3/255; tolerance ${100 * APART} %`,
    );
    expect(share).toBeLessThanOrEqual(APART);
  });

  test('magnified three times it is the middle of a picture three times as large', async () => {
    const window = { x: 0.5, y: 0.4, zoom: 3 };
    const pixels = await painted(jobOf('concentration', snapshot, { window }));
    const size = { width: 3 * PIXELS, height: 3 * PIXELS };
    const whole = paintConcentration(snapshot, size, { min: 0, max: bulk }, LINE, filler, shell).data;
    const left = 3 * PIXELS * (0.5 - 0.5 / 3);
    const top = 3 * PIXELS * (0.6 - 0.5 / 3);
    const part = new Uint8Array(4 * PIXELS * PIXELS);
    for (let y = 0; y < PIXELS; y++) {
      const from = 4 * (left + size.width * (top + y));
      part.set(whole.subarray(from, from + 4 * PIXELS), 4 * PIXELS * y);
    }
    expect(shareApart(pixels, part)).toBeLessThanOrEqual(APART);
  });

  test('a context that was lost is painted again with the same pixels', async () => {
    const pixels = await painted(jobOf('concentration', snapshot));
    const again = await painted(jobOf('concentration', snapshot, { loses: true }));
    expect(shareApart(again, pixels)).toBe(0);
  });
});

test('where a value is not a number the colour is one that no map holds', async () => {
  const concentration = snapshot.concentration.slice();
  const row = Math.floor(0.8 * ny);
  concentration.fill(Number.NaN, nx * (row - 3), nx * (row + 3));
  const pixels = await painted(jobOf('concentration', { ...snapshot, concentration }));
  const at = 4 * (20 + PIXELS * Math.floor(0.2 * PIXELS));
  expect([...pixels.subarray(at, at + 3)]).toEqual([...invalidColour]);
});

test('the current is shown by its magnitude, and the filler map by its materials', async () => {
  // (x, y) = (3, 4) everywhere in the electrolyte: half of a scale to 10.
  const current = await painted(
    jobOf('current', {
      ...snapshot,
      concentration: snapshot.metal.map(() => 3),
      metal: snapshot.metal.map(() => 4e-9),
    }),
  );
  const other = await painted(
    jobOf('current', {
      ...snapshot,
      concentration: snapshot.metal.map(() => -3),
      metal: snapshot.metal.map(() => 4e-9),
    }),
  );
  expect(shareApart(current, other)).toBe(0);
  const map = await painted(jobOf('filler', snapshot));
  const colours = new Set(Array.from({ length: PIXELS * PIXELS }, (_, q) => map.subarray(4 * q, 4 * q + 3).join()));
  for (const colour of ['150,214,192', '247,249,251', '222,222,222', '214,72,24']) expect(colours).toContain(colour);
});

test('two panels of 600² take less than 5 ms of the main thread', async () => {
  const wide = syntheticSnapshot({ nx: 96, ny: 96 });
  const shown = { ...shownOf(wide), shares: null };
  const each = await page.evaluate((job) => window.painter.cost(job), { ...jobOf('concentration', wide), shown });
  console.log(`two panels of 600²: ${each.toFixed(2)} ms; tolerance 5 ms`);
  expect(each).toBeLessThan(5);
});
