/** A number of the study that a hand can move: how it is shown, between which ends, what is known of it, and what moving it changes. */
import type { Case } from '../../case/case.ts';

/** Where a slider stands on the page. */
export type SliderGroup = 'protocol' | 'material' | 'metal' | 'run';

/** Ends and step, in the shown unit. */
export interface Range {
  readonly from: number;
  readonly to: number;
  /** Of the number field and of a linear track; a track of powers of ten has stops of its own. */
  readonly step: number;
}

export interface Slider {
  readonly id: string;
  readonly group: SliderGroup;
  /** `Conductivity` */
  readonly label: string;
  /** `σ` */
  readonly symbol: string;
  /** As shown, `mS/cm`; empty where there is none. */
  readonly unit: string;
  /** It changes every case, or the selected one. */
  readonly scope: 'all' | 'case';
  /** Of the track; values are in the shown unit on both. */
  readonly scale: 'linear' | 'log';
  /** The only values there are, where that is so. */
  readonly choices?: readonly number[];
  /** Whether the case has such a number at all. */
  readonly applies: (input: Case) => boolean;
  readonly range: (input: Case) => Range;
  /** What was measured, or is in use, or can be carried: a band on the track, or a point. */
  readonly known: (input: Case) => { readonly from: number; readonly to: number } | null;
  /** Where that comes from, in a sentence or two. */
  readonly words: (input: Case) => string;
  /** In the shown unit; NaN while it is yet to be found. */
  readonly read: (input: Case) => number;
  /** `path=value` for a value in the shown unit, after which `read` gives it again. */
  readonly change: (value: number, input: Case) => readonly string[];
}

/** Twelve digits: what a change of units added beyond them goes. */
export function clean(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value;
}

/** Of 3 digits, for a sentence. */
export function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** `cases.pvh.` and what follows it. */
export function ofCase(input: Case, path: string): string {
  return `cases.${input.name}.${path}`;
}

/** Where a value stands on the track: 0 at its left end to 1 at its right one; beyond the ends it stands at them. */
export function placeOn({ scale }: Slider, { from, to }: Range, value: number): number {
  const share = scale === 'log' ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return Math.min(1, Math.max(0, share));
}

/** The value at a place on the track from 0 to 1: a multiple of the step, or of 3 digits on a track of powers of ten. */
export function valueOn({ scale }: Slider, { from, to, step }: Range, place: number): number {
  if (place <= 0) return from;
  if (place >= 1) return to;
  if (scale === 'log') return Number((from * (to / from) ** place).toPrecision(3));
  return clean(from + Math.round((place * (to - from)) / step) * step);
}
