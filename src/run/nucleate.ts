/** Metal that appears in a running cell. */
import type { Backend } from '../backend/backend.ts';
import type { Nucleus } from '../case/case.ts';
import { nucleusMetal } from '../case/surface.ts';
import { stride } from '../multigrid/levels.ts';
import { type Cell, shortStep } from '../physics/cell.ts';
import { CLOCK } from '../physics/clock.ts';
import { STATE } from '../physics/planes.ts';
import { saltOf } from '../physics/snapshot-of.ts';

/** What came without current and through no wall, per area of electrode. */
export interface Placed {
  /** [m] */
  readonly metal: number;
  /** [mol/m²]; negative: the salt of the electrolyte whose place the metal took */
  readonly salt: number;
}

/**
 * ξ = max(ξ, disc) for the nuclei, in the state as it is; potential and concentration stay. Where metal is already nothing
 * changes. The next step is made short. Returns what was placed, for the balances.
 */
export async function placeNuclei(backend: Backend, cell: Cell, nuclei: readonly Nucleus[]): Promise<Placed> {
  const { input, state, clock } = cell;
  const { grid } = input;
  const [fields, scalars] = await backend.read([state, clock]);
  const before = saltOf(cell, fields);
  const at = STATE.metal * stride(grid);
  let gained = 0;
  nucleusMetal(input, nuclei).forEach((disc, q) => {
    const xi = fields[at + q];
    if (disc <= xi) return;
    fields[at + q] = disc;
    gained += disc - xi;
  });
  // The fields are those of other metal.
  const short = shortStep(input, cell.scales, scalars[CLOCK.speed]);
  scalars[CLOCK.proposed] = Math.min(scalars[CLOCK.proposed], short);
  backend.write(state, fields);
  backend.write(clock, scalars);
  return { metal: (gained * grid.spacing) / grid.nx, salt: saltOf(cell, fields) - before };
}
