import { formatJson, writeAtomic } from './files.ts';
import { alignedNumber, friendlyUnit } from './quantity.ts';
import { type Column, heading, type Row } from './series.ts';

/** summary.json and the table at the end of a run: what each case came to. */

/** A share of charge or salt that a picture does not show; what exceeds it was not solved [–] */
export const BALANCED = 0.02;

/** The outcome of one case. */
export interface CaseSummary {
  readonly name: string;
  readonly label: string;
  /** `finished`, `short circuit at 112 s`, … */
  readonly outcome: string;
  /** The last row of its series. */
  readonly final: Row;
  /** Extremes over time, by keys of the summary's own columns. */
  readonly extremes: Row;
}

export interface SummaryColumns {
  readonly final: readonly Column[];
  readonly extremes: readonly Column[];
}

/** Writes summary.json: per case its values under their headings, `mean thickness [m]`, in SI units; null: not measured. */
export function writeSummary(
  path: string,
  study: string,
  columns: SummaryColumns,
  cases: readonly CaseSummary[],
): void {
  const entries = cases.map(
    ({ name, label, outcome, final, extremes }) =>
      [
        name,
        { label, outcome, final: byHeading(columns.final, final), extremes: byHeading(columns.extremes, extremes) },
      ] as const,
  );
  writeAtomic(path, formatJson({ study, cases: Object.fromEntries(entries) }));
}

function byHeading(columns: readonly Column[], row: Row): Record<string, number | null> {
  return Object.fromEntries(columns.map((column) => [heading(column), row[column.key] ?? null]));
}

/**
 * The same for the terminal: measures in rows, cases in columns, each row in one unit of handy size. Cases that do not
 * fit beside each other in `width` characters follow below; long labels are shortened. Ends with a line break.
 */
export function summaryTable(columns: SummaryColumns, cases: readonly CaseSummary[], width = 100): string {
  const rows = [
    ...columns.final.map((column) =>
      tableRow(
        column,
        cases.map(({ final }) => final[column.key] ?? Number.NaN),
      ),
    ),
    ...columns.extremes.map((column) =>
      tableRow(
        column,
        cases.map(({ extremes }) => extremes[column.key] ?? Number.NaN),
      ),
    ),
    ['outcome', ...cases.map(({ outcome }) => outcome)],
  ];
  const table = [['', ...cases.map(({ label }) => label)], ...rows];
  const first = Math.min(Math.max(...table.map(([name]) => lengthOf(name))), Math.floor(width / 2));
  const widths = cases.map((_, k) =>
    Math.min(Math.max(...table.map((row) => lengthOf(row[k + 1]))), width - first - 2),
  );
  return inBlocks(widths, width - first)
    .map((block) => table.map((row) => formatLine(row, block, first, widths)))
    .map((lines) => [lines[0], '─'.repeat(Math.max(...lines.map(lengthOf))), ...lines.slice(1), ''].join('\n'))
    .join('\n');
}

/** `maximum height [µm]` and the numbers in that unit, chosen for the largest of them; counts as whole numbers. */
function tableRow(column: Column, values: readonly number[]): string[] {
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  const { symbol, size } = friendlyUnit(largest, column.unit);
  const name = column.unit === '–' ? column.title : `${column.title} [${symbol}]`;
  const scaled = values.map((value) => value / size);
  const isCount = column.unit === '–' && scaled.every((value) => Number.isInteger(value) || Number.isNaN(value));
  return [name, ...scaled.map((value) => (isCount && !Number.isNaN(value) ? String(value) : alignedNumber(value, 4)))];
}

/** Indices of cases that fit beside each other, two spaces before each. */
function inBlocks(widths: readonly number[], room: number): number[][] {
  const blocks: number[][] = [[]];
  let used = 0;
  widths.forEach((width, k) => {
    if (used > 0 && used + 2 + width > room) {
      blocks.push([]);
      used = 0;
    }
    blocks[blocks.length - 1].push(k);
    used += 2 + width;
  });
  return blocks;
}

function formatLine(
  row: readonly string[],
  block: readonly number[],
  first: number,
  widths: readonly number[],
): string {
  const name = shorten(row[0], first);
  const cells = block.map(
    (k) => `  ${' '.repeat(widths[k] - lengthOf(shorten(row[k + 1], widths[k])))}${shorten(row[k + 1], widths[k])}`,
  );
  return `${name}${' '.repeat(first - lengthOf(name))}${cells.join('')}`.trimEnd();
}

function shorten(word: string, width: number): string {
  return lengthOf(word) <= width ? word : `${[...word].slice(0, width - 1).join('')}…`;
}

/** Letters, not code units. */
function lengthOf(word: string): number {
  return [...word].length;
}
