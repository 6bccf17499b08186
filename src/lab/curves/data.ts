/** Which numbers are drawn over time, and how they become columns. */
import { isBefore } from '../../case/times.ts';
import type { DepositionRow } from '../../experiments/deposition.ts';
import { friendlyUnit } from '../../output/quantity.ts';
import type { MeasureKey } from '../../run/measures/index.ts';

/** A case in the charts; its place in the list decides its colour and dashes. */
export interface Line {
  readonly label: string;
  readonly rows: readonly DepositionRow[];
}

/** A chart: one measure or two of the same unit, the second drawn thin. */
export interface Measured {
  readonly title: string;
  /** SI; `–` for a pure number. */
  readonly unit: string;
  readonly keys: readonly { readonly key: MeasureKey; readonly name: string }[];
  /** What it holds at least on its axis, in SI; so that a curve does not fill its chart with rounding. */
  readonly least: readonly [from: number, to: number];
}

export const CHARTS: readonly Measured[] = [
  {
    title: 'Tip height (thin: mean)',
    unit: 'm',
    keys: [
      { key: 'maximumHeight', name: 'Tip height' },
      { key: 'meanThickness', name: 'Mean thickness' },
    ],
    least: [0, 1e-6],
  },
  { title: 'Tip-to-mean ratio', unit: '–', keys: [{ key: 'tipToMean', name: 'Tip-to-mean ratio' }], least: [1, 1.1] },
  {
    title: 'Least surface concentration',
    unit: 'mol/m³',
    keys: [{ key: 'leastSurfaceConcentration', name: 'Least surface concentration' }],
    least: [0, 100],
  },
  { title: 'Cell voltage', unit: 'V', keys: [{ key: 'cellVoltage', name: 'Cell voltage' }], least: [0, 0.1] },
];

/** More points are not seen on a chart of a few hundred pixels. */
const MOST_POINTS = 1000;

/** Every so-manieth row, the last included. */
export function thinned(rows: readonly DepositionRow[], most = MOST_POINTS): readonly DepositionRow[] {
  const stride = Math.ceil(rows.length / most);
  return stride <= 1 ? rows : rows.filter((_, k) => k % stride === 0 || k === rows.length - 1);
}

/** Times of all lines in ascending order, and a column per line and key; `undefined` between a line's own samples, null for no number. */
export type Columns = readonly [times: readonly number[], ...values: readonly (number | null | undefined)[][]];

/** Columns in the order: first key of all lines, then the second. `size`: SI value of the unit shown. */
export function columnsOf(lines: readonly Line[], { keys }: Measured, size: number): Columns {
  const rows = lines.map((line) => thinned(line.rows));
  const times = [...new Set(rows.flatMap((one) => one.map(({ time }) => time)))].sort((a, b) => a - b);
  const place = new Map(times.map((time, k) => [time, k]));
  const values = keys.flatMap(({ key }) =>
    rows.map((one) => {
      const column: (number | null | undefined)[] = new Array<undefined>(times.length).fill(undefined);
      for (const row of one) column[place.get(row.time) ?? 0] = Number.isFinite(row[key]) ? row[key] / size : null;
      return column;
    }),
  );
  return [times, ...values];
}

/** The unit in which the largest value so far, or the least that the axis holds, is of handy size. */
export function unitOf(lines: readonly Line[], { keys, unit, least }: Measured): { symbol: string; size: number } {
  let largest = least[1];
  for (const { rows } of lines)
    for (const row of thinned(rows))
      for (const { key } of keys) if (Number.isFinite(row[key])) largest = Math.max(largest, Math.abs(row[key]));
  return friendlyUnit(largest, unit);
}

/** Index of the last of the times up to `time` [s]; -1 before the first. A recorded run has later ones too. */
export function indexAt(times: readonly number[], time: number): number {
  return times.findLastIndex((moment) => !isBefore(time, moment));
}

/** The last value at or before an index of the joined times; undefined where there is none. */
export function lastAt(column: readonly (number | null | undefined)[], index: number): number | null | undefined {
  let k = index;
  while (k > 0 && column[k] === undefined) k -= 1;
  return column[k];
}

/** Three digits, with a minus sign; a dash where there is no number. */
export function readingText(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  return String(Number(value.toPrecision(3))).replace('-', '−');
}
