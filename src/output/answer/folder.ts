/** The folder of an answer: answer.json, figure.svg, figure.png, and a table of comma-separated values for each that there is. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, figurePng } from '../figure/index.ts';
import { formatJson, OutputError, writeAtomic } from '../files.ts';
import { type AnswerRecord, answerName, readAnswer } from './record.ts';

/** A table as it is written: name of the file without ending, titles with units, rows. */
export interface WrittenTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
}

/** Asked before anything runs. Throws OutputError where the folder holds something that may not be replaced. */
export function checkAnswerFolder(folder: string, force: boolean): void {
  if (!existsSync(folder)) return;
  const elsewhere = 'name another folder for the output';
  if (!statSync(folder).isDirectory()) throw new OutputError(`${folder} is a file: ${elsewhere}`);
  const [first] = readdirSync(folder);
  if (first === undefined) return;
  if (!readAnswer(folder))
    throw new OutputError(
      `${folder} exists and holds no answer of tipfield but ${first}: --force does not touch it; ${elsewhere}`,
    );
  if (!force) throw new OutputError(`${folder} exists: pass --force to replace the answer in it, or ${elsewhere}`);
}

/**
 * Writes an answer into its folder in place of the one that is there, whose files are removed and all others stay, and gives the record as it was
 * written, with the names of the files.
 */
export function writeAnswer(
  folder: string,
  made: Omit<AnswerRecord, 'files'>,
  figure: Figure,
  tables: readonly WrittenTable[],
): AnswerRecord {
  mkdirSync(folder, { recursive: true });
  // Only names that this program gives: answer.json may have been edited.
  for (const name of readAnswer(folder)?.files ?? [])
    if (/^[\w-]+\.(csv|svg|png)$/.test(name)) rmSync(join(folder, name), { force: true });
  const contents: readonly (readonly [string, string | Uint8Array])[] = [
    ['figure.svg', figure.svg],
    ['figure.png', figurePng(figure)],
    ...tables.map((table) => [`${table.name}.csv`, tableText(table)] as const),
  ];
  const record = { ...made, files: contents.map(([name]) => name) };
  for (const [name, content] of contents) writeAtomic(join(folder, name), content);
  writeAtomic(join(folder, answerName), formatJson(record));
  return record;
}

/** Comma-separated values, the titles first; quoted where a comma or a quote is in them (RFC 4180), empty for NaN. */
export function tableText({ columns, rows }: WrittenTable): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function cell(value: number | string): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
