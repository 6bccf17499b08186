/** `--vary path=values`: what is varied, and between which levels. */
import { StudyError } from '../../case/study-error.ts';
import type { Parameter, SweepPlan } from '../../output/sweep/plan.ts';
import { isNumeric, type Level, levelOf, listed, withSharedUnit } from './values.ts';

/** How points are chosen. */
export type Design = SweepPlan['design'];

/** A parameter with what is needed to draw points and to write overrides. */
export interface Varied extends Parameter {
  /** Unit as a study file reads it: `A/m2`. */
  readonly writtenUnit: string;
  /** Evenly spaced in the logarithm. */
  readonly logarithmic: boolean;
}

const EXAMPLE = 'write it like control.current="2, 4, 8 mA/cm2" or control.current="2 to 8 mA/cm2 in 4"';
const RANGE = /^(?:from\s+)?(.+?)\s+to\s+(.+?)(?:\s+in\s+(\S+?))?(\s+log)?$/isu;
/** Digits of a level between two ends: more than any of them is known by, and 0.3 is not 0.30000000000000004. */
const DIGITS = 12;

/**
 * Reads one parameter: a list of levels, `2, 4, 8 mA/cm2`; a range in even steps, `10 % to 40 % in 4`, in steps of equal ratio with
 * ` log`; or, for a Latin hypercube, a range alone or a list of words. A unit after the last number is that of all. Throws StudyError.
 */
export function readVary(text: string, design: Design): Varied {
  const fail = (message: string): never => {
    throw new StudyError([`--vary ${text}: ${message}`]);
  };
  const at = text.indexOf('=');
  const path = text.slice(0, Math.max(at, 0)).trim();
  const written = text.slice(at + 1).trim();
  if (path === '' || written === '') return fail(`is not path=values; ${EXAMPLE}`);
  if (/^cases(\.|$)/.test(path)) fail('a parameter is one of every case that runs; choose cases with --cases');
  if (path === 'seed') fail('seeds are replicates; write --seeds 3 for three of them');
  if (path === 'name') fail('a case keeps its name; choose cases with --cases');
  const range = RANGE.exec(written);
  const isRange = range !== null && isNumeric(range[1]);
  const read = isRange ? readRange(range, design, fail) : readList(written, design, fail);
  return { path, written, ...read };
}

type Read = Omit<Varied, 'path' | 'written'>;
type Fail = (message: string) => never;

function readRange([, from, to, count, log]: RegExpExecArray, design: Design, fail: Fail): Read {
  const logarithmic = log !== undefined;
  const levels = withSharedUnit([from, to]).map((text) => numberOf(text, fail));
  const { unit, written: writtenUnit } = sameUnit(levels, fail);
  const [a, b] = levels.map(({ value }) => value);
  if (a === b) fail(`both ends are ${from}; name two that differ`);
  if (logarithmic && !(a > 0 && b > 0)) fail('equal ratios need ends above zero; leave out "log"');
  const common = { kind: 'number', unit, writtenUnit, logarithmic } as const;
  if (design === 'latin hypercube') {
    if (count !== undefined)
      fail(`a Latin hypercube draws within the range; leave out "in ${count}", and say how many with --runs`);
    return { ...common, levels: [a, b] };
  }
  if (count === undefined)
    fail(`say in how many levels, like "${from} to ${to} in 4", or take --design latin --runs 16`);
  const n = Number(count);
  if (!Number.isInteger(n) || n < 2) fail(`"in ${count}": write a whole number of levels from 2 on`);
  return { ...common, levels: Array.from({ length: n }, (_, k) => between([a, b], k / (n - 1), logarithmic)) };
}

function readList(text: string, design: Design, fail: Fail): Read {
  const texts = withSharedUnit(listed(text));
  if (texts.includes('')) fail('a level is empty; commas stand between levels only');
  if (texts.length < 2) fail('has one level, so nothing is varied; write two or more, or give it with --set');
  const levels = texts.map(levelOf);
  const twice = levels.find(({ value }, k) => levels.findIndex((other) => other.value === value) < k);
  if (twice) fail(`the level ${texts[levels.indexOf(twice)]} stands there twice`);
  if (levels.every(({ kind }) => kind === 'word'))
    return { kind: 'word', unit: '–', writtenUnit: '', logarithmic: false, levels: levels.map(({ value }) => value) };
  const numbers = texts.map((level) => numberOf(level, fail));
  if (design === 'latin hypercube') fail('a Latin hypercube draws numbers from a range; write it like "2 to 8 mA/cm2"');
  const { unit, written: writtenUnit } = sameUnit(numbers, fail);
  return { kind: 'number', unit, writtenUnit, logarithmic: false, levels: numbers.map(({ value }) => value) };
}

type NumberLevel = Extract<Level, { readonly kind: 'number' }>;

function numberOf(text: string, fail: Fail): NumberLevel {
  const level = levelOf(text);
  if (level.kind === 'number') return level;
  const hint = isNumeric(text)
    ? 'units are written like mA/cm2, S/m, um or %'
    : 'a parameter is all numbers or all words';
  return fail(`"${text}" is not a quantity that a study holds; ${hint}`);
}

function sameUnit(levels: readonly NumberLevel[], fail: Fail): NumberLevel {
  const other = levels.find(({ unit }) => unit !== levels[0].unit);
  if (other)
    fail(`levels in ${levels[0].unit} and in ${other.unit} stand side by side; give all of them one kind of unit`);
  return levels[0];
}

/** Where a share of the way from a to b lies, the ends exactly. */
export function between([a, b]: readonly [number, number] | readonly number[], share: number, log: boolean): number {
  if (share === 0) return a;
  if (share === 1) return b;
  const at = log ? a * (b / a) ** share : a + (b - a) * share;
  return Number(at.toPrecision(DIGITS));
}

/** The value of a parameter as a study file reads it: `20 A/m2`. */
export function valueText({ writtenUnit }: Varied, value: number | string): string {
  return writtenUnit === '' ? String(value) : `${value} ${writtenUnit}`;
}
