/** The axes of a chart: which range they show, where their ticks are and what stands beside them. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { shortNumber } from './quantity.ts';
import { makeTicks, type Tick } from './scale.ts';

/** An axis of a chart. */
export interface Axis {
  /** With its unit: `time [s]`. */
  readonly label: string;
  readonly scale?: 'linear' | 'log';
  /** Its ends, where the values are not to decide. */
  readonly range?: readonly [start: number, end: number];
  /** Names of levels, in place of round values: for words. */
  readonly ticks?: readonly Tick[];
}

/** An axis over the range of its values. */
export interface Ruler {
  /** Its place, 0 at the start of the axis, 1 at its end. */
  readonly at: (value: number) => number;
  readonly ticks: readonly Tick[];
  /** Ticks without a label. */
  readonly minor: readonly number[];
}

/** Where values lie further from zero than this share of the largest, zero is not shown. */
const FAR_FROM_ZERO = 0.4;

/** Whether a value has a place on an axis: finite, and positive on a logarithmic one. */
export function isOn({ scale }: Axis, value: number): boolean {
  return Number.isFinite(value) && (scale !== 'log' || value > 0);
}

/** The ruler over values that are on the axis, with about `count` labels and a share `free` left at each end. */
export function rulerOf({ scale, range, ticks }: Axis, values: readonly number[], count: number, free: number): Ruler {
  const ruler =
    scale === 'log'
      ? logRuler(...(range ?? logRange(values, free)), count)
      : linearRuler(range ?? linearRange(values, free), count);
  return ticks === undefined ? ruler : { ...ruler, ticks, minor: [] };
}

function linearRuler([start, end]: readonly [number, number], count: number): Ruler {
  return { at: scaleLinear([start, end], [0, 1]), ticks: linearTicks(start, end, count), minor: [] };
}

/** From zero where the values reach down to it, else with free room at both ends. */
export function linearRange(values: readonly number[], share: number): [low: number, high: number] {
  if (values.length === 0) return [0, 1];
  const least = Math.min(...values);
  const most = Math.max(...values);
  const size = Math.max(Math.abs(least), Math.abs(most));
  if (most - least <= 1e-9 * size) return size === 0 ? [-1, 1] : [least - 0.1 * size, most + 0.1 * size];
  const free = share * (most - least);
  if (least >= 0 && least < FAR_FROM_ZERO * most) return [0, most + free];
  if (most <= 0 && most > FAR_FROM_ZERO * least) return [least - free, 0];
  return [least - free, most + free];
}

/** Round values; a power of ten is taken out of labels that would be long. */
function linearTicks(start: number, end: number, count: number): readonly Tick[] {
  const size = Math.max(Math.abs(start), Math.abs(end));
  if (size >= 1e-2 && size < 1e5) return makeTicks(start, end, count);
  const power = Math.floor(Math.log10(size));
  const unit = 10 ** power;
  return makeTicks(start / unit, end / unit, count).map(({ value, label }) => ({
    value: value * unit,
    label: value === 0 ? label : `${label}·10${superscript(power)}`,
  }));
}

function logRange(values: readonly number[], share: number): [start: number, end: number] {
  const least = values.length === 0 ? 1 : Math.min(...values);
  const most = values.length === 0 ? 10 : Math.max(...values);
  const factor = Math.max(1.1, (most / least) ** share);
  return [least / factor, most * factor];
}

function logRuler(start: number, end: number, count: number): Ruler {
  const scale = scaleLog([start, end], [0, 1]);
  const labelled = labelledOnLog(start, end, count);
  const decades = Math.log10(end / start);
  const minor = multiples(start, end, decades > 9 ? [1] : [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  return {
    at: scale,
    ticks: labelled,
    minor: minor.filter((value) => labelled.every((tick) => tick.value !== value)),
  };
}

/** Powers of ten; where fewer than two are in range their doubles and fivefolds too, then all multiples. */
function labelledOnLog(start: number, end: number, count: number): readonly Tick[] {
  const choices = [[1], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]].map((leads) => multiples(start, end, leads));
  const found = choices.find((values) => values.length > 1);
  if (!found) return makeTicks(start, end, count);
  const every = Math.ceil(found.length / (count + 1));
  const values = found.filter((value) => every === 1 || Math.round(Math.log10(value)) % every === 0);
  const plain = values.every((value) => value > 0.9e-2 && value < 1e4);
  return values.map((value) => ({ value, label: plain ? shortNumber(value, 3) : powerOfTen(value) }));
}

/** `leads` times powers of ten between start and end. */
function multiples(start: number, end: number, leads: readonly number[]): number[] {
  const first = Math.floor(Math.log10(start));
  const powers = Array.from({ length: Math.ceil(Math.log10(end)) - first + 1 }, (_, k) => first + k);
  return powers
    .flatMap((power) => leads.map((lead) => Number(`${lead}e${power}`)))
    .filter((value) => value >= start && value <= end);
}

/** `10⁻³`, `2·10⁻³` */
function powerOfTen(value: number): string {
  const power = Math.floor(Math.log10(value) + 1e-9);
  const lead = Math.round(value / 10 ** power);
  return `${lead === 1 ? '' : `${lead}·`}10${superscript(power)}`;
}

function superscript(power: number): string {
  return [...String(power)].map((letter) => (letter === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(letter)])).join('');
}
