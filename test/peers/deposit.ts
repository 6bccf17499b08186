/** What is compared between a peer and tipfield: the metal, its heights, and what a run took. */
import type { Grid } from '../../src/case/case.ts';
import { surfaceHeights } from '../../src/run/measures/profile.ts';

/** Metal fractions on rows of points, cells or nodes. */
export interface Deposit {
  /** ξ [–], row-major */
  readonly metal: Float64Array;
  /** Columns and rows of points, and the distance between them. */
  readonly grid: Grid;
  /** Height of the lowest row above the electrode, in spacings [–] */
  readonly lowest: number;
}

/** Heights of ξ = ½ above the electrode [m]. */
export interface Heights {
  /** Mean over the columns */
  readonly mean: number;
  /** Of the highest column */
  readonly tip: number;
}

/** One run of a case. */
export interface Run {
  readonly start: Deposit;
  readonly end: Deposit;
  readonly steps: number;
  /** All steps together, by the clock on the wall and by that of the processor [s] */
  readonly wall: number;
  readonly processor: number;
  /** Of the cell, at the end [V] */
  readonly voltage: number;
}

/** Heights of a deposit that is all joined to the electrode, by the crossings that tipfield measures. */
export function heightsOf({ metal, grid, lowest }: Deposit): Heights {
  const none = new Float64Array(metal.length);
  const live = new Float64Array(metal.length).fill(1);
  const fields = { metal, live, concentration: none, potential: none, reaction: none };
  const heights = surfaceHeights({ grid, time: 0, step: 0, ...fields });
  // Which takes the points for the middles of cells, the lowest half a spacing above the electrode.
  const shift = (lowest - 0.5) * grid.spacing;
  const mean = heights.reduce((sum, height) => sum + height, 0) / heights.length;
  return { mean: mean + shift, tip: Math.max(...heights) + shift };
}
