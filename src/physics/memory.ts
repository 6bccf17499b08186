/** What a cell holds on its back end, counted from its fields. */
import type { Field } from '../backend/backend.ts';
import type { Cell } from './cell.ts';

/** A field's share. */
export interface Held {
  readonly name: string;
  /** [–] */
  readonly numbersPerCell: number;
}

/** All fields of a cell, the largest first. Fields that share their memory, as `kept` and `reached` do, are one. */
export function memoryOf(cell: Cell): readonly Held[] {
  const { nx, ny } = cell.input.grid;
  return fieldsOf(cell)
    .map(({ name, length }) => ({ name, numbersPerCell: length / (nx * ny) }))
    .sort((one, other) => other.numbersPerCell - one.numbersPerCell);
}

function fieldsOf(cell: Cell): readonly Field[] {
  const { solver, state, before, maps, front, top, tallies, clock, control, gate, dead, changed, kept, reached } = cell;
  const { operator, correction, residual } = solver.system;
  const own = [state, before, maps, front, top, tallies, clock, control, gate, dead, changed, kept, reached];
  const others = [cell.bath, cell.sources].filter((field) => field !== undefined);
  const fused = solver.kind === 'fused' ? [solver.kinetics, solver.system.smoothed] : [];
  const krylov: readonly Field[] = solver.krylov ? Object.values(solver.krylov) : [];
  return [...new Set([...own, ...others, operator, correction, residual, ...fused, ...krylov])];
}
