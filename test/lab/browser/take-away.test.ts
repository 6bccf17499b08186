import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodePng } from '../../../src/output/decode-png.ts';
import type { Raster } from '../../../src/output/raster.ts';
import { readSeries } from '../../../src/output/series.ts';
import { openBrowser } from '../../browser/chromium.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { type Visit, visitLab } from './harness.ts';

let browser: Browser;
let visit: Visit;

beforeAll(async () => {
  browser = await openBrowser({ webgpu: true });
  visit = await visitLab(browser, {
    query: '?backend=cpu',
    hash: '#study=tip-effect&set=grid%3D32',
    visitor: { viewport: { width: 1440, height: 1000 }, acceptDownloads: true },
  });
  await visit.page.waitForFunction(() => window.lab.time.value >= 3, undefined, { timeout: 60_000 });
  await visit.page.evaluate(() => window.lab.pause());
});
afterAll(async () => {
  await visit?.close();
  await browser?.close();
});

/** Presses a button and gives the file that comes of it. */
async function take(
  button: string,
): Promise<{ readonly name: string; readonly path: string; readonly bytes: Uint8Array }> {
  const coming = visit.page.waitForEvent('download', { timeout: 100_000 });
  await visit.page.getByRole('button', { name: button, exact: true }).click();
  const file = await coming;
  const path = join(temporaryFolder(), file.suggestedFilename());
  await file.saveAs(path);
  return { name: file.suggestedFilename(), path, bytes: new Uint8Array(readFileSync(path)) };
}

/** Share of the pixels of a box that are dark: ink. */
function ink({ width, data }: Raster, left: number, top: number, right: number, bottom: number): number {
  let dark = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) if (data[4 * (x + width * y) + 1] < 100) dark += 1;
  return dark / ((right - left) * (bottom - top));
}

test('the figure is a page wide at 300 dpi, with letters above its panels and colours in them', async () => {
  const { name, bytes } = await take('PNG');
  expect(name).toMatch(/^tip-effect-[\d.]+s\.png$/);
  const image = decodePng(bytes);
  // 180 mm.
  expect(image.width).toBe(Math.round((180 / 25.4) * 300));
  // The names of the cases stand in the topmost 11 pt, 45 px: letters cover a hundredth of it and more, and not a tenth.
  expect(ink(image, 60, 0, 1900, 45)).toBeGreaterThan(0.002);
  expect(ink(image, 60, 0, 1900, 45)).toBeLessThan(0.1);
  const colours = new Set(
    Array.from({ length: 400 }, (_, y) =>
      image.data.slice(4 * (400 + image.width * (60 + y)), 4 * (400 + image.width * (60 + y)) + 3).join(),
    ),
  );
  expect(colours.size).toBeGreaterThan(20);
});

test('the figure as SVG carries its letters', async () => {
  const { bytes } = await take('SVG');
  const svg = new TextDecoder().decode(bytes);
  expect(svg).toMatch(/@font-face\{font-family:"DejaVu Sans";src:url\(data:font\/ttf;base64,/);
  expect(svg).toContain('>PVH with rods</text>');
});

test('the picture of the panels has even sizes, letters and colours', async () => {
  const image = decodePng((await take('Panels')).bytes);
  expect([image.width % 2, image.height % 2]).toEqual([0, 0]);
  expect(ink(image, 28, 60, 28 + 520, 95)).toBeGreaterThan(0.002);
  expect(
    new Set(Array.from({ length: 200 }, (_, y) => image.data[4 * (200 + image.width * (150 + y))])).size,
  ).toBeGreaterThan(5);
});

test('the tables hold the samples that the page shows, with the digits of series.csv', async () => {
  const { bytes } = await take('Curves (CSV)');
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(['pvh/series.csv', 'pvh-rods/series.csv']);
  const shown = await visit.page.evaluate(() =>
    window.lab.shown.value[1].rows.map(({ maximumHeight }) => maximumHeight),
  );
  const { rows } = readSeries(new TextDecoder().decode(files['pvh-rods/series.csv']));
  expect(rows.map((row) => row['maximum height [m]'])).toEqual(shown.map((value) => Number(value.toPrecision(9))));
});

test('the fields are HDF5 files, one for each case', async () => {
  const files = unzipSync((await take('Fields (HDF5)')).bytes);
  expect(Object.keys(files)).toEqual(['pvh/fields.h5', 'pvh-rods/fields.h5']);
  expect([...files['pvh/fields.h5'].subarray(0, 4)]).toEqual([0x89, 0x48, 0x44, 0x46]);
});

test('the link opens the page as it is', async () => {
  await visit.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit.page.getByRole('button', { name: 'Copy link' }).click();
  await visit.page.waitForFunction(() => window.lab.notice.value?.text.startsWith('The link is copied'));
  const link = await visit.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#study=tip-effect');
  expect(decodeURIComponent(link)).toContain('grid=32');
});

test('a video holds one image for each picture that was shown, at an even pace', async () => {
  const { page } = visit;
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.getByRole('button', { name: 'Stop and save' }).waitFor();
  await page.evaluate(() => window.lab.run());
  await page.waitForFunction(
    () => Number.parseInt(document.querySelector('.takeaway .num')?.textContent ?? '0', 10) >= 5,
    undefined,
    { timeout: 60_000 },
  );
  await page.evaluate(() => window.lab.pause());
  const { path, name, bytes } = await take('Stop and save');
  expect(name).toBe('tip-effect.mp4');
  expect(new TextDecoder('latin1').decode(bytes.subarray(4, 8))).toBe('ftyp');
  const entries = [
    '-v',
    'error',
    '-count_frames',
    '-show_entries',
    'stream=nb_read_frames,width',
    '-show_entries',
    'format=duration',
    '-of',
    'default=nw=1',
  ];
  const told = execFileSync('ffprobe', [...entries, path], { encoding: 'utf8' });
  const value = (key: string) => Number(new RegExp(`${key}=([\\d.]+)`).exec(told)?.[1]);
  const frames = value('nb_read_frames');
  expect(frames).toBeGreaterThanOrEqual(6);
  // All but the last at 30 a second, the last for a second.
  expect(value('duration')).toBeCloseTo((frames - 1) / 30 + 1, 1);
  expect(value('width') % 2).toBe(0);
});

test('a video that is discarded leaves no file', async () => {
  const { page } = visit;
  let files = 0;
  page.on('download', () => {
    files += 1;
  });
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Record', exact: true }).waitFor();
  await page.waitForTimeout(500);
  expect(files).toBe(0);
});

test('taking things away leaves no message in the console', () => {
  expect(visit.trouble.messages).toEqual([]);
});
