/**
 * What is done to a cell, as data: a list of instructions in SI units. A study file holds them in words
 * (`plate at 0.5 mA/cm2 for 1 h or until 5 V`), which `experiment-words.ts` reads.
 */

/** An experiment: its instructions one after another. A short circuit ends all of it, whatever they say. */
export type Experiment = readonly Instruction[];

/** One instruction. */
export type Instruction =
  /** A constant current; `density` [A/m²] > 0. */
  | { readonly kind: 'plate' | 'strip'; readonly density: number; readonly ends: Ends }
  /** A constant cell voltage [V], plating > 0. */
  | { readonly kind: 'hold'; readonly voltage: number; readonly ends: Ends }
  /** No current. */
  | { readonly kind: 'rest'; readonly ends: Ends }
  /** A staircase of the current: `from` [A/m²] at first, `by` more every `every` [s], and never above `to` [A/m²]. */
  | {
      readonly kind: 'ramp';
      readonly from: number;
      readonly by: number;
      readonly every: number;
      readonly to?: number;
      /** Each stair is plated for `every` and stripped for as long. */
      readonly cycled: boolean;
      readonly ends: Ends;
    }
  | { readonly kind: 'repeat'; readonly times: number; readonly steps: Experiment };

/** What ends an instruction: whichever comes first. */
export interface Ends {
  /** Since it began [s] */
  readonly time?: number;
  /** Magnitude of the cell voltage [V]; the current is held back there, as a cycler does, so it is never exceeded. */
  readonly voltage?: number;
  /** Magnitude of the charge passed since it began [C/m²] */
  readonly capacity?: number;
  /** Magnitude of the current that a held voltage falls below [A/m²] */
  readonly current?: number;
  /** Written out for the reader. */
  readonly short?: true;
}

/** What an instruction came to in one of its turns. */
export interface StepRecord {
  /** From 0, over the whole experiment. */
  readonly index: number;
  /** Of the outermost repetition or of the ramp's stairs, from 1; 1 where nothing repeats. */
  readonly cycle: number;
  readonly kind: 'plate' | 'strip' | 'hold' | 'rest';
  /** What was asked for [A/m²], stripping < 0; NaN where a voltage is held. */
  readonly density: number;
  /** [s] */
  readonly from: number;
  readonly to: number;
  /** Passed in it, plating > 0 [C/m²] */
  readonly charge: number;
  /** Cell voltage in the middle of its time and at its end [V] */
  readonly middleVoltage: number;
  readonly endVoltage: number;
  /** Current at its end [A/m²] */
  readonly endCurrent: number;
  /** Dead metal at its end, per area of electrode [m] */
  readonly deadMetal: number;
  readonly endedBy: 'time' | 'voltage' | 'capacity' | 'current' | 'short circuit';
}
