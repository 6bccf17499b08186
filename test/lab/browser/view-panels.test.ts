import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Tool, WHOLE } from '../../../src/lab/lab.ts';
import { openBrowser, type Trouble, watch } from '../../browser/chromium.ts';
import type {} from './panels-page.tsx';

let browser: Browser;
let page: Page;
let trouble: Trouble;
let field: Locator;
let box: { x: number; y: number; width: number; height: number };

beforeAll(async () => {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: join(import.meta.dirname, 'panels-page.tsx'), formats: ['iife'], name: 'panelsPage' },
    },
  });
  type File = { readonly fileName: string; readonly code: string; readonly source: string };
  const files = (bundle as unknown as readonly { readonly output: readonly File[] }[])[0].output;
  browser = await openBrowser({ webgpu: true });
  page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  trouble = watch(page);
  await page.setContent('<!doctype html><html lang="en"><title>panels</title><body></body></html>');
  for (const { fileName, code, source } of files) {
    if (fileName.endsWith('.css')) await page.addStyleTag({ content: source });
    else await page.addScriptTag({ content: code });
  }
  await page.waitForSelector('canvas[data-panel="1"][data-step]');
  field = page.locator('.panel-field').first();
}, 120_000);

afterAll(() => browser?.close(), 60_000);

beforeEach(async () => {
  await page.evaluate((whole) => {
    const { lab, asked } = window.panels;
    asked.length = 0;
    lab.look({ window: whole });
    lab.useTool('look');
    lab.point(null);
  }, WHOLE);
  box = (await field.boundingBox())!;
});

const at = (across: number, down: number) => [box.x + across * box.width, box.y + down * box.height] as const;
const windowNow = () => page.evaluate(() => window.panels.lab.view.value.window);
const probeNow = () => page.evaluate(() => window.panels.lab.probe.value);
const asked = () => page.evaluate(() => window.panels.asked as unknown[][]);
const take = (tool: Tool) => page.evaluate((each) => window.panels.lab.useTool(each), tool);

describe('a pointer on a panel', () => {
  test('reads the values at its place in every panel, and none once it has left', async () => {
    await page.mouse.move(...at(0.25, 0.25));
    const probe = await probeNow();
    // A pixel of a panel of nearly 500 is 0.002 of it.
    expect(probe?.x).toBeCloseTo(0.25, 2);
    expect(probe?.y).toBeCloseTo(0.75, 2);
    expect(await page.locator('.panel-readings:has-text("mol/m³")').count()).toBe(2);
    expect(await page.locator('.panel-cross').count()).toBe(2);
    await page.mouse.move(5, 790);
    expect(await probeNow()).toBeNull();
  });

  test('the wheel belongs to the page, with ctrl it zooms about the pointer, and a double click shows all again', async () => {
    await page.mouse.move(...at(0.25, 0.25));
    await page.mouse.wheel(0, -300);
    expect((await windowNow()).zoom).toBe(1);
    const before = await probeNow();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await windowNow()).zoom).toBeGreaterThan(1.5);
    await page.mouse.move(...at(0.25, 0.25));
    expect((await probeNow())?.x).toBeCloseTo(before?.x ?? 0, 2);
    await page.mouse.dblclick(...at(0.5, 0.5));
    expect(await windowNow()).toEqual(WHOLE);
  });

  test('drags a picture that is magnified', async () => {
    await page.evaluate(() => window.panels.lab.look({ window: { x: 0.5, y: 0.5, zoom: 4 } }));
    await page.mouse.move(...at(0.5, 0.3));
    await page.mouse.down();
    await page.mouse.move(...at(0.7, 0.4), { steps: 4 });
    await page.mouse.up();
    const { x, y } = await windowNow();
    expect(x).toBeCloseTo(0.45, 2);
    expect(y).toBeCloseTo(0.525, 2);
  });

  test('drags a nucleus: one gesture, for all cases', async () => {
    const handle = field.getByRole('slider').first();
    await handle.hover();
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.9), { steps: 5 });
    await page.mouse.up();
    const calls = await asked();
    expect(new Set(calls.map(([name, , gesture]) => `${String(name)} ${String(gesture)}`)).size).toBe(1);
    const [change] = calls[calls.length - 1][1] as string[];
    expect(change).toMatch(/^surface\.nuclei=\[\{position: (3|2\.9\d+|3\.0\d+) um, radius: 0\.3 um\}, /);
  });

  test('adds a nucleus in a moment where the deposit leaves room, and says so where it does not', async () => {
    await take('nucleus');
    await page.mouse.click(...at(0.1, 0.3));
    const [first] = await asked();
    expect(first[0]).toBe('set');
    expect((first[1] as string[])[0]).toMatch(/\{position: 0\.6\d* um, radius: 0\.3 um, time: 120\.1 s\}\]$/);
    await page.mouse.click(...at(0.5, 0.3));
    const [, second] = await asked();
    expect(second[0]).toBe('tell');
  });

  test('paints filler: the stroke is seen at once and handed over at its end', async () => {
    await take('paint');
    await page.mouse.move(...at(0.3, 0.2));
    await page.mouse.down();
    await page.mouse.move(...at(0.6, 0.3), { steps: 5 });
    expect(await page.locator('.panel-brush polyline').count()).toBe(1);
    expect(await asked()).toEqual([]);
    await page.mouse.up();
    const [[name, changes]] = await asked();
    expect(name).toBe('set');
    expect(String(changes)).toContain('data:image/png;base64,');
    // Shown until the run shows the filler that it made.
    expect(await page.locator('.panel-brush polyline').count()).toBe(1);
    await page.evaluate(() => {
      const { shown } = window.panels.lab as unknown as { shown: { value: { shares: unknown }[] } };
      const [first, second] = shown.value;
      shown.value = [{ ...first, shares: { filler: new Float32Array(48 * 48) } }, second];
    });
    expect(await page.locator('.panel-brush polyline').count()).toBe(0);
  });

  test('drops a file on the case it is dropped on', async () => {
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'grains.png', { type: 'image/png' }));
      const target = document.querySelectorAll('.panel-field')[1];
      for (const kind of ['dragenter', 'dragover']) {
        target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    });
    expect(await page.locator('.panel-drop').count()).toBe(1);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'grains.png', { type: 'image/png' }));
      const target = document.querySelectorAll('.panel-field')[1];
      target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    expect(await asked()).toEqual([['takeFile', 'grains.png', 1]]);
    expect(await page.locator('.panel-drop').count()).toBe(0);
  });
});

test('two fingers zoom about their middle, one scrolls the page until something is magnified', async () => {
  expect(await field.evaluate((each) => getComputedStyle(each).touchAction)).toBe('pan-y');
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...spots: (readonly [number, number])[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: spots.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', at(0.4, 0.5), at(0.6, 0.5));
  for (const apart of [0.12, 0.16, 0.2]) await touch('touchMove', at(0.5 - apart, 0.5), at(0.5 + apart, 0.5));
  await touch('touchEnd');
  const { x, y, zoom } = await windowNow();
  // From 0.2 to 0.4 of the panel apart.
  expect(zoom).toBeCloseTo(2, 1);
  expect(x).toBeCloseTo(0.5, 2);
  expect(y).toBeCloseTo(0.5, 2);
  expect(await field.evaluate((each) => getComputedStyle(each).touchAction)).toBe('none');
});

describe('keys on a panel', () => {
  test('arrows move the probe by a cell and read it out, plus zooms, shift pans, 0 shows all, escape ends', async () => {
    await page.evaluate(() => window.panels.lab.point({ x: 0.5, y: 0.9 }));
    await field.focus();
    await page.keyboard.press('ArrowRight');
    expect((await probeNow())?.x).toBeCloseTo(0.5 + 1 / 48, 6);
    expect(await page.locator('.panel [role=status]').first().textContent()).toContain('concentration');
    await page.keyboard.press('+');
    expect((await windowNow()).zoom).toBeCloseTo(1.4, 6);
    await page.keyboard.press('Shift+ArrowLeft');
    expect((await windowNow()).x).toBeLessThan(0.5);
    await page.keyboard.press('0');
    expect(await windowNow()).toEqual(WHOLE);
    await page.keyboard.press('Escape');
    expect(await probeNow()).toBeNull();
  });

  test('enter uses the tool at the probe', async () => {
    await page.evaluate(() => window.panels.lab.point({ x: 0.2, y: 0.8 }));
    await field.focus();
    await take('erase');
    await page.keyboard.press('Enter');
    await take('paint');
    await page.keyboard.press('Enter');
    // There is nothing to erase in PVH.
    expect((await asked()).length).toBe(1);
  });

  test('a nucleus is moved, resized and removed', async () => {
    const nucleus = field.getByRole('slider').first();
    await nucleus.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Delete');
    const changes = (await asked()).map(([, change]) => String(change));
    // A cell is 0.125 µm.
    expect(changes[0]).toContain('{position: 1.125 um, radius: 0.3 um}');
    expect(changes[1]).toContain('{position: 1 um, radius: 0.3625 um}');
    expect(changes[2].match(/position/g)).toHaveLength(2);
    expect(new Set((await asked()).map(([, , gesture]) => gesture)).size).toBe(3);
  });
});

test('nothing is painted while nothing changes', async () => {
  const calls = await page.evaluate(async () => {
    let count = 0;
    const draw = WebGL2RenderingContext.prototype.drawArrays;
    WebGL2RenderingContext.prototype.drawArrays = function (...values) {
      count += 1;
      draw.apply(this, values);
    };
    const rest = () => new Promise((done) => setTimeout(done, 200));
    // What was asked for may be painted late on a loaded machine.
    const settled = async () => {
      for (let before = -1, turn = 0; turn < 20 && before !== count; turn += 1) {
        before = count;
        await rest();
      }
      return count;
    };
    const before = await settled();
    await rest();
    const still = count - before;
    window.panels.lab.look({ layer: 'potential' });
    for (let turn = 0; turn < 20 && count === before + still; turn += 1) await rest();
    return [still, (await settled()) - before - still];
  });
  expect(calls).toEqual([0, 2]);
});

test('panels stand side by side where each has 150 px, else one above the other, without overflow', async () => {
  for (const [width, isSide] of [
    [1440, true],
    [560, true],
    [390, true],
    [360, true],
    [300, false],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    const [left, right] = await page
      .locator('.panel-field')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(Math.abs(left - right) < 1, `at ${width} px, from ${left} and ${right}`).toBe(isSide);
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll('main, main *')]
        .filter((each) => !each.closest('.panel-field') && each.getBoundingClientRect().right > innerWidth + 0.5)
        .map((each) => each.outerHTML.slice(0, 80)),
    );
    expect(beyond, `at ${width} px`).toEqual([]);
  }
});

test('the page has nothing to complain about', () => {
  expect(trouble.messages).toEqual([]);
});
