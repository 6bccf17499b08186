/** What the page and its worker say to each other. All values are SI; arrays are row-major, row 0 on the electrode, and are transferred. */

import type { BackendInfo } from '../../backend/backend.ts';
import type { BackendKind } from '../../backend/backend-kind.ts';
import type { Case } from '../../case/case.ts';
import type { DepositionRow, Outcome } from '../../experiments/deposition.ts';
import type { Found } from '../study/setup.ts';

/** From the page. `run` numbers a start: what comes of an older one is dropped. */
export type Request =
  /** Starts anew at time 0 and stands still until `run`. One or two cases, on one clock. */
  | { readonly kind: 'open'; readonly run: number; readonly cases: readonly Case[]; readonly backend: BackendKind }
  /** Other values from now on, for cases that `canContinue` allows; time, metal and salt stay. */
  | { readonly kind: 'change'; readonly run: number; readonly cases: readonly Case[] }
  | { readonly kind: 'run' }
  | { readonly kind: 'pause' }
  /** To the next sample, then stands still. */
  | { readonly kind: 'step' }
  /** At most so many simulated seconds in a second [–]; Infinity: as fast as it goes. */
  | { readonly kind: 'speed'; readonly most: number }
  /** What frames carry besides the fields. */
  | { readonly kind: 'carry'; readonly current: boolean; readonly lines: boolean }
  /** The last frame is painted: the next may come. */
  | { readonly kind: 'painted' };

/** Shares of filler and interphase per cell [–]; null without a filler. */
export type ShownShares = {
  /** Numbers along a side of a cell, because a rod may be thinner than a cell; 1 if absent [–] */
  readonly times?: number;
  readonly filler: Float32Array<ArrayBuffer>;
  readonly shell?: Float32Array<ArrayBuffer>;
} | null;

/** Fields of a case at one time, for the eye: float32. */
export interface FrameFields {
  /** Of this case; one that ended earlier stands still [s] */
  readonly time: number;
  readonly step: number;
  /** ξ [–] */
  readonly metal: Float32Array<ArrayBuffer>;
  /** c [mol/m³] */
  readonly concentration: Float32Array<ArrayBuffer>;
  /** φ against the metal [V] */
  readonly potential: Float32Array<ArrayBuffer>;
  /** i_n [A/m²] */
  readonly reaction: Float32Array<ArrayBuffer>;
  /** 1, or 0 in dead metal [–] */
  readonly live: Float32Array<ArrayBuffer>;
  /** Where it was asked for [A/m²] */
  readonly current?: { readonly x: Float32Array<ArrayBuffer>; readonly y: Float32Array<ArrayBuffer> };
  /** Lines of the current, points in cells from the lower left corner; the same current between neighbours in both cases. */
  readonly lines?: readonly (readonly (readonly [number, number])[])[];
}

/** One case of a frame. */
export interface FrameCase {
  readonly fields: FrameFields;
  /** Samples since the last frame. */
  readonly rows: readonly DepositionRow[];
  readonly outcome: Outcome;
}

/** How fast it goes. */
export interface Pace {
  /** Of all cases together [1/s] */
  readonly stepsPerSecond: number;
  /** Simulated seconds per second [–] */
  readonly simulatedPerSecond: number;
  /** Time steps in the last frame [–] */
  readonly stepsPerFrame: number;
}

/** From the worker. */
export type Report =
  /** Both cases stand at time 0; a frame of that time follows. */
  | {
      readonly kind: 'opened';
      readonly run: number;
      /** What was unknown is found. */
      readonly cases: readonly Case[];
      readonly found: Found;
      readonly shares: readonly ShownShares[];
      readonly info: BackendInfo;
      /** One line: which back end it is, and why. */
      readonly why: string;
      /** Cells across that suit the device, for a study that may choose: see `suggestGrid`. */
      readonly suggestedGrid: number;
    }
  /** A change is in force from the next frame on. */
  | {
      readonly kind: 'changed';
      readonly run: number;
      readonly cases: readonly Case[];
      readonly shares: readonly ShownShares[];
    }
  /** The last change cannot be had without a new start, for this reason: the run goes on as it was. */
  | { readonly kind: 'refused'; readonly run: number; readonly message: string }
  | { readonly kind: 'frame'; readonly run: number; readonly cases: readonly FrameCase[]; readonly pace: Pace }
  /** All cases have ended. */
  | { readonly kind: 'ended'; readonly run: number }
  /**
   * The device was lost; the run goes on from `time` on a new one. Samples later than `time` are void: they come again with the next
   * frames. Fields that were shown stay until then.
   */
  | {
      readonly kind: 'restarted';
      readonly run: number;
      readonly time: number;
      readonly reason: string;
      readonly info: BackendInfo;
      readonly why: string;
    }
  /** The run is over. `message` names the cause and the way out. */
  | { readonly kind: 'failed'; readonly run: number; readonly message: string };
