/** The tables of this folder: what a closed form says, what the program gives, how far apart they may be. */
import { expect } from 'vitest';

/** One number against its closed form. */
export interface Finding {
  readonly what: string;
  readonly expected: number;
  readonly measured: number;
  /** Largest |measured − expected|. */
  readonly tolerance: number;
  readonly unit?: string;
}

/** As `Finding`, with the tolerance as a share of what is expected. */
export function relative(what: string, expected: number, measured: number, share: number, unit?: string): Finding {
  return { what, expected, measured, tolerance: share * Math.abs(expected), ...(unit !== undefined && { unit }) };
}

/** Prints the table, then fails with its rows that miss the closed form. */
export function report(title: string, findings: readonly Finding[]): void {
  const rows = findings.map(({ what, expected, measured, tolerance, unit = '' }) => [
    what,
    expected.toPrecision(6),
    measured.toPrecision(6),
    `${(measured - expected).toExponential(1)} of ±${tolerance.toExponential(1)}`,
    unit,
  ]);
  table(title, ['', 'expected', 'measured', 'error', ''], rows);
  const missed = findings.filter(({ expected, measured, tolerance }) => !(Math.abs(measured - expected) <= tolerance));
  expect(missed).toEqual([]);
}

/** Prints rows of text in columns. */
export function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const lines = all.map((row) => `  ${row.map((text, column) => text.padEnd(widths[column])).join('  ')}`.trimEnd());
  console.log([title, ...lines].join('\n'));
}
