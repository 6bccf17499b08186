/**
 * What a problem of `tipfield verify` is: a claim about a cell whose answer is known in closed form, an experiment that
 * measures it with the product's own solver, and a fault that the problem is known to catch.
 */
import type { Backend } from '../../backend/backend.ts';
import type { Finding, Table } from '../../output/finding.ts';
import type { Plot } from '../../output/verification-record.ts';

export type { Axis, Curve } from '../../output/chart.ts';
export { type Finding, holds, type Table } from '../../output/finding.ts';
export type { Plot } from '../../output/verification-record.ts';

/** `quick`: the smallest grids that show the claim; `full`: the finest, with the convergence that leads there. */
export const SIZES = ['quick', 'full'] as const;
export type Size = (typeof SIZES)[number];

/** What a problem measured. */
export interface Outcome {
  /** Those that decide the verdict. */
  readonly findings: readonly Finding[];
  readonly tables?: readonly Table[];
  readonly plot: Plot;
  /** What a reader must know to read the numbers: which goal is missed and why. */
  readonly note?: string;
}

/** Where a problem runs. */
export interface Bench {
  readonly backend: Backend;
  readonly size: Size;
}

/** Physics broken on purpose: the problem must turn red. The twin computes it. */
export interface Fault {
  /** Which term was broken: `the anions' share t₋ of the current is 1 − t₋`. */
  readonly broken: string;
  /** `what` of a finding that turns red by it. */
  readonly red: string;
  /** A twin with that fault. */
  readonly open: () => Backend;
}

/** A claim about a cell whose answer is known, and the experiment that tests it. */
export interface Problem {
  /** Names it on the command line and in files: `sand`. */
  readonly key: string;
  readonly title: string;
  /** A sentence of physics. */
  readonly claim: string;
  /** The closed form, as text with the letters of the page on the model. */
  readonly formula: string;
  /** Where the closed form is from. */
  readonly source: string;
  /** Why the tolerances are what they are, and what they are at the finest grid. */
  readonly tolerance: string;
  /** Runs it; throws what the solver throws. */
  readonly run: (bench: Bench) => Promise<Outcome>;
  readonly fault: Fault;
  /** Why the problem cannot run on this back end; absent where it can. */
  readonly unfit?: (backend: Backend) => string | undefined;
}

/** A finding whose tolerance is a share of what is expected. */
export function relative(what: string, expected: number, measured: number, share: number, unit?: string): Finding {
  return { what, expected, measured, tolerance: share * Math.abs(expected), ...(unit !== undefined && { unit }) };
}
