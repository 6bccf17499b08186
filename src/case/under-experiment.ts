/** What of a case follows from its experiment: what is held first, how long it may take, how it is stepped and sampled. */

import type { Case, Control } from './case.ts';
import type { Experiment } from './experiment.ts';
import { controlOf, longestTime, type Turn, turnsOf } from './experiment-turns.ts';

/** Steps of the longest turn at least, and rows of series.csv in it, because they draw a smooth curve. */
const LONGEST_TURN = 150;
/** Samples of the shortest turn at least, because its end is not all that is asked of it. */
export const SHORTEST_TURN = 10;
/** Compliance where nobody said one [V], because that is the range of a common cycler. */
export const COMPLIANCE = 5;

/** In place of the defaults. */
export interface ExperimentOptions {
  /** Limit of the cycler itself [V]; that of the case's control, or 5 V, if absent. */
  readonly compliance?: number;
  /** Time between samples [s]; a 150th of the longest turn if absent. */
  readonly sampling?: number;
  /** [s]; a 150th of the longest turn, and 1 s at least, if absent. */
  readonly largestStep?: number;
}

/** What follows from the turns. */
export interface ExperimentDefaults {
  readonly control: Control;
  /** [s] */
  readonly duration: number;
  readonly sampling: number;
  readonly largestStep: number;
}

/** Largest step: no longer than the shortest turn whose time is known. */
export function experimentDefaults(turns: readonly Turn[], compliance: number): ExperimentDefaults {
  const times = turns.map(({ expected, longest }) => expected ?? longest);
  const longest = Math.max(...times);
  return {
    control: controlOf(turns[0], compliance),
    duration: longestTime(turns),
    sampling: longest / LONGEST_TURN,
    largestStep: Math.min(Math.max(1, longest / LONGEST_TURN), ...times),
  };
}

/**
 * The case under an experiment in place of its control and duration; frames and fields at its start and its end. A voltage that ends
 * an instruction above the compliance is never reached: a study file with one is refused.
 */
export function underExperiment(input: Case, experiment: Experiment, options: ExperimentOptions = {}): Case {
  const own = input.control.kind === 'current' ? input.control.compliance : COMPLIANCE;
  const compliance = options.compliance ?? own;
  const { control, duration, ...defaults } = experimentDefaults(turnsOf(experiment), compliance);
  const { sampling = defaults.sampling, largestStep = defaults.largestStep } = options;
  const ends = [0, duration];
  return {
    ...input,
    experiment,
    control,
    compliance,
    duration,
    numerics: { ...input.numerics, largestStep },
    output: { frames: ends, fields: ends, sampling },
  };
}
