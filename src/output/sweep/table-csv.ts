/** table.csv: the table of a sweep as text. */
import type { Column, Table } from './table.ts';

/** `control.current [A/m²]`, `outcome` */
export function headingOf({ title, unit, kind }: Column): string {
  return kind === 'word' ? title : `${title} [${unit}]`;
}

/** A header and a row for each run, by RFC 4180: what holds a comma, a quote or a line break is quoted. Empty: nothing is known. */
export function tableText({ columns, rows }: Table): string {
  const lines = [
    columns.map((column) => quoted(headingOf(column))),
    ...rows.map((row) => columns.map(({ key }) => cell(row[key]))),
  ];
  return lines.map((line) => `${line.join(',')}\n`).join('');
}

/** A number with as many digits as tell it from any other. */
function cell(value: number | string | undefined): string {
  if (typeof value === 'string') return quoted(value);
  return value === undefined || Number.isNaN(value) ? '' : String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
