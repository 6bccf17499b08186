import type { Snapshot } from '../../physics/snapshot.ts';
import { type Crossing, crossing } from './contour.ts';

/** What of a deposit's surface stands out. */
export interface Outline {
  /** Absent without live metal. */
  readonly tip?: Tip;
  /** [m]; NaN without live metal, as the two that follow */
  readonly valley: number;
  /** [m] */
  readonly ra: number;
  /** [m] */
  readonly rq: number;
  /** Whether live metal has reached the other side. */
  readonly short: boolean;
}

/** The outline of a deposit on the bottom of the domain, over the columns. */
export function flatOutline(snapshot: Snapshot): Outline {
  const heights = surfaceHeights(snapshot);
  const tip = highestTip(snapshot, heights);
  const short = reachesTop(snapshot);
  if (!tip) return { valley: Number.NaN, ra: Number.NaN, rq: Number.NaN, short };
  return { tip, valley: Math.min(...heights), ...roughness(heights), short };
}

/** The highest point of the live deposit. */
export interface Tip {
  /** Above the electrode plane y = 0, or from the middle of an island [m] */
  readonly height: number;
  /** Where the interface crosses the tip's column; both cells are the top one when the metal has reached the top. */
  readonly crossing: Crossing;
}

/**
 * Height of the uppermost ξ = ½ of live metal over each column's axis, from the electrode plane y = 0 [m]; metal under an
 * overhang does not count, nor does dead metal. Zero where the electrode is bare, ny h where live metal fills the top cell.
 */
export function surfaceHeights(snapshot: Snapshot): Float64Array {
  const { nx, ny, spacing } = snapshot.grid;
  return Float64Array.from({ length: nx }, (_, column) => {
    const row = topRow(snapshot, column);
    if (row < 0) return 0;
    if (row === ny - 1) return ny * spacing;
    return (row + 0.5 + surfaceCrossing(snapshot, column, row).fraction) * spacing;
  });
}

/** The highest of the heights and where it is; the leftmost if several are equal. Undefined without live metal. */
export function highestTip(snapshot: Snapshot, heights: Float64Array): Tip | undefined {
  const column = heights.reduce((best, height, i) => (height > heights[best] ? i : best), 0);
  const row = topRow(snapshot, column);
  if (row < 0) return undefined;
  return { height: heights[column], crossing: surfaceCrossing(snapshot, column, row) };
}

/** Ra = mean |H − ⟨H⟩| and Rq = √mean (H − ⟨H⟩)² over the columns, about the mean height ⟨H⟩ [m]. */
export function roughness(heights: Float64Array): { readonly ra: number; readonly rq: number } {
  const mean = heights.reduce((sum, height) => sum + height, 0) / heights.length;
  const absolute = heights.reduce((sum, height) => sum + Math.abs(height - mean), 0);
  const squared = heights.reduce((sum, height) => sum + (height - mean) ** 2, 0);
  return { ra: absolute / heights.length, rq: Math.sqrt(squared / heights.length) };
}

/** Whether live metal fills a cell of the top row. */
export function reachesTop(snapshot: Snapshot): boolean {
  const { nx, ny } = snapshot.grid;
  for (let cell = (ny - 1) * nx; cell < ny * nx; cell++) if (isLiveMetal(snapshot, cell)) return true;
  return false;
}

/** Metal (ξ > ½) that is joined to the electrode. */
export function isLiveMetal({ metal, live }: Snapshot, cell: number): boolean {
  return metal[cell] > 0.5 && live[cell] > 0.5;
}

/** Uppermost row of live metal in a column; −1 if there is none. */
function topRow(snapshot: Snapshot, column: number): number {
  const { nx, ny } = snapshot.grid;
  let row = ny - 1;
  while (row >= 0 && !isLiveMetal(snapshot, row * nx + column)) row--;
  return row;
}

/** Between the topmost live metal of a column and the cell above it, or in the former alone in the top row. */
function surfaceCrossing({ metal, grid }: Snapshot, column: number, row: number): Crossing {
  const inside = row * grid.nx + column;
  if (row === grid.ny - 1) return { inside, outside: inside, fraction: 0 };
  const outside = inside + grid.nx;
  return { inside, outside, fraction: crossing(metal[inside], Math.min(metal[outside], 0.5)) };
}
