/**
 * Makes the pictures of the lab in docs/ from the built site: the tip effect on the float64 twin after a minute, with current lines, on a
 * desktop and on a phone. `npm run build` comes first; it takes minutes.
 *
 *     npm run lab:pictures
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, ViewportSize } from 'playwright-core';
import { openBrowser } from '../../test/browser/chromium.ts';
import { visitLab } from '../../test/lab/browser/harness.ts';

/** When PVH's tips have gone ahead and its valleys have none of the salt [s] */
const MOMENT = 60;
/** Of the computation [ms] */
const PATIENCE = 600_000;

const PICTURES: Readonly<Record<string, BrowserContextOptions & { viewport: ViewportSize }>> = {
  'lab-1440.png': { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  'lab-390.png': {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    colorScheme: 'dark',
  },
};

const browser = await openBrowser({ webgpu: true });
try {
  await Promise.all(Object.entries(PICTURES).map(([name, visitor]) => take(name, visitor)));
} finally {
  await browser.close();
}

async function take(name: string, visitor: BrowserContextOptions & { viewport: ViewportSize }): Promise<void> {
  const { width, height } = visitor.viewport;
  const narrower = { width: width - 8, height };
  const { page, close } = await visitLab(browser, {
    query: '?backend=cpu',
    visitor: { ...visitor, viewport: narrower },
  });
  try {
    await page.evaluate(() => window.lab.look({ lines: true }));
    await page.waitForFunction((moment) => window.lab.time.value >= moment, MOMENT, { timeout: PATIENCE });
    await page.evaluate(() => window.lab.pause());
    await page.waitForTimeout(1000);
    // Headless Chromium waits in vain for a new frame of a page that stands still: another width makes one.
    await page.setViewportSize({ width, height });
    const path = join(import.meta.dirname, '../../docs', name);
    await page.screenshot({ path, timeout: PATIENCE });
    console.log(`${path}: ${(statSync(path).size / 1000).toFixed(0)} kB`);
  } finally {
    await close();
  }
}
