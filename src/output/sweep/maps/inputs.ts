/** What was varied, as axes of a map. */
import type { Axis } from '../../chart.ts';
import { friendlyUnit, shortNumber } from '../../quantity.ts';
import type { SweepPlan } from '../plan.ts';
import type { Table } from '../table.ts';

type Row = Table['rows'][number];

/** An axis with its ends. */
export type Ranged = Axis & { readonly range: readonly [number, number] };

/** One varied thing and how a reader reads it. */
export interface Input {
  readonly path: string;
  readonly title: string;
  readonly kind: 'number' | 'word';
  /** From half a step before its first level to half a step after its last. */
  readonly axis: Ranged;
  /** Where a row lies on the axis; words stand at 0, 1, 2 … */
  readonly placeOf: (row: Row) => number;
  /** `2 mA/cm²`, `even` */
  readonly nameOf: (row: Row) => string;
}

/** Levels that reach farther, largest over smallest, lie on a logarithmic axis: else most would share a tenth of it. */
const MOST_LINEAR = 20;
/** Room between the outermost levels and the ends of an axis at least, as a share of it: no mark lies on the frame. */
const LEAST_ROOM = 0.05;
/** Levels at most that stand at the ticks themselves, and the share of the axis between them at least. */
const MOST_TICKS = 9;
const LEAST_GAP = 0.07;
/** Ratios of levels are equal within so much, because people round them: 6, 9, 13.5, 20. */
const ROUNDED = 0.05;

/** The parameters of the plan, in its order. */
export function inputsOf(plan: SweepPlan, table: Table): readonly Input[] {
  return plan.parameters.map((parameter) => {
    const { path, kind, unit, written } = parameter;
    const title = wordsOf(path);
    if (kind === 'word') return wordInput(path, title, parameter.levels.map(String));
    const values = table.rows.map((row) => Number(row[path])).filter(Number.isFinite);
    const { symbol, size } = unitOf(values, unit, written);
    const label = symbol === '–' ? title : `${title} [${symbol}]`;
    const levels = levelsOf(values.map((value) => tidy(value / size)));
    return {
      path,
      title,
      kind,
      axis: axisOf(label, levels, plan.design !== 'latin hypercube'),
      placeOf: (row) => tidy(Number(row[path]) / size),
      nameOf: (row) => `${shortNumber(Number(row[path]) / size, 4)}${symbol === '–' ? '' : ` ${symbol}`}`,
    };
  });
}

function wordInput(path: string, title: string, words: readonly string[]): Input {
  return {
    path,
    title,
    kind: 'word',
    axis: {
      label: title,
      range: [-0.5, words.length - 0.5],
      ticks: words.map((label, value) => ({ value, label })),
    },
    placeOf: (row) => words.indexOf(String(row[path])),
    nameOf: (row) => String(row[path]),
  };
}

/** Every value once, ascending. */
export function levelsOf(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** A place on an axis, moved by a share of its length. */
export function moved({ scale, range }: Ranged, value: number, share: number): number {
  const { to, from } = scale === 'log' ? LOGARITHMIC : LINEAR;
  return from(to(value) + share * (to(range[1]) - to(range[0])));
}

const LINEAR = { to: (value: number) => value, from: (value: number) => value };
const LOGARITHMIC = { to: Math.log, from: Math.exp };

/** Logarithmic where levels were chosen in equal ratios, or reach far; not beyond zero unless a level lies there. */
function axisOf(label: string, levels: readonly number[], isTicked: boolean): Ranged {
  const [least, most] = [levels[0] ?? 0, levels.at(-1) ?? 1];
  const ratios = levels.slice(1).map((level, k) => level / levels[k]);
  const isGeometric =
    ratios.length > 1 && ratios[0] > 1.3 && ratios.every((ratio) => Math.abs(ratio / ratios[0] - 1) < ROUNDED);
  const isLog = least > 0 && (isGeometric || most / least >= MOST_LINEAR);
  const { to, from } = isLog ? LOGARITHMIC : LINEAR;
  const [first, last] = [to(least), to(most)];
  const room = LEAST_ROOM * (last - first) || 0.1 * Math.abs(first) || 1;
  const start = from(first - Math.max(room, (to(levels[1] ?? least) - first) / 2));
  const end = from(last + Math.max(room, (last - to(levels.at(-2) ?? most)) / 2));
  const gaps = levels.slice(1).map((level, k) => (to(level) - to(levels[k])) / (to(end) - to(start)));
  const isShown = isTicked && levels.length <= MOST_TICKS && gaps.every((gap) => gap >= LEAST_GAP);
  return {
    label,
    scale: isLog ? 'log' : 'linear',
    range: [least > 0 ? Math.max(0, start) : start, end],
    ...(isShown && { ticks: levels.map((value) => ({ value, label: shortNumber(value, 4).replace('-', '−') })) }),
  };
}

/** Parts of a path that tell a reader nothing. */
const SILENT = new Set(['control', 'structure', 'domain', 'output']);

/** `filler.structure.fraction` as `filler fraction`, `control.current` as `current`. */
export function wordsOf(path: string): string {
  const parts = path.split('.');
  return parts.filter((part, k) => k === parts.length - 1 || !SILENT.has(part)).join(' ');
}

/** The handy unit of the largest value; per cent where it was written so. */
export function unitOf(values: readonly number[], unit: string, written = ''): { symbol: string; size: number } {
  if (unit === '–') return written.includes('%') ? { symbol: '%', size: 0.01 } : { symbol: '–', size: 1 };
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return friendlyUnit(largest, unit);
}

/** Without the last digits of a division, so that equal levels are equal. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
