/** The symmetric cell whose current rises stair by stair until it fails, and what it came to. */
import type { Backend } from '../../backend/backend.ts';
import type { Case } from '../../case/case.ts';
import type { Experiment, StepRecord } from '../../case/experiment.ts';
import { experimentLine } from '../../case/experiment-text.ts';
import { turnsOf } from '../../case/experiment-turns.ts';
import { diffusivityOf } from '../../case/maps.ts';
import { parseStudy } from '../../case/parse.ts';
import { SolverError } from '../../run/simulation.ts';
import { type Deposition, type DepositionRow, openDeposition } from '../deposition.ts';
import { type Salt, type Staircase, stairOfSalt } from './critical-current-salt.ts';
import { temperatureOf } from './flat.ts';
import { recordOf } from './paper.ts';

/** What is done to a cell, and to which, in SI units. */
export interface RampCell {
  readonly electrolyte: string;
  /** Of the electrolyte, between flat metal and counter electrode [m] */
  readonly thickness: number;
  /** Cells in the height, and in the width where there are nuclei */
  readonly rows: number;
  /** Bumps in random places; none: a flat cell, four cells wide, in which nothing is drawn */
  readonly nuclei: number;
  readonly stairs: Staircase;
  /** The first stair where it is not `stairs.by` [A/m²] */
  readonly from?: number;
  /** Voltage limit of the cycler [V] */
  readonly limit: number;
  readonly seed: number;
}

/** Metal at the start over the thickness of the electrolyte: an uneven deposit takes from below what it does not give back. */
const METAL = 0.5;
/** Radius of a bump over the thickness of the electrolyte: three cells at 64², the smallest that such a grid carries; they differ by a third. */
const BUMP = 0.07;
const SPREAD = '30 %';
/** Cells across a flat cell: the least that the multigrid coarsens along x at all. */
const ACROSS = 4;
/** Samples of half a stair, and steps at least: twice and five times as many change its voltage by 2 mV. */
const SAMPLES = 18;
/** Last stair over that of the closed form, beyond which nobody waits for a cell to fail. */
const PATIENCE = 2;

/** The case of the cell, under its experiment. Throws StudyError for a grid or a current that cannot be. */
export function rampCase(cell: RampCell): Case {
  const { electrolyte, thickness, rows, nuclei, stairs, seed } = cell;
  const height = (1 + METAL) * thickness;
  const isFlat = nuclei === 0;
  const width = isFlat ? (ACROSS * height) / rows : height;
  const bumps = isFlat ? '' : `, nuclei: {random: ${nuclei}, radius: ${BUMP * thickness} m, spread: ${SPREAD}}`;
  const interval = stairs.every / SAMPLES;
  const record = recordOf(electrolyte);
  // Any ramp makes a case, from whose salt the right one follows.
  const text = (experiment: Experiment) => `
title: critical current density
cases:
  - name: ${electrolyte}
    label: ${JSON.stringify(record.label)}
    temperature: ${temperatureOf(electrolyte)} K
    domain: {width: ${width} m, height: ${height} m, sides: periodic, top: counter electrode}
    grid: ${isFlat ? ACROSS : rows}
    metal: ${record.metal}
    electrolyte: ${electrolyte}
    surface: {thickness: ${METAL * thickness} m${bumps}}
    experiment: ${JSON.stringify(experimentLine(experiment))}
    seed: ${seed}
    numerics: {largest step: ${interval} s}
    output: {sampling: ${interval} s}
`;
  const parse = (experiment: Experiment) => parseStudy(text(experiment), { name: 'critical-current' }).cases[0];
  const expected = stairOfSalt(saltOf(parse(rampOf(cell, stairs.by))), thickness, stairs);
  const last = PATIENCE * Math.max(expected?.density ?? 0, cell.from ?? stairs.by);
  return parse(rampOf(cell, last));
}

/** The instruction, up to the stair `to` [A/m²]. */
export function rampOf({ stairs, from = stairs.by, limit }: RampCell, to: number): Experiment {
  const { by, every, cycled } = stairs;
  return [{ kind: 'ramp', from, by, every, to: Math.max(to, from), cycled, ends: { voltage: limit, short: true } }];
}

/** Its electrolyte as the closed forms see it. */
export function saltOf({ electrolyte, temperature }: Case): Salt {
  const { transference, concentration } = electrolyte;
  return { diffusivity: diffusivityOf(electrolyte, concentration, temperature), transference, concentration };
}

/** Something that ends the usefulness of a cell. */
export interface Failure {
  /** [s] */
  readonly time: number;
  /** The stair [A/m²] */
  readonly density: number;
  readonly while: 'plating' | 'stripping';
}

/** What a ramp came to. */
export interface Ramp {
  readonly input: Case;
  readonly rows: readonly DepositionRow[];
  readonly steps: readonly StepRecord[];
  /** Salt at the deposit below a hundredth of c₀ while plating; it goes on as long as the cycler can hold the current */
  readonly usedUp?: Failure;
  /** The cycler's limit reached: the end of the ramp */
  readonly limited?: Failure;
  /** Metal at the counter electrode: the end of the ramp */
  readonly shorted?: Failure;
  /** Neither: the solver went no further, because the metal that is left or the salt before it carries no such current */
  readonly stalled?: Failure;
  /** The first of them */
  readonly failed?: Failure;
  /** The last stair that was begun [A/m²] */
  readonly last: number;
}

/** Salt at the deposit over c₀ below which it counts as used up: what is left lasts for a fiftieth of Sand's time. */
const USED_UP = 0.01;

/** Runs the ramp to its end. Throws what the back end throws, and the signal's reason once that is aborted. */
export async function runRamp(backend: Backend, cell: RampCell, signal?: AbortSignal): Promise<Ramp> {
  const input = rampCase(cell);
  const run = await openDeposition(backend, input, signal ? { signal } : {});
  const isStalled = await stalls(run);
  signal?.throwIfAborted();
  const { rows, steps } = run;
  const least = USED_UP * input.electrolyte.concentration;
  const isUsedUp = (row: DepositionRow) => row.meanCurrent > 0 && row.leastSurfaceConcentration < least;
  const found = {
    usedUp: failureAt(steps, rows.find(isUsedUp)?.time),
    limited: failureAt(steps, steps.find(({ endedBy }) => endedBy === 'voltage')?.to),
    shorted: failureAt(steps, steps.find(({ endedBy }) => endedBy === 'short circuit')?.to),
    stalled: isStalled ? stalledAt(run) : undefined,
  };
  const { usedUp, limited, shorted, stalled } = found;
  const all = [usedUp, limited, shorted, stalled];
  const [failed] = all.filter((one) => one !== undefined).sort((a, b) => a.time - b.time);
  return {
    input,
    rows,
    steps,
    ...(usedUp && { usedUp }),
    ...(limited && { limited }),
    ...(shorted && { shorted }),
    ...(stalled && { stalled }),
    ...(failed && { failed }),
    last: stalled?.density ?? Math.abs(steps[steps.length - 1].density),
  };
}

/** Runs to the end; true where the solver's steps vanished before, false otherwise. */
async function stalls(run: Deposition): Promise<boolean> {
  try {
    await run.advanceTo(run.input.duration);
    return false;
  } catch (error) {
    if (error instanceof SolverError) return true;
    throw error;
  }
}

/** The turn that was under way. */
function stalledAt({ input, rows, protocol }: Deposition): Failure {
  const { density } = turnsOf(input.experiment ?? [])[protocol?.turn ?? 0];
  return {
    time: rows[rows.length - 1].time,
    density: Math.abs(density),
    while: density < 0 ? 'stripping' : 'plating',
  };
}

/** What happened at a time, by the step in which that lies. */
function failureAt(steps: readonly StepRecord[], time: number | undefined): Failure | undefined {
  const step = time === undefined ? undefined : steps.find(({ from, to }) => from < time && time <= to);
  if (step === undefined || time === undefined) return undefined;
  return { time, density: Math.abs(step.density), while: step.kind === 'strip' ? 'stripping' : 'plating' };
}
