/**
 * The page as it should look: two pictures of it, standing still at the end of a short run of the float64 twin. Looked at when they were
 * written; `UPDATE_REFERENCES=1 npx vitest run test/lab/browser/reference.test.ts` writes them anew and prints what changed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../browser/chromium.ts';
import { compareImages, compareToReference, describeDifference } from '../../support/images.ts';
import { visitLab } from './harness.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Nothing to calibrate, and twelve samples; before the tips of PVH grow finer than these cells. */
const SET = [
  'grid=48',
  'cases.pvh-rods.filler.conductivity=3 mS/cm',
  'duration=12 s',
  'output.sampling=1 s',
  'output.frames={every: 12 s}',
];
const HASH = `#study=tip-effect&show=pvh,pvh-rods${SET.map((one) => `&set=${encodeURIComponent(one)}`).join('')}`;

/**
 * The same pixels come every time on one machine. On another, values at a colour's border round to its neighbour: a step of 1 of 255
 * is a ΔE of at most 0.4, and cells cover less than a third of the page, so less than 0.13 in the mean; no such pixel counts as
 * changed. Letters of another release of the
 * browser may shift some pixels: 0.02 %, 260 of the larger picture. A button that is 3 px lower is 0.025 % of it, another layer's colours a ΔE of 16 and more.
 */
const TOLERANCE = { meanDifference: 0.13, changedShare: 2e-4 };

/** Letters of every machine alike: the package's own font in place of the system's, on the page and in its charts. */
const FONT = readFileSync(join(ROOT, 'assets/DejaVuSans.ttf')).toString('base64');
const LETTERS = `
  const face = new FontFace('Letters', 'url(data:font/ttf;base64,${FONT}) format("truetype")');
  document.fonts.add(face);
  face.load();
  const { prototype } = CanvasRenderingContext2D;
  const { get, set } = Object.getOwnPropertyDescriptor(prototype, 'font');
  Object.defineProperty(prototype, 'font', {
    get,
    set(font) {
      set.call(this, font.replace(/([0-9.]+px).*/, '$1 Letters'));
    },
  });
`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser({ webgpu: true });
});
afterAll(() => browser.close());

/** Shows the page at the end of its run. */
async function open(visitor: BrowserContextOptions) {
  const visit = await visitLab(browser, {
    query: '?backend=cpu',
    hash: HASH,
    before: LETTERS,
    // Its rules for content would forbid the letters.
    visitor: { reducedMotion: 'reduce', bypassCSP: true, ...visitor },
  });
  const { page } = visit;
  await page.addStyleTag({ content: '* { font-family: Letters !important }' });
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => window.lab.run());
  await page.waitForFunction(() => document.documentElement.dataset.lab === 'ended', undefined, { timeout: 60_000 });
  return visit;
}

/** A picture of what is seen, once nothing changes any more. */
async function picture(page: Page): Promise<Uint8Array> {
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

test.each([
  ['lab-1440.png', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  [
    'lab-390.png',
    {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      isMobile: true,
      hasTouch: true,
      deviceScaleFactor: 1,
    },
  ],
] as const)(
  'the page looks as in %s, and a button that moved by 3 pixels would be seen',
  async (name, visitor) => {
    const { page, close } = await open(visitor);
    try {
      const seen = await picture(page);
      const difference = compareToReference(join(ROOT, 'test/reference/images', name), seen);
      console.log(`${name}: ${describeDifference(difference)}`);
      expect(difference.meanDifference, describeDifference(difference)).toBeLessThanOrEqual(TOLERANCE.meanDifference);
      expect(difference.changedShare, describeDifference(difference)).toBeLessThanOrEqual(TOLERANCE.changedShare);

      await page.getByRole('button', { name: 'Help and keys' }).evaluate((one) => {
        one.style.translate = '0 3px';
      });
      const moved = compareImages(seen, await picture(page));
      console.log(`a button 3 px lower: ${describeDifference(moved)}`);
      expect(moved.changedShare).toBeGreaterThan(TOLERANCE.changedShare);
      await page.evaluate(() => window.lab.look({ layer: 'potential' }));
      const other = compareImages(seen, await picture(page));
      console.log(`another layer: ${describeDifference(other)}`);
      expect(other.meanDifference).toBeGreaterThan(TOLERANCE.meanDifference);
    } finally {
      await close();
    }
  },
  90_000,
);
