import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Column, readSeries } from '../../src/output/series.ts';
import { appendRow, startSeries } from '../../src/output/series-file.ts';
import { temporaryFolder } from '../support/folder.ts';

const columns: readonly Column[] = [
  { key: 'time', title: 'time', unit: 's' },
  { key: 'meanThickness', title: 'mean thickness', unit: 'm' },
  { key: 'tipToMean', title: 'tip-to-mean ratio', unit: '–' },
];

function started(): string {
  const path = join(temporaryFolder(), 'series.csv');
  startSeries(path, columns);
  return path;
}

describe('series.csv', () => {
  test('has a header with units and can be read after every row', () => {
    const path = started();
    expect(readFileSync(path, 'utf8')).toBe('time [s],mean thickness [m],tip-to-mean ratio [–]\n');
    appendRow(path, columns, { time: 0, meanThickness: 3.6e-7, tipToMean: 1.5 });
    expect(readFileSync(path, 'utf8').split('\n')[1]).toBe('0,3.6e-7,1.5');
    appendRow(path, columns, { time: 1, meanThickness: 3.7e-7, tipToMean: 1.6 });
    expect(readSeries(readFileSync(path, 'utf8')).rows).toHaveLength(2);
  });

  test('gives back every number to nine digits', () => {
    const path = started();
    const values = [0, -1, 0.1 + 0.2, 1 / 3, 6.02214076e23, -1.60217663e-19, 123456789.123];
    for (const value of values) appendRow(path, columns, { time: value, meanThickness: value, tipToMean: value });
    const { headings, rows } = readSeries(readFileSync(path, 'utf8'));
    expect(headings).toEqual(['time [s]', 'mean thickness [m]', 'tip-to-mean ratio [–]']);
    rows.forEach((row, k) => {
      // Half a unit in the ninth digit, relative to the leading one.
      for (const read of Object.values(row))
        expect(Math.abs(read - values[k])).toBeLessThanOrEqual(5e-9 * Math.abs(values[k]));
    });
    expect(rows[2]['time [s]']).toBe(0.3);
  });

  test('leaves empty what was not measured, and reads it as NaN', () => {
    const path = started();
    appendRow(path, columns, { time: 2, tipToMean: Number.NaN });
    expect(readFileSync(path, 'utf8').split('\n')[1]).toBe('2,,');
    expect(readSeries(readFileSync(path, 'utf8')).rows[0]).toEqual({
      'time [s]': 2,
      'mean thickness [m]': Number.NaN,
      'tip-to-mean ratio [–]': Number.NaN,
    });
  });

  test('of a run that was killed is read up to its last whole row', () => {
    const path = started();
    appendRow(path, columns, { time: 0, meanThickness: 1, tipToMean: 1 });
    appendFileSync(path, '1,2');
    expect(readSeries(readFileSync(path, 'utf8')).rows).toHaveLength(1);
  });

  test('refuses a value that has no column, a title that breaks the table, and text that is no series', () => {
    const path = started();
    expect(() => appendRow(path, columns, { speed: 1 })).toThrow(
      /row of .* has speed: its columns are time, meanThickness, tipToMean/,
    );
    expect(() => startSeries(path, [{ key: 'a', title: 'a,b', unit: 'm' }])).toThrow(
      /column a is called "a,b" in "m": comma/,
    );
    expect(() => readSeries('')).toThrow('series has no header');
    expect(() => readSeries('time [s],x [m]\n1\n')).toThrow('line 2 of the series has 1 cells: its header has 2');
    expect(() => readSeries('time [s]\n1\ntwo\n')).toThrow(
      'line 3 of the series has "two" for time [s]: a number or nothing is accepted',
    );
  });
});
