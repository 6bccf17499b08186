/** Which metal hangs together with the electrode: a flood as an ordered list, the same on both back ends, once a sample. */
import type { Dispatch } from '../backend/backend.ts';
import { type Cell, floodPasses } from './cell.ts';

/** Turns after which the flood of a deposit without bends is over: one for each row of tiles, one between neighbours, one that reaches nothing. */
export function usualTurns({ input: { grid } }: Cell): number {
  return Math.min(floodPasses(grid), Math.ceil(grid.ny / 16) + 2);
}

/**
 * Finds the metal that is cut off from the electrode: sow, flood in turns, judge. Turns from `from` on, without `sow`, go on with a flood that
 * was left before it was over.
 */
export function connectionList(cell: Cell, from = 0, to = floodPasses(cell.input.grid)): Dispatch[] {
  const { input, state, reached, changed, dead } = cell;
  const { nx, ny } = input.grid;
  const island = Number(input.surface.island !== undefined);
  const threads = [nx, ny] as const;
  const sow: Dispatch = {
    kernel: 'sow',
    fields: { state, reached, changed },
    params: { nx, ny, passes: changed.length, island },
    threads,
  };
  const flood = (_: unknown, k: number): Dispatch => ({
    kernel: 'flood',
    fields: { state, reached, changed },
    params: { nx, ny, periodic: Number(input.sides === 'periodic'), turn: from + k },
    threads,
  });
  return [
    ...(from === 0 ? [sow] : []),
    ...Array.from({ length: to - from }, flood),
    { kernel: 'judge', fields: { reached, changed, dead }, params: { nx, ny, passes: to }, threads },
  ];
}
