/** series.csv as it is written while a run goes on. */
import { appendFileSync } from 'node:fs';
import { writeAtomic } from './files.ts';
import { type Column, type Row, seriesLine, seriesText } from './series.ts';

/**
 * Makes the file with its header and the rows there are; an older one is replaced as a whole. Throws OutputError for a title that
 * CSV cannot hold and for a key that is not a column.
 */
export function startSeries(path: string, columns: readonly Column[], rows: readonly Row[] = []): void {
  writeAtomic(path, seriesText(columns, rows, path));
}

/** Appends one row. Throws OutputError for a key that is not a column. */
export function appendRow(path: string, columns: readonly Column[], row: Row): void {
  appendFileSync(path, seriesLine(columns, row, path));
}
