/** The page against the command line's own solver: the same fields, the same picture. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BackendKind } from '../../../src/backend/backend-kind.ts';
import type { Case } from '../../../src/case/case.ts';
import { loadStudy } from '../../../src/case/load.ts';
import { openDeposition } from '../../../src/experiments/deposition.ts';
import { openBackend } from '../../../src/experiments/open.ts';
import { decodePng } from '../../../src/output/decode-png.ts';
import { paintConcentration } from '../../../src/output/field-image.ts';
import type { Snapshot } from '../../../src/physics/snapshot.ts';
import { crashGpu, openBrowser } from '../../browser/chromium.ts';
import { visitLab } from './harness.ts';

/** Still at time 0 until it is told to go, because the visitor asks for reduced motion. */
const STILL = { reducedMotion: 'reduce' } as const;
const hashOf = (cells: number) => `#study=tip-effect&show=pvh,pvh-im&set=grid=${cells}&outlines=0`;
const HASH = hashOf(32);
const STEPS = 3;
/** Width of the metal's edge on a screen of one pixel per CSS pixel, as src/lab/view/painter.ts draws it [px] */
const LINE = 1.5;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser({ webgpu: true });
});
afterAll(() => browser.close());

/** Steps the page to its `count`th sample by its own button. */
async function step(page: Page, count: number): Promise<void> {
  for (let k = 1; k <= count; k++) {
    await page.getByRole('button', { name: 'Step' }).click();
    await page.waitForFunction((samples) => window.lab.shown.value[0]?.rows.length > samples, k, { timeout: 60_000 });
  }
  // Two frames later what the samples brought is on the screen.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
}

const fieldsOf = (page: Page, index: number) =>
  page.evaluate((k) => {
    const { time, step, metal, concentration, potential } = window.lab.shown.value[k].fields;
    return { time, step, metal: [...metal], concentration: [...concentration], potential: [...potential] };
  }, index);

const pictureOf = async (page: Page, index: number) => {
  const url = await page.evaluate(
    (k) => document.querySelector<HTMLCanvasElement>(`canvas[data-panel="${k}"]`)!.toDataURL(),
    index,
  );
  return decodePng(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
};

/** The same samples by the library in this process. */
async function inNode(kind: BackendKind, input: Case): Promise<Snapshot> {
  const { backend } = await openBackend(kind);
  try {
    const run = await openDeposition(backend, input);
    for (let k = 1; k <= STEPS; k++) await run.advanceTo(k * input.output.sampling);
    return run.snapshot;
  } finally {
    backend.destroy();
  }
}

function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Array.from(one).reduce((most, value, k) => Math.max(most, Math.abs(value - other[k])), 0);
}

const casesAt = (cells: number) =>
  loadStudy('tip-effect', { overrides: [`grid=${cells}`] }).cases.filter(({ name }) => name !== 'pvh-rods');

describe.each([
  // The twin computes in float64 in both; frames carry float32: half a unit in the last of 24 bits of 1000 mol/m³ and of 1 V.
  {
    query: '?backend=cpu',
    kind: 'cpu',
    cells: 32,
    concentration: 1000 * 2 ** -24,
    metal: 2 ** -24,
    potential: 2 ** -24,
  },
  // Two releases of the shader compiler, Chromium's and that of npm's webgpu, round alike here: what is left is the same float32.
  {
    query: '?backend=software',
    kind: 'software',
    // It emulates a graphics card, and is slow: the same kernels run on fewer cells.
    cells: 24,
    concentration: 1000 * 2 ** -24,
    metal: 2 ** -24,
    potential: 2 ** -24,
  },
] as const)('On the back end $kind', ({ query, kind, cells, ...tolerance }) => {
  test('after three samples the fields of both cases are those of Node, and the canvas shows them', async () => {
    const visit = await visitLab(browser, { query, hash: hashOf(cells), visitor: STILL });
    try {
      const { page, trouble } = visit;
      expect(await page.evaluate(() => window.lab.state.value)).toBe('paused');
      await step(page, STEPS);
      for (const [index, input] of casesAt(cells).entries()) {
        const expected = await inNode(kind, input);
        const actual = await fieldsOf(page, index);
        expect(actual.time).toBe(expected.time);
        expect(actual.step).toBe(expected.step);
        const off = {
          metal: largestDifference(actual.metal, expected.metal),
          concentration: largestDifference(actual.concentration, expected.concentration),
          potential: largestDifference(actual.potential, expected.potential),
        };
        console.log(`${kind} ${input.name}: largest differences ${JSON.stringify(off)}`);
        for (const key of ['metal', 'concentration', 'potential'] as const)
          expect(off[key], `${input.name} ${key}`).toBeLessThanOrEqual(tolerance[key]);
        const seen = await pictureOf(page, index);
        const drawn = paintConcentration(expected, seen, { min: 0, max: input.electrolyte.concentration }, LINE);
        // A pixel at an edge may take a shade more or less of the line: 3 of 255 on all but one in a hundred.
        const far = seen.data.filter((value, k) => Math.abs(value - drawn.data[k]) > 3).length / seen.data.length;
        expect(far).toBeLessThan(0.01);
      }
      expect(trouble).toEqual({ messages: [], requests: [] });
    } finally {
      await visit.close();
    }
  }, 120_000);
});

test('when the device is lost in mid-run, the run goes on from its last state on a new one, and says so', async () => {
  const own = await openBrowser({ webgpu: true });
  try {
    const visit = await visitLab(own, { query: '?backend=software', hash: hashOf(24) });
    const { page } = visit;
    const time = () => page.evaluate(() => window.lab.time.value);
    await page.waitForFunction(() => window.lab.time.value >= 2, undefined, { timeout: 60_000 });
    const before = await time();
    await crashGpu(own);
    await page.waitForFunction(() => window.lab.notice.value?.kind === 'note', undefined, { timeout: 60_000 });
    expect(await page.getByRole('status').filter({ hasText: /lost/i }).first().textContent()).toMatch(/lost/i);
    await page.waitForFunction((from) => window.lab.time.value > from + 1, before, { timeout: 60_000 });
    const rows = await page.evaluate(() => window.lab.shown.value[0].rows.map((row) => row.time));
    expect(rows).toEqual(rows.map((_, k) => k));
    const picture = await pictureOf(page, 0);
    expect(new Set(picture.data).size).toBeGreaterThan(50);
    await visit.close();
  } finally {
    await own.close();
  }
}, 180_000);

test('a picture that is dropped on a cell becomes its filler, and the address holds it', async () => {
  const visit = await visitLab(browser, { query: '?backend=cpu', hash: HASH, visitor: STILL });
  try {
    const { page, trouble } = visit;
    const bytes = readFileSync(join(import.meta.dirname, '../../../examples/images/grains.png')).toString('base64');
    await drop(page, 0, 'grains.png', 'image/png', bytes);
    await page.waitForFunction(() => window.lab.shown.value[0]?.shares !== null && window.lab.state.value === 'paused');
    const set = await page.evaluate(() => window.lab.setup.value.set);
    expect(set.some((change) => change.startsWith('cases.pvh.filler'))).toBe(true);
    // Half of the picture is filler by its own threshold, give or take.
    const share = await page.evaluate(() => {
      const { filler } = window.lab.shown.value[0].shares!;
      return filler.reduce((sum, part) => sum + part, 0) / filler.length;
    });
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.9);

    await page.waitForFunction(() => location.hash.length > 500);
    const other = await visitLab(browser, { query: '?backend=cpu', hash: new URL(page.url()).hash, visitor: STILL });
    expect(await other.page.evaluate(() => window.lab.setup.value)).toEqual(
      await page.evaluate(() => window.lab.setup.value),
    );
    expect(await other.page.evaluate(() => window.lab.view.value.outlines)).toBe(false);
    await step(page, 1);
    await step(other.page, 1);
    expect(await fieldsOf(other.page, 0)).toEqual(await fieldsOf(page, 0));
    await other.close();

    await drop(page, 1, 'notes.txt', 'text/plain', btoa('hello'));
    await page.getByText('notes.txt is neither a picture nor a study').waitFor();
    await drop(page, 1, 'broken.png', 'image/png', btoa('no picture'));
    await page.getByText(/broken\.png.*not a picture/).waitFor();
    expect(await page.evaluate(() => window.lab.setup.value.set)).toEqual(set);
    expect(trouble).toEqual({ messages: [], requests: [] });
  } finally {
    await visit.close();
  }
}, 120_000);

/** Drops a file on a panel as a hand would. */
async function drop(page: Page, index: number, name: string, type: string, base64: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      return transfer;
    },
    { name, type, base64 },
  );
  const panel = page.locator('.panel-field').nth(index);
  for (const event of ['dragenter', 'dragover', 'drop'] as const)
    await panel.dispatchEvent(event, { dataTransfer: transfer });
}
