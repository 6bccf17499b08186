/**
 * The grids of the multigrid, finest first, and where each lies in the three fields that hold all of them.
 *
 * Along each axis two cells become one, from one end on; what is left over at the other end stays single, so any size
 * coarsens. The ends take turns from grid to grid, because cells that stayed single every time would end as narrow as
 * they began, beside wide ones, and point relaxation fails there (66 × 50: 0.55 a V(1,1) cycle, 0.27 with turns).
 * Above one column the number of coarse columns is even, which keeps the red-black colouring true around a periodic domain.
 */

/** One grid. Fields are stored with one row more than the grid has: the row above the top holds the wall's faces. */
export interface Level {
  /** Cells along x and y [–] */
  readonly nx: number;
  readonly ny: number;
  /** Start of the level in a field of one number per padded cell; a field of p planes starts at p × base. */
  readonly base: number;
  /** What stays single on the next coarser grid lies: 0 at the right and the top, 1 at the left and the bottom. */
  readonly turn: number;
}

/** Planes of the operator field, in this order; see shaders/pair.wgsl for what they mean. */
export const OPERATOR_PLANES = 14;
/** Two unknowns u, v: planes of the correction and of the residual. */
export const UNKNOWNS = 2;

/** Number of coarse columns made of n: 1 from 1 or 2, else even. */
export function coarseColumns(n: number): number {
  return n <= 2 ? 1 : 2 * Math.ceil(n / 4);
}

/** Number of coarse rows made of n. */
export function coarseRows(n: number): number {
  return Math.ceil(n / 2);
}

/**
 * Numbers between two planes beyond what a plane holds: 40, because planes whose distance is a power of two share the sets of a
 * processor's caches, and a loop over fourteen of them then misses at every cell (512² on the twin: a half-sweep takes three times as
 * long). With it the distance is an odd number of cache lines of the twin for any nx that 16 divides.
 */
export const GAP = 40;

/** Numbers from one plane to the next: the cells, the row above the top, and a gap. */
export function stride({ nx, ny }: Pick<Level, 'nx' | 'ny'>): number {
  return nx * (ny + 1) + GAP;
}

/** The next coarser grid. */
export function coarser(level: Level): Level {
  return {
    nx: coarseColumns(level.nx),
    ny: coarseRows(level.ny),
    base: level.base + stride(level),
    turn: 1 - level.turn,
  };
}

/** All grids from nx × ny down to a single cell. */
export function levelsOf(nx: number, ny: number): readonly Level[] {
  const levels: Level[] = [{ nx, ny, base: 0, turn: 0 }];
  for (let last = levels[0]; last.nx > 1 || last.ny > 1; last = levels[levels.length - 1]) levels.push(coarser(last));
  return levels;
}

/** How the cells along one axis are joined: `lead` of them stay single, then come `pairs` pairs, the rest stays single. */
export interface Pairing {
  readonly lead: number;
  readonly pairs: number;
}

/** The pairing of `fine` cells into `coarse` ones. */
export function pairing(fine: number, coarse: number, turn: number): Pairing {
  const pairs = fine - coarse;
  return { lead: turn * (coarse - pairs), pairs };
}

/** Whether coarse cell I holds two fine ones; else it holds one. */
export function isPair({ lead, pairs }: Pairing, I: number): boolean {
  return I >= lead && I < lead + pairs;
}

/** First fine cell of coarse cell I. */
export function firstFine({ lead, pairs }: Pairing, I: number): number {
  return I < lead ? I : I < lead + pairs ? 2 * I - lead : I + pairs;
}
