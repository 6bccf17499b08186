/** A table of what was expected and what was measured, printed by every test of behaviour. */

export interface Line {
  readonly what: string;
  readonly expected: number | string;
  readonly measured: number | string;
  /** What the deviation may be, in the unit of the line or as said there. */
  readonly tolerance: number | string;
}

/** Prints the lines under a title. */
export function report(title: string, lines: readonly Line[]): void {
  const shown = (value: number | string) => (typeof value === 'number' ? String(Number(value.toPrecision(5))) : value);
  const rows = lines.map(({ what, expected, measured, tolerance }) => [
    what,
    ...[expected, measured, tolerance].map(shown),
  ]);
  const table = [['', 'expected', 'measured', 'tolerance'], ...rows];
  const widths = table[0].map((_, k) => Math.max(...table.map((row) => row[k].length)));
  const text = table.map((row) =>
    row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join('  '),
  );
  console.log([title, ...text].join('\n'));
}
