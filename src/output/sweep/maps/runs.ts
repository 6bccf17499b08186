/** The rows of a sweep's table as the maps see them: what came of each run, and the number that is mapped. */
import { suggest } from '../../../case/suggest.ts';
import { OutputError } from '../../output-error.ts';
import type { SweepPlan } from '../plan.ts';
import type { Column, Table } from '../table.ts';
import { unitOf } from './inputs.ts';

type Row = Table['rows'][number];

/**
 * Column of the ratio of tip to mean thickness at the end of a run [–]; not the largest that it had, because a surface begins with
 * nuclei: those of `tip-effect` have a ratio of 1.45 before anything is plated.
 */
export const TIP_TO_MEAN = 'tipToMean';

/** What came of a run: `failed` has no result, and of one that is `open` it is not known yet. */
export type Outcome = 'flat' | 'dendrites' | 'short' | 'failed' | 'open';

export interface Run {
  readonly row: Row;
  /** The same for runs that differ in their seed alone. */
  readonly point: string;
  readonly outcome: Outcome;
  /** The response in its handy unit; NaN without a result. */
  readonly value: number;
  /** Ratio of tip to mean at the end, at least the threshold in a run that shorted; NaN without a result [–] */
  readonly ratio: number;
}

/** What is mapped. */
export interface Response {
  readonly column: Column;
  /** `largest tip-to-mean ratio`, `cell voltage [V]` */
  readonly label: string;
  readonly runs: readonly Run[];
}

/** The runs of a table with one of its results. Throws OutputError for a result that it lacks. */
export function responseOf(plan: SweepPlan, table: Table, key: string, dendrites: number): Response {
  const results = table.columns.filter(({ role, kind }) => role === 'result' && kind === 'number');
  const column = results.find((one) => one.key === key || one.title === key);
  if (!column) {
    const keys = results.map((one) => one.key);
    throw new OutputError(`the table of the sweep has no result "${key}"${suggest(key, keys)}`);
  }
  const known = table.rows.filter(isDone).map((row) => Number(row[column.key]));
  const { symbol, size } = unitOf(known.filter(Number.isFinite), column.unit);
  const runs = table.rows.map((row): Run => {
    const outcome = outcomeOf(row, dendrites);
    const ratio = Number(row[TIP_TO_MEAN] ?? Number.NaN);
    return {
      row,
      point: JSON.stringify([row.case, ...plan.parameters.map(({ path }) => row[path])]),
      outcome,
      value: isDone(row) ? Number(row[column.key]) / size : Number.NaN,
      ratio: outcome === 'short' ? Math.max(ratio, dendrites) : isDone(row) ? ratio : Number.NaN,
    };
  });
  return { column, label: symbol === '–' ? column.title : `${column.title} [${symbol}]`, runs };
}

/** Runs with a result. */
export function withResult(runs: readonly Run[]): readonly Run[] {
  return runs.filter(({ value }) => Number.isFinite(value));
}

/** Whether metal outruns the rest of a deposit, or has crossed the cell. */
export function isDendritic({ outcome }: Run): boolean {
  return outcome === 'dendrites' || outcome === 'short';
}

function isDone({ outcome }: Row): boolean {
  return outcome === 'finished' || outcome === 'short circuit';
}

function outcomeOf(row: Row, dendrites: number): Outcome {
  if (row.outcome === 'short circuit') return 'short';
  if (row.outcome === 'failed') return 'failed';
  if (row.outcome !== 'finished') return 'open';
  return Number(row[TIP_TO_MEAN] ?? Number.NaN) >= dendrites ? 'dendrites' : 'flat';
}
