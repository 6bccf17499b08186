import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../browser/chromium.ts';
import { type Visit, type VisitOptions, visitLab } from './harness.ts';

/** Two cases without anything to calibrate, on a grid that takes a step in milliseconds on the twin. */
const SMALL = '#study=tip-effect&show=pvh,pvh-im&set=grid=32';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
/** The page of all tests but the last, standing still; each takes back what it changes. */
let visit: Visit;
let page: Page;

function open(visitor: VisitOptions['visitor'] = {}): Promise<Visit> {
  return visitLab(browser, { hash: SMALL, query: '?backend=cpu', visitor: { reducedMotion: 'reduce', ...visitor } });
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

const changed = () => page.evaluate(() => window.lab.setup.value.set.filter((one) => one !== 'grid=32'));
const current = () => page.getByRole('slider', { name: 'Current density', exact: true });

it('a slider is moved by keys, tells its value with the unit, and goes back to the study', async () => {
  expect(await current().getAttribute('aria-valuetext')).toBe('8 mA/cm²');
  await current().press('ArrowRight');
  await expect.poll(() => changed()).toHaveLength(1);
  const [change] = await changed();
  // A press is 1/400 of the track: more than 8, by a few percent at most.
  const value = Number(/^control.current=([\d.]+) mA/.exec(change)?.[1]);
  expect(value).toBeGreaterThan(8);
  expect(value).toBeLessThan(8.5);
  expect(await current().getAttribute('aria-valuetext')).toBe(`${value} mA/cm²`);
  await page.getByRole('button', { name: 'Current density: back to the value of the study' }).click();
  await expect.poll(() => changed()).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => changed()).toEqual([change]);
}, 60_000);

it('a number that is typed is taken; what is no number is told and changes nothing', async () => {
  const field = page.getByRole('textbox', { name: 'Current density in mA/cm²', exact: true });
  await field.fill('4,5');
  await field.press('Enter');
  await expect.poll(() => changed()).toEqual(['control.current=4.5 mA/cm2']);
  await field.fill('much');
  await field.press('Enter');
  await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('“much” is not a number');
  expect(await field.inputValue()).toBe('4.5');
  expect(await changed()).toEqual(['control.current=4.5 mA/cm2']);
  await page.getByRole('button', { name: 'Close this message' }).click();
}, 60_000);

it('the voltage that the cell has is held, then the current that flows, with the voltage limit of the study', async () => {
  await page.evaluate(() => window.lab.unset(['control.current']));
  await page.evaluate(() => window.lab.step());
  const volts = () => page.evaluate(() => window.lab.shown.value[0]?.rows.at(-1)?.cellVoltage ?? 0);
  await expect.poll(volts, { timeout: 20_000 }).toBeGreaterThan(0);
  await page.getByRole('radio', { name: 'Constant voltage' }).check();
  const control = () => page.evaluate(() => window.lab.study.value.cases[0].control);
  const row = () => page.evaluate(() => window.lab.shown.value[0].rows.at(-1));
  await expect.poll(control).toEqual({ kind: 'voltage', voltage: Number((await volts()).toPrecision(2)) });
  await expect.poll(() => page.getByRole('slider', { name: 'Cell voltage', exact: true }).isVisible()).toBe(true);
  expect(await current().count()).toBe(0);
  await page.getByRole('radio', { name: 'Constant current' }).check();
  const density = Number((((await row())?.meanCurrent ?? 0) / 10).toPrecision(2)) * 10;
  await expect.poll(async () => (await control()).kind).toBe('current');
  // A density of two digits goes from A/m² to mA/cm² and back.
  const rounded = async () => {
    const now = await control();
    return now.kind === 'current' ? [Number(now.density.toPrecision(9)), now.compliance] : [];
  };
  expect(await rounded()).toEqual([Number(density.toPrecision(9)), 0.6]);
  await page.evaluate(() => window.lab.reset());
  await page.evaluate(() => window.lab.set(['grid=32']));
}, 60_000);

it('a case in a bath on all sides has no choice of a constant current', async () => {
  await page.evaluate(() => window.lab.openStudy('snowflake'));
  await expect.poll(() => page.getByRole('slider', { name: 'Cell voltage', exact: true }).isVisible()).toBe(true);
  expect(await page.getByRole('radio', { name: 'Constant current' }).count()).toBe(0);
  await page.evaluate(() => window.lab.undo());
  await expect.poll(() => page.evaluate(() => window.lab.setup.value.study)).toBe('tip-effect');
  expect(await page.getByRole('radio', { name: 'Constant current' }).count()).toBe(1);
}, 60_000);

it('single keys act, but not while one types, nor when they are switched off', async () => {
  const layer = () => page.evaluate(() => window.lab.view.value.layer);
  await page.keyboard.press('2');
  expect(await layer()).toBe('potential');
  await page.getByRole('textbox', { name: 'Current density in mA/cm²', exact: true }).press('4');
  expect(await layer()).toBe('potential');
  await page.getByRole('heading', { name: 'tipfield lab' }).click();
  await page.keyboard.press('?');
  await page.getByLabel('Single keys act').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  expect(await layer()).toBe('potential');
}, 60_000);

it('one case or two are shown, and the electrolyte of the selected one is chosen from the measured ones', async () => {
  await page.getByLabel('Right', { exact: true }).selectOption({ label: 'Nothing' });
  expect(await page.evaluate(() => window.lab.setup.value.shown)).toEqual(['pvh']);
  await page.getByLabel('Electrolyte', { exact: true }).selectOption({ label: 'PVH-IM' });
  await expect.poll(() => page.evaluate(() => window.lab.study.value.cases[0].electrolyte.name)).toBe('PVH-IM');
}, 60_000);

it('four numbers make a cell; a wrong one is told beside its field', async () => {
  await page.getByRole('button', { name: 'Your own…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Transference number').fill('1.4');
  await dialog.getByRole('button', { name: 'Grow' }).click();
  expect(await dialog.getByLabel('Transference number').getAttribute('aria-invalid')).toBe('true');
  expect(await dialog.textContent()).toContain('1.4 must be more than 0 and at most 1');
  await dialog.getByLabel('Transference number').fill('0.4');
  await dialog.getByRole('button', { name: 'Grow' }).click();
  await expect
    .poll(() => page.evaluate(() => window.lab.study.value.cases.map(({ electrolyte }) => electrolyte.transference)))
    .toEqual([0.4]);
}, 60_000);

it('none of this wrote to the console or asked for another place', () => {
  expect(visit.trouble).toEqual({ messages: [], requests: [] });
});

it.each([
  [360, 'light'],
  [1440, 'dark'],
] as const)(
  '%i pixels wide and %s: nothing serious for axe-core, nothing cut off',
  async (width, colorScheme) => {
    const visitor = { viewport: { width, height: 844 }, colorScheme, isMobile: width < 500, hasTouch: width < 500 };
    const { page, close } = await open(visitor);
    try {
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => (await window.axe.run()).violations);
      const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      if (width > 500) return;
      // What a finger presses is 44 pixels high; a label's box counts for the input in it.
      const low = await page.evaluate(() =>
        [...document.querySelectorAll('button, select, .segments label > span, .toggle')]
          .map((one) => [one.textContent?.trim().slice(0, 30), one.getBoundingClientRect().height] as const)
          .filter(([, height]) => height > 0 && height < 41.5),
      );
      expect(low).toEqual([]);
    } finally {
      await close();
    }
  },
  60_000,
);
