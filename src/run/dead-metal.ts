/** Finds the metal that is cut off from the electrode, with as many turns of the flood as it takes. */
import type { Backend } from '../backend/backend.ts';
import type { Cell } from '../physics/cell.ts';
import { connectionList, usualTurns } from '../physics/connection.ts';
import { once } from './once.ts';

/**
 * Brings the verdict on dead metal up to date. Most floods are over after a few turns; the others are submitted only where the last of
 * these still reached something, because an emulated GPU takes 40 ms for a turn that does nothing.
 */
export function deadMetalFinder(backend: Backend, cell: Cell): () => Promise<void> {
  const turns = usualTurns(cell);
  const first = backend.program(connectionList(cell, 0, turns));
  const others = once(() => backend.program(connectionList(cell, turns)));
  return async () => {
    backend.submit(first);
    const [changed] = await backend.read([cell.changed]);
    if (changed[turns - 1] !== 0) backend.submit(others());
  };
}
