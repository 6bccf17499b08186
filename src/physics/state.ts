/** What decides the future of a simulation, as data: from it the same case goes on with the same bits on the same back end. */
import type { Field } from '../backend/backend.ts';
import type { Control } from '../case/case.ts';
import { stride } from '../multigrid/levels.ts';
import type { Cell } from './cell.ts';
import { BEFORE, FRONT } from './planes.ts';

/** A simulation between two calls of `advanceTo`. Nuclei are not in it: those that wait are those later than `time`. */
export interface SimulationState {
  /** [s] */
  readonly time: number;
  /** Passed since the start, per area of electrode [C/m²] */
  readonly charge: number;
  /** Sum of the charges passed either way since the start, per area of electrode [C/m²] */
  readonly moved?: number;
  /** Let in since the start, per area of electrode [mol/m²] */
  readonly saltIn: number;
  /** From which the balances count, per area of electrode. */
  readonly start: { readonly metal: number /* [m] */; readonly salt: number /* [mol/m²] */ };
  /** Whether the next step follows from the one before: not after a change of control or a nucleus. */
  readonly settled: boolean;
  /** The next step is the first one of a control that is no continuation of the one before. */
  readonly jumped?: boolean;
  readonly control: Control;
  /** By name, what the next step reads of the fields and does not write first: see `carriedParts`. In the solver's units. */
  readonly fields: Readonly<Record<string, Float64Array>>;
}

/** A range of a field. */
export interface Part {
  readonly field: Field;
  /** First element and number of elements [–] */
  readonly from: number;
  readonly length: number;
}

/**
 * What one step hands to the next, and to a sample, by name. All else is constant, or a step writes it before it reads it: the
 * multigrid's system, the Krylov space, the tallies, the flood, the control, and of `front` and `before` what `geometry`, `predict`
 * and `keep` begin with.
 */
export function carriedParts(cell: Cell): Readonly<Record<string, Part>> {
  const S = stride(cell.input.grid);
  const whole = (field: Field): Part => ({ field, from: 0, length: field.length });
  const plane = (field: Field, index: number): Part => ({ field, from: index * S, length: S });
  return {
    state: whole(cell.state),
    // From these and the state the unknowns are extrapolated.
    'potential before': plane(cell.before, BEFORE.potential),
    'concentration before': plane(cell.before, BEFORE.concentration),
    // For samples alone.
    reaction: plane(cell.front, FRONT.reaction),
    // The last current of each column starts the next solve at a counter electrode.
    top: whole(cell.top),
    clock: whole(cell.clock),
    // Where a flood does not come to rest the last verdict stands.
    dead: whole(cell.dead),
    ...(cell.sources ? { sources: whole(cell.sources) } : {}),
  };
}
