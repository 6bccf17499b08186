/** Pieces of a phase and whether they reach from side to side. */

import type { Raster } from './raster.ts';

/** Whether samples that touch side to side lead across the domain. */
export interface Percolation {
  /** From bottom to top */
  readonly up: boolean;
  /** From left to right; where the sides are joined: around the domain, back to where it began. */
  readonly across: boolean;
}

export interface Pieces extends Percolation {
  /** Number of separate pieces [–]; samples that touch at a corner alone are separate. */
  readonly count: number;
}

/**
 * The separate pieces of the samples for which `belongs` is true by their value. Each is walked through once, counting
 * how often the joined sides were crossed: a sample that is met again after another number of crossings lies on a way
 * around the domain (Machta et al., Phys. Rev. E 54, 1332 (1996)).
 */
export function piecesOf(raster: Raster, periodic: boolean, belongs: (value: number) => boolean): Pieces {
  const { columns, rows, samples } = raster;
  const isPart = Uint8Array.from([0, 1, 2], (value) => Number(belongs(value)));
  const seen = new Uint8Array(samples.length);
  const crossings = new Int16Array(samples.length);
  const open = new Int32Array(samples.length);
  let [count, up, across] = [0, false, false];
  for (let start = 0; start < samples.length; start++) {
    if (seen[start] === 1 || isPart[samples[start]] === 0) continue;
    count++;
    let waiting = 0;
    let [bottom, top, left, right] = [false, false, false, false];
    const meet = (index: number, crossed: number): void => {
      if (isPart[samples[index]] === 0) return;
      if (seen[index] === 1) {
        across ||= crossings[index] !== crossed;
        return;
      }
      seen[index] = 1;
      crossings[index] = crossed;
      open[waiting++] = index;
    };
    meet(start, 0);
    while (waiting > 0) {
      const index = open[--waiting];
      const crossed = crossings[index];
      const row = Math.floor(index / columns);
      const column = index - row * columns;
      if (row > 0) meet(index - columns, crossed);
      else bottom = true;
      if (row < rows - 1) meet(index + columns, crossed);
      else top = true;
      if (column > 0) meet(index - 1, crossed);
      else if (periodic) meet(index + columns - 1, crossed - 1);
      else left = true;
      if (column < columns - 1) meet(index + 1, crossed);
      else if (periodic) meet(index - columns + 1, crossed + 1);
      else right = true;
    }
    up ||= bottom && top;
    across ||= left && right;
  }
  return { count, up, across };
}
