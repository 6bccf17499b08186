import { expect, it } from 'vitest';
import type { DepositionRow } from '../../src/experiments/deposition.ts';
import { CHARTS, columnsOf, indexAt, lastAt, readingText, thinned, unitOf } from '../../src/lab/curves/data.ts';
import { MEASURES } from '../../src/run/measures/index.ts';

/** Rows at times, each measure its value. */
function rows(times: readonly number[], values: Partial<DepositionRow> = {}): DepositionRow[] {
  const zeros = Object.fromEntries(MEASURES.map(({ key }) => [key, 0])) as DepositionRow;
  return times.map((time) => ({ ...zeros, time, ...values }));
}

const [height, , , voltage] = CHARTS;

it('a long run is drawn by at most 1001 points, its first and last moments among them', () => {
  const all = rows(Array.from({ length: 12_345 }, (_, k) => k));
  const drawn = thinned(all);
  expect(drawn.length).toBeLessThanOrEqual(1001);
  expect(drawn[0]).toBe(all[0]);
  expect(drawn[drawn.length - 1]).toBe(all[all.length - 1]);
  expect(thinned(all.slice(0, 1000))).toHaveLength(1000);
});

it('cases with samples of their own share one axis of time, and each keeps its values', () => {
  const lines = [
    { label: 'A', rows: rows([0, 1, 2], { maximumHeight: 2e-6, meanThickness: 1e-6 }) },
    { label: 'B', rows: rows([0, 1.5], { maximumHeight: 4e-6, meanThickness: 3e-6 }) },
  ];
  const [times, tipA, tipB, meanA, meanB] = columnsOf(lines, height, 1e-6);
  expect(times).toEqual([0, 1, 1.5, 2]);
  expect(tipA.map((value) => value?.toFixed(6))).toEqual(['2.000000', '2.000000', undefined, '2.000000']);
  expect(tipB.map((value) => value?.toFixed(6))).toEqual(['4.000000', undefined, '4.000000', undefined]);
  expect(meanA[0]).toBeCloseTo(1, 12);
  expect(meanB[2]).toBeCloseTo(3, 12);
});

it('a case that ended is read at its last value', () => {
  expect(lastAt([1, 2, undefined, undefined], 3)).toBe(2);
  expect(lastAt([undefined], 0)).toBeUndefined();
});

it('the numbers above the curves are those of the present time, also where the run is recorded to its end', () => {
  expect(indexAt([0, 0.1, 0.1 + 0.2, 0.4], 0.3)).toBe(2);
  expect(indexAt([0, 1, 2], 1.9)).toBe(1);
  expect(indexAt([0, 1, 2], 9)).toBe(2);
  expect(indexAt([], 9)).toBe(-1);
});

it('a value that is none leaves a gap and reads as a dash', () => {
  const [, column] = columnsOf([{ label: 'A', rows: rows([0], { cellVoltage: Number.NaN }) }], voltage, 1);
  expect(column).toEqual([null]);
  expect(readingText(null)).toBe('–');
  expect(readingText(Number.NaN)).toBe('–');
});

it('units suit the values: micrometres from the start on, volts above one', () => {
  expect(unitOf([], height).symbol).toBe('µm');
  expect(unitOf([{ label: 'A', rows: rows([0, 1], { cellVoltage: 0.4 }) }], voltage).symbol).toBe('mV');
  expect(unitOf([{ label: 'A', rows: rows([0, 1], { cellVoltage: 1.4 }) }], voltage).symbol).toBe('V');
});
