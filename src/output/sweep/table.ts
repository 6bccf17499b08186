/** The results of a sweep as one tidy table: a row for each run, a column for each variable. */

export interface Column {
  /** As in the files: `control.current`, `tipToMean`. */
  readonly key: string;
  readonly title: string;
  /** SI; `–` for a pure number or a word. */
  readonly unit: string;
  /** What was asked for, or what came of it. */
  readonly role: 'input' | 'result';
  readonly kind: 'number' | 'word';
}

/** All runs of a sweep. */
export interface Table {
  readonly columns: readonly Column[];
  /** In the order of the plan; NaN and '' where there is nothing. */
  readonly rows: readonly Readonly<Record<string, number | string>>[];
}
