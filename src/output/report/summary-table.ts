/** The summary of a run: final values and extremes of the series, measures in rows, cases in columns. */
import { alignedNumber } from '../quantity.ts';
import type { StoredCase } from '../stored.ts';
import { type Content, type Html, html, table } from './html.ts';
import {
  CELL_VOLTAGE,
  finalRow,
  type Heading,
  headingsOf,
  LEAST_CONCENTRATION,
  MAXIMUM_HEIGHT,
  parseHeading,
  unitFor,
  valuesOf,
} from './measures.ts';

/** Told by words or under the checks. */
const ELSEWHERE = /^(step|short circuit|Faraday error|salt error|last Newton correction) \[/;

const EXTREMES = [
  { title: 'maximum height over time', of: MAXIMUM_HEIGHT, pick: (values: readonly number[]) => Math.max(...values) },
  {
    title: 'least surface concentration over time',
    of: LEAST_CONCENTRATION,
    pick: (values: readonly number[]) => Math.min(...values),
  },
  { title: 'highest cell voltage', of: CELL_VOLTAGE, pick: (values: readonly number[]) => Math.max(...values) },
] as const;

/** Each row in one unit of handy size; four digits. */
export function summaryTable(cases: readonly StoredCase[]): Html {
  const finals = headingsOf(cases)
    .filter(({ heading }) => !ELSEWHERE.test(heading))
    .map((heading) => ({ heading, values: cases.map((stored) => finalRow(stored)?.[heading.heading] ?? Number.NaN) }));
  const extremes = EXTREMES.map(({ title, of, pick }) => ({
    heading: { ...parseHeading(of), title },
    values: cases.map((stored) => {
      const values = valuesOf(stored, of);
      return values.length === 0 ? Number.NaN : pick(values);
    }),
  }));
  const rows = [...finals, ...extremes].filter(({ values }) => !values.every(Number.isNaN));
  return table({
    caption: html`<span class="note">Values at the end of each case; the last rows are extremes over time.</span>`,
    head: ['measure', ...cases.map(({ input }) => input.label)],
    rows: rows.map(({ heading, values }) => tableRow(heading, values)),
    numeric: true,
  });
}

function tableRow({ title, unit }: Heading, values: readonly number[]): Content[] {
  const { symbol, size } = unitFor(values, unit);
  const name = unit === '–' ? html`${title}` : html`${title} <span class="unit">[${symbol}]</span>`;
  return [name, ...values.map((value) => alignedNumber(value / size, 4))];
}
