/** The built site as a server gives it: what its first view loads, and what it says where it cannot run. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../browser/chromium.ts';
import { builtLab, visitLab } from './harness.ts';

/** What the first view may load, compressed, before data [bytes] */
const BUDGET = 300_000;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser({ webgpu: true });
});
afterAll(() => browser.close());

test('in a folder of any server, the first view loads less than 300 kB compressed, and nothing from elsewhere', async () => {
  const loaded = new Map<string, number>();
  const visit = await visitLab(browser, {
    query: '?backend=cpu',
    // The visit counts what a server would send compressed; pictures and fonts are data.
    onLoad: (address, body) => {
      const name = new URL(address).pathname;
      if (/(\.(html|js|css|svg)|\/)$/.test(name)) loaded.set(basename(name), gzipSync(body, { level: 9 }).length);
    },
  });
  try {
    const total = [...loaded.values()].reduce((sum, size) => sum + size, 0);
    const largest = [...loaded]
      .sort(([, a], [, b]) => b - a)
      .map(([name, size]) => `${name} ${(size / 1000).toFixed(1)} kB`);
    console.log(`first view: ${(total / 1000).toFixed(1)} kB compressed of ${BUDGET / 1000}: ${largest.join(', ')}`);
    expect(total, largest.join(', ')).toBeLessThan(BUDGET);
    expect([...loaded.keys()].filter((name) => name.includes('worker'))).not.toEqual([]);
    expect(visit.trouble).toEqual({ messages: [], requests: [] });
  } finally {
    await visit.close();
  }
}, 120_000);

test('no module of Node is left in the built files', () => {
  const assets = join(builtLab(), 'assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(1);
  const left = scripts.filter((name) => readFileSync(join(assets, name), 'utf8').includes('__vite-browser-external'));
  expect(left).toEqual([]);
});

test('opened as a file, it says what serves it', async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(builtLab(), 'index.html')).href);
  expect(await page.innerText('main')).toContain('npx tipfield lab');
  await page.close();
});

test('a browser without WebGPU is told which have it, and shows the recorded run with its curves', async () => {
  const visit = await visitLab(browser, { until: 'recorded', before: 'delete Navigator.prototype.gpu' });
  const { page, trouble } = visit;
  try {
    for (const words of ['no WebGPU', 'Chrome and Edge', 'Firefox', 'Safari']) {
      expect(await page.innerText('main')).toContain(words);
    }
    const film = page.locator('video');
    await film.evaluate(async (video: HTMLVideoElement) => {
      const isThere = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
      video.currentTime = 5;
      await isThere;
    });
    // The film shows 15 s in each of its seconds, 30 images of half a second: that at 5 s is of 75 s.
    await page.getByText('Simulated time in the film: 75 s of 150 s').waitFor();
    expect(await page.locator('.charts canvas').count()).toBe(4);
    // What is seen is a picture of the run, not one colour.
    const colours = await film.evaluate((video: HTMLVideoElement) => {
      const canvas = document.createElement('canvas');
      canvas.width = 64;
      canvas.height = 32;
      const context = canvas.getContext('2d')!;
      context.drawImage(video, 0, 0, 64, 32);
      const { data } = context.getImageData(0, 0, 64, 32);
      return new Set(Array.from({ length: 64 * 32 }, (_, k) => data.slice(4 * k, 4 * k + 3).join())).size;
    });
    expect(colours).toBeGreaterThan(100);

    // Through the debugger's door, because the page itself allows no script but its own.
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => window.axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(trouble).toEqual({ messages: [], requests: [] });

    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.getByRole('link', { name: 'Which browsers have WebGPU' }).click();
    expect(new URL(page.url()).hash).toBe('#browsers');
    await page.getByRole('button', { name: 'Run it live without a GPU' }).click();
    await page.waitForFunction(() => window.lab?.shown.value.length === 2, undefined, { timeout: 60_000 });
    // That part of the address is no state of the lab, and nothing is wrong with it.
    expect(await page.evaluate(() => window.lab.notice.value)).toBeNull();
    expect(await page.evaluate(() => window.lab.backend.value?.info.kind)).toBe('cpu');
  } finally {
    await visit.close();
  }
}, 120_000);

test('a browser that has WebGPU but no adapter for it shows the recorded run too', async () => {
  const none = 'GPU.prototype.requestAdapter = async () => null';
  const visit = await visitLab(browser, { until: 'recorded', before: none });
  expect(await visit.page.getByRole('button', { name: 'Run it live without a GPU' }).isVisible()).toBe(true);
  await visit.close();
});
