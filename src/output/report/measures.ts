/** Numbers of the series as a report tells them: final values, extremes, curves. */
import { isBefore } from '../../case/times.ts';
import { formatQuantity, friendlyUnit } from '../quantity.ts';
import type { Row } from '../series.ts';
import type { StoredCase } from '../stored.ts';

/** A heading of a series, `maximum height [m]`, in its parts. */
export interface Heading {
  readonly heading: string;
  readonly title: string;
  /** SI; `–` for a pure number. */
  readonly unit: string;
}

export function parseHeading(heading: string): Heading {
  const [, title = heading, unit = '–'] = /^(.*) \[(.*)\]$/.exec(heading) ?? [];
  return { heading, title, unit };
}

export const TIME = 'time [s]';
export const TIP_TO_MEAN = 'tip-to-mean ratio [–]';
export const MAXIMUM_HEIGHT = 'maximum height [m]';
export const LEAST_CONCENTRATION = 'least surface concentration [mol/m³]';
export const CELL_VOLTAGE = 'cell voltage [V]';
export const FARADAY_ERROR = 'Faraday error [–]';
export const SALT_ERROR = 'salt error [–]';
export const LAST_CORRECTION = 'last Newton correction [V]';

/** Values of a column that are numbers, in the order of time; none where the series lacks it. */
export function valuesOf({ series }: StoredCase, heading: string): readonly number[] {
  return series.rows.map((row) => row[heading] ?? Number.NaN).filter((value) => !Number.isNaN(value));
}

/** The last row of a case; undefined before its first sample. */
export function finalRow({ series }: StoredCase): Row | undefined {
  return series.rows.at(-1);
}

/** The row of the last sample at or before `time` [s]. */
export function rowAt({ series }: StoredCase, time: number): Row | undefined {
  return series.rows.findLast((row) => !isBefore(time, row[TIME]));
}

/** Largest |value| of a column; NaN where it has none. */
export function largestOf(stored: StoredCase, heading: string): number {
  const values = valuesOf(stored, heading);
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), values.length === 0 ? Number.NaN : 0);
}

/** All headings of the cases, in their order. */
export function headingsOf(cases: readonly StoredCase[]): readonly Heading[] {
  return [...new Set(cases.flatMap(({ series }) => series.headings))].map(parseHeading);
}

/** The unit in which the largest of the values is of handy size, as `[µm]` and `1e-6`. */
export function unitFor(values: readonly number[], unit: string): { readonly symbol: string; readonly size: number } {
  return friendlyUnit(
    values.reduce((largest, value) => (Number.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest), 0),
    unit,
  );
}

/** `2.95 × 10⁻¹²` */
export function scientific(value: number, digits = 3): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  const raised = [...exponent.replace('+', '')]
    .map((sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)]))
    .join('');
  return `${mantissa} × 10${raised}`;
}

/** `2 µm`; a pure number without a unit; a dash for NaN. */
export function told(value: number, unit: string, digits = 3): string {
  if (Number.isNaN(value)) return '–';
  return unit === '–' ? String(Number(value.toPrecision(digits))) : formatQuantity(value, unit, digits);
}
