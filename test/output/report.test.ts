/** The report of a run as its reader meets it: in a browser, on a phone and on a desk, and in a list of references. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeReport } from '../../src/output/report/index.ts';
import type { StoredRun } from '../../src/output/stored.ts';
import { openBrowser, type Trouble, watch } from '../browser/chromium.ts';
import { storedRun } from '../support/stored.ts';

/** What a title may hold without becoming part of the page. */
const HOSTILE = 'A < B & "C" </script><script>document.title="taken"</script>';

let folder: string;
let browser: Browser;
let html: string;
let bibtex: string;

/** The drawn run, with a hostile title and label, and one balance that did not hold. */
function hostileRun(): StoredRun {
  const drawn = storedRun(join(folder, 'drawn'));
  const study = { ...drawn.study, title: HOSTILE };
  const [first, ...others] = drawn.cases;
  const rows = first.series.rows.map((row, k) => (k === 3 ? { ...row, 'salt error [–]': -0.031 } : row));
  const input = { ...first.input, label: 'PVH <b>&</b>' };
  return { ...drawn, study, cases: [{ ...first, input, series: { ...first.series, rows } }, ...others] };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tipfield-report-'));
  const [page, references] = await writeReport(hostileRun());
  html = readFileSync(page, 'utf8');
  bibtex = readFileSync(references, 'utf8');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(width: number): Promise<{ readonly page: Page; readonly trouble: Trouble }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const trouble = watch(page);
  await page.goto(pathToFileURL(join(folder, 'drawn', 'report.html')).href);
  await page.waitForSelector('.live canvas');
  return { page, trouble };
}

test.each([390, 1440])(
  'at %i px the page shows figure, curves and film, asks nothing of a network and fits',
  async (width) => {
    const { page, trouble } = await open(width);
    const naturalWidth = (at: string) => page.evaluate<number>(`document.querySelector('${at}').naturalWidth`);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    const pictures = [await naturalWidth('.plate img'), await naturalWidth('.film img')];
    const charts = await page.locator('.live canvas').count();
    console.log(`width ${width} px: overflow ${overflow} px, pictures ${pictures} px wide, ${charts} charts`);
    expect(trouble).toEqual({ messages: [], requests: [] });
    expect(overflow).toBe(0);
    for (const natural of pictures) expect(natural).toBeGreaterThan(0);
    expect(charts).toBeGreaterThan(2);
    // A title is text, whatever it holds.
    expect(await page.locator('h1').textContent()).toBe(HOSTILE);
    expect(await page.title()).toBe(HOSTILE);
    await page.close();
  },
);

test('the pointer reads all charts at its time, and a button hides a case in all of them', async () => {
  const { page, trouble } = await open(1440);
  const readings = () => page.locator('.reading').allTextContents();
  // At rest the last sample is told: the drawn tip-to-mean ratio is 1.7 and 1.2 then.
  expect((await readings())[0]).toBe('150 sPVH <b>&</b> 1.7PVH with rods 1.2');
  // Samples lie 30 s apart from the left edge to the right one: two fifths of the way is 60 s, where the ratios are 1.28 and 1.08.
  const over = page.locator('.u-over').first();
  const { width = 0, height = 0 } = (await over.boundingBox()) ?? {};
  await over.hover({ position: { x: 0.4 * width, y: 0.5 * height } });
  const [ratio, height60] = await readings();
  expect(ratio).toBe('60 sPVH <b>&</b> 1.28PVH with rods 1.08');
  expect(height60).toMatch(/^60 s/);
  const chip = page.locator('.chip').first();
  await chip.click();
  expect(await chip.getAttribute('aria-pressed')).toBe('false');
  expect((await readings())[0]).toBe('150 sPVH with rods 1.2');
  const before = await page.locator('.live canvas').count();
  await page.locator('.others summary').click();
  // The charts behind it are drawn when they are first seen.
  await expect.poll(() => page.locator('.live canvas').count()).toBeGreaterThan(before);
  expect(trouble.messages).toEqual([]);
  await page.close();
});

test('in print the curves are still images and nothing waits for a script', async () => {
  const { page } = await open(1440);
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate<number[]>(
    "[...document.querySelectorAll('.still')].map((one) => one.naturalWidth * one.clientWidth)",
  );
  expect(shown.length).toBeGreaterThan(2);
  for (const size of shown) expect(size).toBeGreaterThan(0);
  expect(await page.locator('.live').first().isVisible()).toBe(false);
  await page.close();
});

test('the summary has the last rows of the series, and what a check found is said in words', async () => {
  const { page } = await open(1440);
  const cells = await page.evaluate<string[][]>(
    "[...document.querySelectorAll('.section-summary tr')].map((row) => [...row.children].map((cell) => cell.textContent))",
  );
  const row = (name: string) => cells.find(([first]) => first === name)?.slice(1);
  // Growth 0.7 and 0.2 of 6 µm above 0.66 µm; 80 A/m² for 150 s is 1.2 C/cm².
  expect(row('maximum height [µm]')).toEqual(['4.860', '1.860']);
  expect(row('charge passed [C/cm²]')).toEqual(['1.200', '1.200']);
  expect(row('least surface concentration over time [mol/m³]')).toEqual(['475.0', '850.0']);
  // Nothing was measured of it.
  expect(row('dead-metal share')).toBeUndefined();
  const checks = (await page.locator('.section-checks').textContent()) ?? '';
  expect(checks).toContain('3.1 %, not held');
  expect(checks).toContain('finished at 150 s');
  await page.close();
});

test('inputs tell where they are from: the paper, the study, or nobody', () => {
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toContain('conductivity σ 360 µS/cm measured 2.4, Fig. 6a');
  expect(text).toContain('transfer coefficient α 0.5 assumed the paper gives none; a single electron');
  expect(text).toContain('current density 8 mA/cm² study');
  expect(html).toContain('https://doi.org/10.1007/s40820-025-01760-x');
});

test('references.bib is BibTeX, and holds every work that the page cites and no other', () => {
  const entries = bibtex.split(/^(?=@)/m).filter((entry) => entry.trim() !== '');
  const keys = entries.map(
    (entry) => /^@(?:article|book|incollection|misc)\{([\w:-]+),\n(?: {2}\w+ = \{.*\},\n)+\}\n*$/.exec(entry)?.[1],
  );
  expect(keys).not.toContain(undefined);
  expect(new Set(keys).size).toBe(keys.length);
  for (const entry of entries) {
    let depth = 0;
    for (const sign of entry) {
      if (sign === '{') depth++;
      if (sign === '}') depth--;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  }
  const cited = new Set([...html.matchAll(/data-key="([^"]+)"/g)].map(([, key]) => key));
  expect([...cited].sort()).toEqual([...(keys as string[])].sort());
});

test('the page is small enough to be sent', () => {
  const { size } = statSync(join(folder, 'drawn', 'report.html'));
  console.log(`report of two cases: ${(size / 1e6).toFixed(2)} MB`);
  expect(size).toBeLessThan(5e6);
});
