/** Bumps under a pulsed current, in the cell of the tip effect: the protocols, and what each came to over the charge. */
import type { Backend } from '../../backend/backend.ts';
import type { Case } from '../../case/case.ts';
import type { Experiment } from '../../case/experiment.ts';
import { experimentWords } from '../../case/experiment-text.ts';
import { parseStudy } from '../../case/parse.ts';
import { openDeposition } from '../deposition.ts';
import { recordOf } from './paper.ts';

/** What is asked for, in SI units. */
export interface PulsePlan {
  readonly electrolyte: string;
  /** [K] */
  readonly temperature: number;
  /** Cells across */
  readonly grid: number;
  /** Mean of all three currents [A/m²] */
  readonly density: number;
  /** Passed in the end [C/m²] */
  readonly charge: number;
  /** Plating, resting or stripping in a period [s] */
  readonly on: number;
  readonly off: number;
  readonly reverse: number;
  /** Voltage limit of the cycler [V] */
  readonly limit: number;
}

export type Waveform = 'constant' | 'pulse' | 'reverse pulse';

/**
 * The current of a waveform: constant; i(t_on + t_off)/t_on and none in turns; i(t_on + t_rev)/(t_on − t_rev) to and fro. All have the mean i
 * and, after whole periods, the charge.
 */
export function waveform(kind: Waveform, { density, charge, on, off, reverse }: PulsePlan): Experiment {
  if (kind === 'constant') return [{ kind: 'plate', density, ends: { time: toSixDigits(charge / density) } }];
  const back = kind === 'pulse' ? off : reverse;
  const peak = (density * (on + back)) / (kind === 'pulse' ? on : on - back);
  const times = Math.max(1, Math.round(charge / (density * (on + back))));
  const plate = { kind: 'plate', density: peak, ends: { time: on } } as const;
  const rest =
    kind === 'pulse'
      ? ({ kind: 'rest', ends: { time: back } } as const)
      : ({ kind: 'strip', density: peak, ends: { time: back } } as const);
  return [{ kind: 'repeat', times, steps: [plate, rest] }];
}

/** Because it is written out as a sentence. */
function toSixDigits(value: number): number {
  return Number(value.toPrecision(6));
}

/** A period of the current, or a part of the constant one. */
export interface PulsePoint {
  /** Passed since the start [C/m²] */
  readonly charge: number;
  /** At its end [–] */
  readonly tipToMean: number;
  /** Least salt at the deposit within it [mol/m³] */
  readonly leastConcentration: number;
}

export interface Pulsed {
  readonly kind: Waveform;
  readonly experiment: Experiment;
  readonly input: Case;
  readonly points: readonly PulsePoint[];
}

/** Points of a constant current */
const PARTS = 40;
/** Steps of a constant current at least, and of a pulse. */
const STEPS = { constant: 200, pulse: 10 };

/**
 * The cell of the tip effect: three bumps of 0.3 µm on lithium, 6 µm wide and high, the electrolyte's concentration kept above. Throws StudyError
 * for a grid or a current that cannot be.
 */
export function pulseCase(kind: Waveform, plan: PulsePlan): Case {
  const { electrolyte, temperature, grid, charge, density, on, limit } = plan;
  const record = recordOf(electrolyte);
  const whole = charge / density;
  const [step, sampling] =
    kind === 'constant' ? [whole / STEPS.constant, whole / PARTS] : [on / STEPS.pulse, Math.max(on, plan.off)];
  const text = `
title: pulse plating
cases:
  - name: ${electrolyte}
    label: ${JSON.stringify(record.label)}
    temperature: ${temperature} K
    domain: {width: 6 um, height: 6 um, sides: periodic, top: reservoir}
    grid: ${grid}
    metal: {base: ${record.metal}, kinetic anisotropy: {strength: 0.2, folds: 4, angle: 0 deg}}
    electrolyte: ${electrolyte}
    surface: {thickness: 0.36 um, nuclei: {count: 3, radius: 0.3 um}}
    control: {compliance: ${limit} V}
    experiment: ${JSON.stringify(experimentWords(waveform(kind, plan)))}
    numerics: {largest step: ${step} s}
    output: {sampling: ${sampling} s}
`;
  return parseStudy(text, { name: 'pulse' }).cases[0];
}

/** Runs one waveform to its end. Throws what the solver throws, and the signal's reason once that is aborted. */
export async function runPulse(
  backend: Backend,
  kind: Waveform,
  plan: PulsePlan,
  signal?: AbortSignal,
): Promise<Pulsed> {
  const input = pulseCase(kind, plan);
  const run = await openDeposition(backend, input, signal ? { signal } : {});
  await run.advanceTo(input.duration);
  signal?.throwIfAborted();
  const plated = run.steps.filter(({ kind }) => kind === 'plate').map(({ to }) => to);
  const ends = kind === 'constant' ? run.rows.slice(1).map(({ time }) => time) : plated;
  const points = ends.map((to, k): PulsePoint => {
    const within = run.rows.filter(({ time }) => time > (ends[k - 1] ?? 0) && time <= to);
    const { charge, tipToMean } = within[within.length - 1];
    return {
      charge,
      tipToMean,
      leastConcentration: Math.min(...within.map(({ leastSurfaceConcentration }) => leastSurfaceConcentration)),
    };
  });
  return { kind, experiment: waveform(kind, plan), input, points };
}
