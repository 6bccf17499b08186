import { OutputError } from './output-error.ts';

/**
 * series.csv: one row per sample, a header `time [s],mean thickness [m],…`. Each row is written by one append, so that
 * a run that is killed keeps all rows before. Nine significant digits: more than float32 holds, and clean times.
 */

/** A quantity in a table. */
export interface Column {
  /** Key of its value in a row. */
  readonly key: string;
  /** For people, without comma, quote, bracket or line break. */
  readonly title: string;
  /** SI; `–` for a pure number. */
  readonly unit: string;
}

/** Values by key, in SI units; absent or NaN: not measured. */
export type Row = Readonly<Record<string, number>>;

/** `mean thickness [m]` */
export function heading({ title, unit }: Column): string {
  return `${title} [${unit}]`;
}

/** The whole file. Throws OutputError for a title that CSV cannot hold and for a key that is not a column. */
export function seriesText(columns: readonly Column[], rows: readonly Row[], path = 'the series'): string {
  for (const { key, title, unit } of columns) {
    if (/[",[\]\r\n]/.test(title + unit))
      throw new OutputError(
        `column ${key} is called ${JSON.stringify(title)} in ${JSON.stringify(unit)}: comma, quote, bracket and line break are not accepted`,
      );
  }
  const header = `${columns.map(heading).join(',')}\n`;
  return [header, ...rows.map((row) => seriesLine(columns, row, path))].join('');
}

/** One row of it, with its line break. Throws OutputError for a key that is not a column. */
export function seriesLine(columns: readonly Column[], row: Row, path: string): string {
  const unknown = Object.keys(row).find((key) => !columns.some((column) => column.key === key));
  if (unknown !== undefined)
    throw new OutputError(`row of ${path} has ${unknown}: its columns are ${columns.map(({ key }) => key).join(', ')}`);
  return `${columns.map(({ key }) => formatCell(row[key])).join(',')}\n`;
}

function formatCell(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(Number(value.toPrecision(9)));
}

/** What a series file says: rows by heading, NaN where a cell is empty. */
export interface Series {
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
}

/**
 * Reads the text of a series file. A last line without its line break, the trace of a killed run, is left out. Throws
 * OutputError naming the line where the number of cells is wrong or a cell is no number.
 */
export function readSeries(text: string): Series {
  const lines = text.split('\n').slice(0, -1);
  if (lines.length === 0)
    throw new OutputError('series has no header: its first line must be like time [s],mean thickness [m]');
  const headings = lines[0].split(',');
  const rows = lines.slice(1).map((line, k) => {
    const cells = line.split(',');
    if (cells.length !== headings.length)
      throw new OutputError(`line ${k + 2} of the series has ${cells.length} cells: its header has ${headings.length}`);
    return Object.fromEntries(cells.map((cell, i) => [headings[i], parseCell(cell, k + 2, headings[i])]));
  });
  return { headings, rows };
}

function parseCell(cell: string, line: number, name: string): number {
  if (cell === '') return Number.NaN;
  const value = Number(cell);
  if (Number.isNaN(value))
    throw new OutputError(
      `line ${line} of the series has ${JSON.stringify(cell)} for ${name}: a number or nothing is accepted`,
    );
  return value;
}
