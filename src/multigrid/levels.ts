/**
 * The grids of the multigrid, finest first, and where each lies in the three fields that hold all of them.
 *
 * Cells are paired from the left and from the bottom; what is left over stays single, so any size coarsens. Above one
 * cell the number of coarse cells is even, which keeps the red-black colouring true around a periodic domain.
 */

/** One grid. Fields are stored with one row more than the grid has: the row above the top holds the wall's faces. */
export interface Level {
  /** Cells along x and y [–] */
  readonly nx: number;
  readonly ny: number;
  /** Start of the level in a field of one number per padded cell; a field of p planes starts at p × base. */
  readonly base: number;
}

/** Planes of the operator field, in this order; see shaders/multigrid.wgsl for what they mean. */
export const OPERATOR_PLANES = 14;
/** Two unknowns u, v: planes of the correction and of the residual. */
export const UNKNOWNS = 2;

/** Number of coarse cells made of n cells: 1 from 1 or 2, else even. */
export function coarseCells(n: number): number {
  return n <= 2 ? 1 : 2 * Math.ceil(n / 4);
}

/** Padded cells of a level: nx (ny + 1). */
export function stride({ nx, ny }: Pick<Level, 'nx' | 'ny'>): number {
  return nx * (ny + 1);
}

/** The next coarser grid. */
export function coarser(level: Level): Level {
  return { nx: coarseCells(level.nx), ny: coarseCells(level.ny), base: level.base + stride(level) };
}

/** All grids from nx × ny down to a single cell. */
export function levelsOf(nx: number, ny: number): readonly Level[] {
  const levels: Level[] = [{ nx, ny, base: 0 }];
  for (let last = levels[0]; last.nx > 1 || last.ny > 1; last = levels[levels.length - 1]) levels.push(coarser(last));
  return levels;
}

/** First fine cell of coarse cell I, where the first `pairs` coarse cells hold two. */
export function firstFine(I: number, pairs: number): number {
  return I < pairs ? 2 * I : I + pairs;
}
