/** From seeds and settings to an answer and its files. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kinds } from '../../src/case/kinds.ts';
import { QUESTIONS } from '../../src/experiments/questions/index.ts';
import { printedDatum, printedNumber, printedObservation, recordOf } from '../../src/experiments/questions/paper.ts';
import { answerOf, SEEDLESS, seedlessAnswer } from '../../src/experiments/questions/seeds.ts';
import { setting, settingCount, settingList } from '../../src/experiments/questions/settings.ts';
import { answerFigure } from '../../src/output/answer/figure.ts';
import { checkAnswerFolder, tableText, writeAnswer } from '../../src/output/answer/folder.ts';
import { readAnswer } from '../../src/output/answer/record.ts';
import { temporaryFolder } from '../support/folder.ts';

const asking = { question: 'q', electrolyte: 'pvh', label: 'PVH', quantity: 'life', unit: 'h', notes: ['flat'] };
const seeds = (...found: { value: number; bound?: '>' | '<' }[]) =>
  found.map((one, k) => ({ seed: k + 1, found: one }));

test('an answer over seeds has their mean and sample standard deviation', () => {
  const { found, spread } = answerOf(asking, seeds({ value: 1 }, { value: 2 }, { value: 6 }));
  expect(found).toEqual({ value: 3 });
  // √((4 + 1 + 9)/2)
  expect(spread).toBeCloseTo(Math.sqrt(7), 12);
});

test('a mean is bounded where one of its seeds is, and none where bounds point both ways', () => {
  expect(answerOf(asking, seeds({ value: 10 }, { value: 30, bound: '>' })).found).toEqual({ value: 20, bound: '>' });
  expect(answerOf(asking, seeds({ value: 10, bound: '<' }, { value: 30, bound: '>' })).found.value).toBeNaN();
});

test('a seed that found nothing is left out of the mean and named in a note', () => {
  const answer = answerOf(asking, seeds({ value: 4 }, { value: Number.NaN }, { value: 6 }));
  expect(answer.found).toEqual({ value: 5 });
  expect(answer.notes.at(-1)).toContain('seed 2');
  expect(answerOf(asking, seeds({ value: Number.NaN })).found.value).toBeNaN();
});

test('one seed has no spread, and a cell in which nothing is drawn says why', () => {
  expect(answerOf(asking, seeds({ value: 4 }))).not.toHaveProperty('spread');
  expect(seedlessAnswer(asking, 7, 4)).toMatchObject({ seeds: [{ seed: 7 }], notes: ['flat', SEEDLESS] });
});

test('a paper is quoted for what it measured only, its number in the unit of the answer, with its place', () => {
  const reading = { kind: kinds.currentDensity, unit: 10 };
  const [pvh, ppp] = [recordOf('pvh'), recordOf('ppp')];
  expect(printedDatum(pvh, pvh.exchangeCurrent, reading)).toEqual({
    printed: '0.049 mA/cm2',
    value: 0.049,
    place: '2.2, Fig. 2e',
    doi: '10.1007/s40820-025-01760-x',
  });
  expect(printedDatum(ppp, ppp.exchangeCurrent, reading)).toBeUndefined();
  expect(printedObservation(pvh, 'critical current density', reading)?.value).toBeCloseTo(0.4, 12);
  expect(printedObservation(ppp, 'critical current density', reading)).toBeUndefined();
  expect(printedNumber('about 40 mV', { kind: kinds.voltage, unit: 1e-3 })).toBeCloseTo(40, 12);
  expect(printedNumber('> 800 mV after 180 h', { kind: kinds.voltage, unit: 1e-3 })).toBeUndefined();
});

test('a setting is read with its unit, a list with that of its last value, and what is wrong is named', () => {
  const asked = { settings: { thickness: '50 um', currents: '0.5, 1 A/m2, 2 mA/cm2', cells: '2.5', bad: '5 V' } };
  expect(setting(asked, 'thickness', kinds.length)).toBe(5e-5);
  expect(settingList(asked, 'currents', kinds.currentDensity)).toEqual([5, 1, 20]);
  expect(() => settingCount(asked, 'cells', 2)).toThrow('cells: 2.5 is not a whole number from 2 on');
  expect(() => setting(asked, 'bad', kinds.length)).toThrow('bad: "5 V" is a voltage, not a length');
  expect(() => setting({ settings: { thickness: '0 um' } }, 'thickness', kinds.length)).toThrow('must be above zero');
});

test('each question has a key of its own, a sentence, and usual electrolytes that exist', () => {
  expect(new Set(QUESTIONS.map(({ key }) => key)).size).toBe(QUESTIONS.length);
  for (const { key, asks, usual } of QUESTIONS) {
    expect(key).toMatch(/^[a-z-]+$/);
    expect(asks).toMatch(/^[A-Z].*\.$/);
    for (const name of usual) expect(recordOf(name).label).toBeTruthy();
  }
});

test('a table is comma-separated values in which words with commas are quoted and nothing stands for no number', () => {
  const table = {
    name: 't',
    columns: ['electrolyte', 'a, b'],
    rows: [
      ['say "x"', 1e-9],
      ['pvh', Number.NaN],
    ],
  };
  expect(tableText(table)).toBe('electrolyte,"a, b"\n"say ""x""",1e-9\npvh,\n');
});

test('an answer replaces the one in its folder when forced, and leaves what is not its own', async () => {
  const folder = join(temporaryFolder(), 'answer');
  const figure = await answerFigure(
    [
      {
        x: { label: 'x' },
        y: { label: 'y' },
        curves: [
          {
            label: 'PVH',
            style: 'line',
            points: [
              [0, 0],
              [1, 1],
            ],
          },
        ],
      },
    ],
    'A caption that is as long as it takes to need a second line under a figure of a hundred and twenty millimetres.',
  );
  const made = {
    program: 'tipfield',
    format: 1,
    command: 'tipfield ask',
    question: { key: 'q', title: 'Q', asks: 'Q.', protocol: 'p', settings: {} },
    electrolytes: ['pvh'],
    seeds: [1],
    started: '2026-01-01T00:00:00.000Z',
    seconds: 1,
    versions: { tipfield: '0', node: '0', dawn: '0' },
    backend: { kind: 'cpu', description: 'twin', software: false },
    answers: [answerOf(asking, seeds({ value: Number.NaN }))],
    caption: 'c',
  } as unknown as Parameters<typeof writeAnswer>[1];
  const first = writeAnswer(folder, made, figure, [{ name: 'old', columns: ['a'], rows: [[1]] }]);
  expect(first.files).toEqual(['figure.svg', 'figure.png', 'old.csv']);
  writeFileSync(join(folder, 'mine.txt'), 'mine');
  expect(() => checkAnswerFolder(folder, false)).toThrow('--force');
  checkAnswerFolder(folder, true);
  writeAnswer(folder, made, figure, [{ name: 'new', columns: ['a'], rows: [[1]] }]);
  expect(existsSync(join(folder, 'old.csv'))).toBe(false);
  expect(existsSync(join(folder, 'new.csv'))).toBe(true);
  expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
  // What is no number is null in JSON, and the caption is drawn below the chart.
  expect(readAnswer(folder)?.answers[0].found.value).toBeNull();
  expect([...figure.svg.matchAll(/>A caption|millimetres\.</g)]).toHaveLength(2);
  const foreign = join(temporaryFolder(), 'foreign');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'thesis.tex'), '');
  expect(() => checkAnswerFolder(foreign, true)).toThrow('holds no answer of tipfield but thesis.tex');
});
