/** One cell, cycled until it shorts, needs more voltage than the cycler has, or outlives the test. */
import type { Backend } from '../../backend/backend.ts';
import type { Case, StepRecord } from '../../case/case.ts';
import { SolverError } from '../../run/simulation.ts';
import { type DepositionRow, openDeposition } from '../deposition.ts';

export type End = 'short circuit' | 'voltage limit' | 'steps vanished' | 'outlived the test';

/** A cycle that was completed. */
export interface Cycle {
  readonly number: number;
  /** Mean of the magnitudes of the cell voltage in the middle of both half-cycles [V] */
  readonly polarisation: number;
  /** Metal cut off from the electrode at its end, per area of electrode [m] */
  readonly deadMetal: number;
}

export interface Life {
  /** When the cell died, or when the test was ended [s] */
  readonly time: number;
  /** Until then, the last one in part [–] */
  readonly cycles: number;
  readonly end: End;
  readonly rows: readonly DepositionRow[];
  readonly completed: readonly Cycle[];
  /** Largest imbalance of charge, against what was moved, and of salt [–] */
  readonly faradayError: number;
  readonly saltError: number;
}

/**
 * Cycles the case. A half-cycle that reaches the cycler's limit is the cell's last one. So is one, after the first cycle, in which the
 * steps of the solver vanish, mostly because the even current of a counter electrode asks for salt in a place where there is none; the end
 * says so. Throws the reason of `signal`, and SolverError in the first cycle.
 */
export async function cycleToDeath(backend: Backend, input: Case, half: number, signal?: AbortSignal): Promise<Life> {
  const died = new AbortController();
  let isStuck = false;
  const deposition = await openDeposition(backend, input, {
    onStep: ({ endedBy }) => endedBy === 'voltage' && died.abort(),
    signal: AbortSignal.any([died.signal, ...(signal ? [signal] : [])]),
  });
  try {
    await deposition.advanceTo(input.duration);
  } catch (error) {
    const isLater = deposition.steps.length >= 2;
    if (!(error instanceof SolverError && isLater)) throw error;
    isStuck = true;
  }
  signal?.throwIfAborted();
  const { rows, steps, outcome } = deposition;
  const time = rows[rows.length - 1].time;
  const worst = (of: (row: DepositionRow) => number) => Math.max(...rows.map((row) => Math.abs(of(row))));
  const endOf = (): End => {
    if (outcome === 'short circuit') return outcome;
    if (isStuck) return 'steps vanished';
    return died.signal.aborted ? 'voltage limit' : 'outlived the test';
  };
  return {
    time,
    cycles: time / (2 * half),
    end: endOf(),
    rows,
    completed: cyclesOf(steps),
    faradayError: worst(({ faradayError }) => faradayError),
    saltError: worst(({ saltError }) => saltError),
  };
}

/** Cycles of which both halves ended in time. */
function cyclesOf(steps: readonly StepRecord[]): readonly Cycle[] {
  const numbers = [...new Set(steps.map(({ cycle }) => cycle))];
  return numbers.flatMap((number) => {
    const halves = steps.filter(({ cycle, endedBy }) => cycle === number && endedBy === 'time');
    if (halves.length < 2) return [];
    const polarisation = halves.reduce((sum, { middleVoltage }) => sum + Math.abs(middleVoltage), 0) / halves.length;
    return [{ number, polarisation, deadMetal: halves[halves.length - 1].deadMetal }];
  });
}
