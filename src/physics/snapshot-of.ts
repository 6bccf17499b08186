import { stride } from '../multigrid/levels.ts';
import type { Cell } from './cell.ts';
import { FRONT, STATE } from './planes.ts';
import type { Snapshot } from './snapshot.ts';
import { electrolyteShare } from './twin/kinetics.ts';

/** The fields as the back end holds them, in SI units. `time` [s]; arrays are views of `state` or new. */
export function snapshotOf(
  { input, scales }: Cell,
  time: number,
  step: number,
  state: Float64Array,
  front: Float64Array,
  dead: Float64Array,
): Snapshot {
  const { grid } = input;
  const S = stride(grid);
  const cells = grid.nx * grid.ny;
  const plane = (field: Float64Array, index: number) => field.subarray(index * S, index * S + cells);
  return {
    grid,
    time,
    step,
    metal: plane(state, STATE.metal),
    concentration: plane(state, STATE.concentration).map((c) => c * scales.concentration),
    potential: plane(state, STATE.potential).map((u) => u * scales.voltage),
    reaction: plane(front, FRONT.reaction).map((i) => i * scales.currentDensity),
    live: dead.map((isDead) => 1 - isDead),
  };
}

/** Salt in the cell, Σ ψ c h² over the width [mol/m²]. */
export function saltOf({ input, scales }: Cell, state: Float64Array): number {
  const S = stride(input.grid);
  const { nx, ny, spacing } = input.grid;
  let salt = 0;
  for (let q = 0; q < nx * ny; q++)
    salt += electrolyteShare(state[STATE.metal * S + q]) * state[STATE.concentration * S + q];
  return (salt * spacing * scales.concentration) / nx;
}
