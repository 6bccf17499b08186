/** Addresses that hold no state, and a page that nobody sees. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type View, WHOLE } from '../../../src/lab/lab.ts';
import { studyText } from '../../../src/lab/study/library.ts';
import { toLink } from '../../../src/lab/study/link.ts';
import { openBrowser } from '../../browser/chromium.ts';
import { visitLab } from './harness.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser({ webgpu: true });
});
afterAll(() => browser.close());

const VIEW: View = { layer: 'metal', lines: false, outlines: true, window: WHOLE, speed: 1, brush: 2e-7 };

test('a link to nothing, or one that was cut, is told, and what can be shown is shown', async () => {
  const own = toLink({ study: 'mine', text: studyText('tip-effect'), shown: ['pvh'], set: [] }, VIEW);
  const packed = own.indexOf('~z.');
  // Each after the other by typing into the address of one page; the first of them at its opening.
  const links = [
    ['#study=nothing', /no study "nothing".*Choose a study/],
    [own.slice(0, packed + 300), /"text" of the link is damaged.*study file/],
    ['#study=tip-effect&set=grid=33', /33/],
    ['#study=tip-effect&set=grid=32&layer=smell', /no layer "smell"/],
  ] as const;
  const visitor = { reducedMotion: 'reduce' } as const;
  const { page, trouble, close } = await visitLab(browser, { query: '?backend=cpu', hash: links[0][0], visitor });
  try {
    for (const [k, [hash, words]] of links.entries()) {
      if (k > 0) {
        await page.evaluate(() => window.lab.tell(null));
        await page.evaluate((next) => {
          location.hash = next;
        }, hash);
      }
      await expect.poll(() => page.getByRole('alert').first().textContent(), { message: hash }).toMatch(words);
      expect(await page.evaluate(() => window.lab.setup.value.study)).toBe('tip-effect');
    }
    await page.waitForFunction(() => window.lab.shown.value.length === 2 && window.lab.state.value === 'paused');
    expect(trouble).toEqual({ messages: [], requests: [] });
  } finally {
    await close();
  }
}, 60_000);

test('an address typed just before the page would write its own is followed', async () => {
  const visitor = { reducedMotion: 'reduce' } as const;
  const { page, trouble, close } = await visitLab(browser, { query: '?backend=cpu', hash: '#set=grid=32', visitor });
  try {
    for (const layer of ['metal', 'potential', 'filler']) {
      // Both clocks ring in one turn, this one first; that the address changed is told after both.
      await page.evaluate((typed) => {
        setTimeout(() => {
          location.hash = `#set=grid=32&layer=${typed}`;
        }, 300);
        window.lab.look({ speed: window.lab.view.value.speed / 2 });
        const end = performance.now() + 400;
        while (performance.now() < end);
      }, layer);
      await expect.poll(() => page.evaluate(() => window.lab.view.value.layer)).toBe(layer);
    }
    expect(trouble).toEqual({ messages: [], requests: [] });
  } finally {
    await close();
  }
}, 60_000);

test('time stands while the page is hidden, and goes on once it is seen', async () => {
  const hash = '#study=tip-effect&show=pvh&set=grid=32';
  const { page, trouble, close } = await visitLab(browser, { query: '?backend=cpu', hash });
  try {
    const time = () => page.evaluate(() => window.lab.time.value);
    const hide = (isHidden: boolean) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    await page.evaluate(() => window.lab.look({ speed: 5 }));
    await expect.poll(time).toBeGreaterThan(0);
    await hide(true);
    // What was on its way arrives, and late on a loaded machine.
    let stood = Number.NaN;
    for (let turn = 0; turn < 20 && stood !== (await time()); turn += 1) {
      stood = await time();
      await page.waitForTimeout(300);
    }
    // At 5 s/s a run that went on would be 4 s further.
    await page.waitForTimeout(800);
    expect(await time()).toBe(stood);
    await hide(false);
    await expect.poll(time).toBeGreaterThan(stood);
    expect(trouble).toEqual({ messages: [], requests: [] });
  } finally {
    await close();
  }
}, 60_000);
