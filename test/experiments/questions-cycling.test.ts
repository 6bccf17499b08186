import { expect, test } from 'vitest';
import { openBackend } from '../../src/experiments/open.ts';
import { PUBLISHED } from '../../src/experiments/papers/studies.ts';
import { cycling } from '../../src/experiments/questions/cycling.ts';
import { cyclingCase, cyclingTest } from '../../src/experiments/questions/cycling-cell.ts';

const RULE = { current: 0.65, capacity: 0.25, cycles: 30, grid: 32 };

test('partners have one test, below the limiting current of the control and far below that of the composite', () => {
  for (const { control, composite } of PUBLISHED) {
    const [first, second] = [control, composite].map((name) => cyclingTest(name, RULE));
    expect(second).toEqual(first);
    const [one, other] = [control, composite].map((name) => cyclingCase(name, first, RULE, 1));
    expect(other.experiment).toEqual(one.experiment);
    expect(other.surface).toEqual(one.surface);
    // i_lim goes as t₊σ; 0.65 to the three digits of the current.
    const carries = [one, other].map(({ electrolyte }) => electrolyte.conductivity * electrolyte.transference);
    expect(first.density / first.limit).toBeCloseTo(0.65, 2);
    expect((first.density / first.limit) * (carries[0] / carries[1])).toBeLessThan(0.25);
  }
});

test('seeds draw the nuclei', () => {
  const test = cyclingTest('pvh', RULE);
  const nuclei = [1, 2].map((seed) => cyclingCase('pvh', test, RULE, seed).surface.nuclei);
  expect(nuclei[0]).toHaveLength(3);
  expect(nuclei[0]).not.toEqual(nuclei[1]);
});

/** What Newton's iterations leave in closed cells near their limiting current, up to 1e-3 of the salt (DESIGN.md, Known flaws), and room for as much again. */
const BALANCE = 2e-3;

test('PVH shorts in a test that PVH-IM outlives', async () => {
  const { backend } = await openBackend('cpu');
  const settings = { ...cycling.settings, current: '80 %', grid: '32', cycles: '14' };
  const { answers, caption, charts, tables } = await cycling.run(backend, {
    electrolytes: ['pvh', 'pvh-im'],
    settings,
    seeds: [1],
    onProgress: (line) => console.log(line),
  });
  const of = (electrolyte: string, quantity: string) =>
    answers.find((one) => one.electrolyte === electrolyte && one.quantity.includes(quantity));
  expect(of('pvh', 'life')?.found.bound).toBeUndefined();
  expect(of('pvh', 'life')?.found.value).toBeGreaterThan(0);
  expect(of('pvh', 'life')?.paper?.printed).toContain('34 h');
  expect(of('pvh-im', 'cycles')?.found.bound).toBe('>');
  expect(of('pvh-im', 'cycles')?.found.value).toBeCloseTo(14, 6);
  expect(caption).toContain('PVH-IM outlived PVH');
  const lives = tables.find(({ name }) => name === 'lives');
  for (const row of lives?.rows ?? []) for (const error of row.slice(-2)) expect(Number(error)).toBeLessThan(BALANCE);
  // Both traces are in one chart, and each completed cycle has a mark.
  expect(charts[0].curves).toHaveLength(2);
  expect(charts[1].curves.find(({ label }) => label === 'PVH-IM')?.points).toHaveLength(14);
});

test('a rule that cannot be is refused', async () => {
  const { backend } = await openBackend('cpu');
  const ask = (settings: Readonly<Record<string, string>>) =>
    cycling.run(backend, { electrolytes: ['pvh'], settings: { ...cycling.settings, ...settings }, seeds: [1] });
  await expect(ask({ current: '130 %' })).rejects.toThrow(/current: "130 %" must be below 100 %/);
  await expect(ask({ grid: '8' })).rejects.toThrow(/grid: 8 is not a whole number from 32 on/);
});
