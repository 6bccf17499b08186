/**
 * How soon the built lab shows its first frame, how fast it goes, and how soon it answers, in a headless Chromium:
 *
 *     npm run lab:times -- --backend software --grids 96
 *     npm run lab:times -- --backend gpu --grids 512,1024     # on a machine with a GPU
 */
import { parseArgs } from 'node:util';
import { openBrowser } from '../../test/browser/chromium.ts';
import { visitLab } from '../../test/lab/browser/harness.ts';

const { values } = parseArgs({
  options: {
    backend: { type: 'string', default: 'cpu' },
    grids: { type: 'string', default: '96' },
    seconds: { type: 'string', default: '15' },
    /** Nothing is computed: what is left is the page's own. */
    still: { type: 'boolean', default: false },
  },
});

/** Keys pressed on a slider while it runs. */
const KEYS = 20;
const PAUSE = 300;

for (const grid of values.grids.split(',')) {
  const browser = await openBrowser({ webgpu: true });
  const { page, close } = await visitLab(browser, {
    query: `?backend=${values.backend}`,
    hash: `#study=tip-effect&show=pvh,pvh-rods&set=${encodeURIComponent(`grid=${grid}`)}`,
    visitor: { reducedMotion: values.still ? 'reduce' : 'no-preference' },
    before: `new MutationObserver((_, watch) => {
      if ([undefined, 'starting'].includes(document.documentElement.dataset.lab)) return;
      watch.disconnect();
      window.firstFrame = performance.now();
    }).observe(document, { attributes: true, subtree: true });
    window.answers = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.answers.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 });`,
  });
  await page.waitForTimeout(1000 * Number(values.seconds));
  const pace = await page.evaluate(() => window.lab.pace.value);
  const slider = page.getByRole('slider', { name: 'Current density', exact: true });
  for (let k = 0; k < KEYS; k++) {
    await slider.press(k % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForTimeout(PAUSE);
  }
  // Answers of 16 ms and less are not listed by the browser.
  const { first, answers, why } = await page.evaluate(() => {
    const { firstFrame, answers } = window as unknown as { firstFrame: number; answers: readonly number[] };
    return { first: firstFrame, answers, why: window.lab.backend.value?.why };
  });
  const sorted = [...answers, ...Array.from({ length: Math.max(0, KEYS - answers.length) }, () => 16)].sort(
    (a, b) => a - b,
  );
  console.log(
    `${grid}²: first frame ${(first / 1000).toFixed(1)} s after the visit began, ${pace?.stepsPerSecond.toFixed(1)} steps/s, ` +
      `${pace?.simulatedPerSecond.toFixed(2)} s/s; a key on a slider is on the screen after ${sorted[KEYS / 2]} ms (median), ` +
      `${sorted[sorted.length - 1]} ms (longest of ${KEYS}); ${why}`,
  );
  await close();
  await browser.close();
}
