import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { DepositionRow } from '../../src/experiments/deposition.ts';
import { fileName } from '../../src/lab/takeaway/file-name.ts';
import { tableOf, tablesOf } from '../../src/lab/takeaway/tables.ts';
import { readSeries } from '../../src/output/series.ts';
import { appendRow, startSeries } from '../../src/output/series-file.ts';
import { MEASURES } from '../../src/run/measures/index.ts';
import { temporaryFolder } from '../support/folder.ts';

/** A row with values that have more digits than the file holds, and one that was not measured. */
function row(time: number): DepositionRow {
  const values = MEASURES.map(({ key }, k) => [key, key === 'deadShare' ? Number.NaN : (time + k) / 7]);
  return { ...(Object.fromEntries(values) as DepositionRow), time };
}

test('the table is the series.csv that the command line writes of the same samples, to the byte', () => {
  const path = join(temporaryFolder(), 'series.csv');
  startSeries(path, MEASURES, [row(0)]);
  for (const time of [1, 2.5]) appendRow(path, MEASURES, row(time));
  expect(tableOf({ rows: [row(0), row(1), row(2.5)] })).toBe(readFileSync(path, 'utf8'));
});

test('two cases leave in a ZIP with the names that they have in the folder of a run', () => {
  const shown = ['pvh', 'pvh-rods'].map((name, k) => ({ input: { name }, rows: [row(k), row(k + 1)] }));
  const { bytes, ending } = tablesOf(shown);
  expect(ending).toBe('zip');
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(['pvh/series.csv', 'pvh-rods/series.csv']);
  const times = readSeries(new TextDecoder().decode(files['pvh-rods/series.csv'])).rows.map((one) => one['time [s]']);
  expect(times).toEqual([1, 2]);
});

test('one case leaves as a CSV', () => {
  const { bytes, ending } = tablesOf([{ input: { name: 'pvh' }, rows: [row(3)] }]);
  expect(ending).toBe('csv');
  expect(new TextDecoder().decode(bytes)).toBe(tableOf({ rows: [row(3)] }));
});

test('a file is named after the study and the moment, in letters that every system takes', () => {
  expect(fileName('tip-effect', 'png', 75)).toBe('tip-effect-75s.png');
  expect(fileName('tip-effect', 'png', 12.345678, 'panels')).toBe('tip-effect-panels-12.35s.png');
  expect(fileName('my study: a/b', 'yaml')).toBe('my-study-a-b.yaml');
  expect(fileName('../..', 'zip')).toBe('study.zip');
});
