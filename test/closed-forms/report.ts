/** The tables of this folder: what a closed form says, what the program gives, how far apart they may be. */
import { expect } from 'vitest';
import { type Finding, holds } from '../../src/experiments/verification/problem.ts';

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
  const missed = findings.filter((finding) => !holds(finding));
  expect(missed).toEqual([]);
}

/** Prints rows of text in columns. */
export function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const lines = all.map((row) => `  ${row.map((text, column) => text.padEnd(widths[column])).join('  ')}`.trimEnd());
  console.log([title, ...lines].join('\n'));
}
