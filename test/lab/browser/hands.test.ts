/** A hand on the cells of the whole page: with a mouse, and with fingers on a phone. The parts are proved in view-panels.test.ts. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../browser/chromium.ts';
import { type Visit, visitLab } from './harness.ts';

const SMALL = ['grid=32', 'cases.pvh-rods.filler.conductivity=3 mS/cm'];
const HASH = `#study=tip-effect&show=pvh,pvh-rods${SMALL.map((one) => `&set=${encodeURIComponent(one)}`).join('')}`;

let browser: Browser;
let visit: Visit;
let page: Page;

function open(visitor = {}): Promise<Visit> {
  return visitLab(browser, { hash: HASH, query: '?backend=cpu', visitor: { reducedMotion: 'reduce', ...visitor } });
}

beforeAll(async () => {
  browser = await openBrowser({ webgpu: true });
  visit = await open();
  page = visit.page;
}, 90_000);
afterAll(async () => {
  await visit.close();
  await browser.close();
});

/** A place in a panel on the screen: shares from its left and its top. */
async function placeIn(field: Locator): Promise<(across: number, down: number) => readonly [number, number]> {
  await field.scrollIntoViewIfNeeded();
  const box = (await field.boundingBox())!;
  return (across, down) => [box.x + across * box.width, box.y + down * box.height];
}

const panel = (index: number, on = page) => on.locator('.panel-field').nth(index);
const tool = (name: string) => page.getByRole('radio', { name, exact: true }).press(' ');
const changed = async () =>
  (await page.evaluate(() => window.lab.setup.value.set)).filter((one) => !SMALL.includes(one));
const windowNow = (on = page) => on.evaluate(() => window.lab.view.value.window);
const fillerShare = () =>
  page.evaluate(() => {
    const filler = window.lab.shown.value[0]?.shares?.filler;
    return filler ? filler.reduce((sum, share) => sum + share, 0) / filler.length : 0;
  });

async function drag(at: (across: number, down: number) => readonly [number, number], ...way: [number, number][]) {
  await page.mouse.move(...at(...way[0]));
  await page.mouse.down();
  for (const spot of way.slice(1)) await page.mouse.move(...at(...spot), { steps: 5 });
  await page.mouse.up();
}

test('a probe reads the same place of both cells, to the digits of the fields', async () => {
  await page.getByRole('button', { name: 'Step' }).click();
  await page.waitForFunction(() => window.lab.time.value === 1);
  const at = await placeIn(panel(0));
  // In the middle of cell 20 from the left and cell 12 from below.
  await page.mouse.move(...at(20.5 / 32, 1 - 12.5 / 32));
  const expected = await page.evaluate(() =>
    window.lab.shown.value.map(({ fields }) => fields.concentration[20 + 32 * 12]),
  );
  expect(expected[0]).not.toBe(expected[1]);
  for (const [index, value] of expected.entries()) {
    const told = page.locator('.panel-readings').nth(index);
    await expect.poll(() => told.textContent()).toContain(`${Number(value.toPrecision(3))} mol/m³`);
    // Of 6 µm: 20.5 and 12.5 cells of 32, a screen pixel more or less.
    expect(await told.textContent()).toMatch(/3\.8[345] µm across, 2\.3[345] µm up/);
  }
}, 30_000);

test('ctrl and the wheel zoom both cells about the pointer, a drag moves them, a double click shows all', async () => {
  const at = await placeIn(panel(1));
  await page.mouse.move(...at(0.25, 0.75));
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -600);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await windowNow()).zoom).toBeGreaterThan(2);
  const { x, y, zoom } = await windowNow();
  // What was under the pointer is still there: 0.25 from the left and from below. A pixel of a panel of some 400 is 0.0025.
  expect(x - 0.25 / zoom).toBeCloseTo(0.25, 2);
  expect(y - 0.25 / zoom).toBeCloseTo(0.25, 2);
  await drag(at, [0.4, 0.4], [0.5, 0.3]);
  expect((await windowNow()).x).toBeCloseTo(x - 0.1 / zoom, 2);
  expect((await windowNow()).y).toBeCloseTo(y - 0.1 / zoom, 2);
  await page.mouse.dblclick(...at(0.5, 0.3));
  expect(await windowNow()).toEqual({ x: 0.5, y: 0.5, zoom: 1 });
}, 30_000);

test('paint becomes filler and the run goes on from where it is; erasing takes it away again', async () => {
  expect(await fillerShare()).toBe(0);
  await tool('Paint');
  const at = await placeIn(panel(0));
  await drag(at, [0.2, 0.3], [0.8, 0.3]);
  await expect.poll(fillerShare).toBeGreaterThan(0.02);
  // A stroke of 0.6 of the width, as wide as the brush of 0.2 µm twice in 6 µm, with a round end on each side.
  const stroke = 0.6 * (0.4 / 6) + Math.PI * (0.2 / 6) ** 2;
  // Cells of 1/32 along its two edges are in or out by their middles: at most half a cell each.
  expect(Math.abs((await fillerShare()) - stroke)).toBeLessThan((2 * 0.6 + (Math.PI * 0.4) / 6) * (0.5 / 32));
  expect(String(await changed())).toContain('data:image/png;base64,');
  expect(await page.evaluate(() => window.lab.time.value)).toBe(1);
  await page.getByRole('button', { name: 'Step' }).click();
  await page.waitForFunction(() => window.lab.time.value === 2);
  expect(await page.evaluate(() => window.lab.shown.value[0].rows.map(({ time }) => time))).toEqual([0, 1, 2]);

  await tool('Erase');
  await drag(at, [0.5, 0.3], [0.85, 0.3]);
  await expect.poll(fillerShare).toBeLessThan(0.6 * stroke);
  expect(await fillerShare()).toBeGreaterThan(0.3 * stroke);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(fillerShare).toBeGreaterThan(0.6 * stroke);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(fillerShare).toBe(0);
  expect(await changed()).toEqual([]);
  await tool('Look');
}, 60_000);

test('a nucleus that is dragged starts the run anew with its new place, as one step of undo', async () => {
  const at = await placeIn(panel(0));
  const handle = panel(0).getByRole('slider').first();
  // Three at equal distances: the first stands at a sixth of 6 µm.
  expect(await handle.getAttribute('aria-valuetext')).toMatch(/^1 µm/);
  await handle.hover();
  await page.mouse.down();
  await page.mouse.move(...at(0.25, 0.9), { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => String(await changed())).toMatch(/^surface\.nuclei=\[\{position: 1\.(4[89]|5)\d* um/);
  await page.waitForFunction(() => window.lab.time.value === 0 && window.lab.state.value === 'paused');
  // Both cases start from the same surface, and the metal is where the nucleus is: at its height, 0.5 µm up.
  const metal = () =>
    page.evaluate(() =>
      window.lab.shown.value.map(({ fields }) => [5, 8].map((column) => fields.metal[column + 32 * 2] > 0.5)),
    );
  await expect.poll(metal).toEqual([
    [false, true],
    [false, true],
  ]);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await changed()).toEqual([]);
  await expect.poll(metal).toEqual([
    [true, false],
    [true, false],
  ]);
}, 60_000);

test('none of this wrote to the console or asked for another place', () => {
  expect(visit.trouble).toEqual({ messages: [], requests: [] });
});

test('on a phone a tap reads the place, and two fingers zoom', async () => {
  const phone = await open({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  try {
    const field = panel(0, phone.page);
    const at = await placeIn(field);
    await phone.page.touchscreen.tap(...at(0.5, 0.3));
    await expect.poll(() => phone.page.locator('.panel-readings').first().textContent()).toContain('mol/m³');
    const devtools = await phone.page.context().newCDPSession(phone.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...spots: (readonly [number, number])[]) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints: spots.map(([x, y], id) => ({ x, y, id })) });
    await touch('touchStart', at(0.4, 0.5), at(0.6, 0.5));
    for (const apart of [0.15, 0.2]) await touch('touchMove', at(0.5 - apart, 0.5), at(0.5 + apart, 0.5));
    await touch('touchEnd');
    // From 0.2 to 0.4 of the panel apart.
    await expect.poll(async () => (await windowNow(phone.page)).zoom).toBeCloseTo(2, 1);
    expect(phone.trouble).toEqual({ messages: [], requests: [] });
  } finally {
    await phone.close();
  }
}, 60_000);
