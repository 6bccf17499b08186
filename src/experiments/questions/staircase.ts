/** A staircase of the voltage on a symmetric cell, up to the plateau of the current. */
import type { Backend } from '../../backend/backend.ts';
import type { Electrolyte } from '../../case/case.ts';
import type { Snapshot } from '../../physics/snapshot.ts';
import { openSimulation } from '../../run/simulation.ts';
import { limitingCurrent } from '../papers/limits.ts';
import { frontOf } from '../verification/flat-cell.ts';
import { crossingTime, flatCell, thermalVoltage } from './flat.ts';

/**
 * Each stair lasts so much of L²/D: e^{−π²} of what a stair brings is left. In spans, each a step at least, because what the jump of the
 * voltage leaves unsolved is booked for the length of the step.
 */
const HELD = [1e-4, 1e-3, 1e-2, 1];
/** Of L²/D */
const LARGEST_STEP = 0.02;
/** A staircase without a plateau until here says so: the range of a cycler [V] */
const HIGHEST = 5;

/** What a stair came to. */
export interface Stair {
  /** [V] */
  readonly voltage: number;
  /** [A/m²] */
  readonly current: number;
  /** Of two electrodes of the metal without a current, beside the plates [V] */
  readonly reference: number;
}

export interface Staircase {
  readonly temperature: number;
  readonly electrolyte: Electrolyte;
  readonly stairs: readonly Stair[];
  /** Current of the first stair that adds less than the share asked for [A/m²]; NaN where none did. */
  readonly plateau: number;
  /** 2 F D c₀/(t₋ L) [A/m²] */
  readonly closedForm: number;
}

export interface StaircaseSettings {
  readonly temperature: number;
  /** [m] */
  readonly thickness: number;
  /** Between the electrodes */
  readonly cells: number;
  /** [V] */
  readonly stair: number;
  /** A stair that adds less than this share of its current is the plateau's [–] */
  readonly plateau: number;
}

/** Climbs to the plateau. Throws SolverError where the steps vanish, and what the back end throws. */
export async function staircase(
  backend: Backend,
  electrolyte: string,
  { temperature, thickness, cells, stair, plateau }: StaircaseSettings,
  signal?: AbortSignal,
): Promise<Staircase> {
  const cell = flatCell({
    electrolyte,
    temperature,
    depth: thickness,
    cells,
    top: 'counter electrode',
    control: { kind: 'voltage', voltage: stair },
    largestStep: 1,
  });
  const crossing = crossingTime(cell);
  const numerics = { ...cell.numerics, largestStep: LARGEST_STEP * crossing };
  const simulation = openSimulation(backend, { ...cell, duration: HELD[0] * crossing, numerics });
  const thermal = thermalVoltage(temperature);
  const stairs: Stair[] = [];
  let found = Number.NaN;
  for (let k = 1; k * stair <= HIGHEST && Number.isNaN(found); k++) {
    signal?.throwIfAborted();
    simulation.control({ kind: 'voltage', voltage: k * stair });
    for (const share of HELD) await simulation.advanceTo((k - 1 + share) * crossing);
    const { status, snapshot } = await simulation.sample();
    const before = stairs.at(-1)?.current ?? 0;
    const current = status.meanCurrent;
    stairs.push({ voltage: k * stair, current, reference: betweenReferences(snapshot, thermal) });
    if (before > 0 && (current - before) / current < plateau) found = current;
  }
  return {
    temperature,
    electrolyte: cell.electrolyte,
    stairs,
    plateau: found,
    closedForm: limitingCurrent(cell, cell.electrolyte),
  };
}

/** φ + (RT/F) ln c at the top less that at the front [V]: what a voltmeter between two electrodes of the metal reads there. */
function betweenReferences(snapshot: Snapshot, thermal: number): number {
  const { grid, concentration, potential } = snapshot;
  const top = (grid.ny - 1) * grid.nx;
  const front = frontOf(snapshot);
  return potential[top] - front.potential + thermal * Math.log(concentration[top] / front.concentration);
}
