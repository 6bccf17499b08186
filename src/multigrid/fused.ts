/**
 * The V-cycle in as few dispatches as a GPU allows: each leg of a grid is one, by tiles in workgroup memory, and the grids
 * below 64 × 64 cells are one together. Its results are those of cycle.ts, always from a correction of zero. The twin has
 * no such kernels: it runs cycle.ts.
 *
 * The down leg leaves its result in `correction`, the up leg in `smoothed`: tiles read their neighbours' cells, so a leg
 * cannot write where it reads. The finest grid's coefficients are stored, or computed anew by kernels of the caller's.
 *
 * Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.4 and 6.1.
 */
import type { Backend, Dispatch, Field } from '../backend/backend.ts';
import { TAIL_CELLS } from './cycle.ts';
import { coarser, type Level, levelsOf, OPERATOR_PLANES, stride, UNKNOWNS } from './levels.ts';

/** Kernels for the finest grid that compute its coefficients anew, over the bodies in shaders/descent.wgsl, ascent.wgsl. */
export interface FinestOperator {
  /** Names of the kernels: `presmooth_finest` */
  readonly presmooth: string;
  readonly postsmooth: string;
  /** For conjugate residuals: `image_finest`, over shaders/imaging.wgsl */
  readonly image: string;
  /** What they bind and take beside what `presmooth`, `postsmooth` and `image` do; the last two without `coefficients`. */
  readonly fields: Readonly<Record<string, Field>>;
  readonly params: Readonly<Record<string, number>>;
}

/** A linear system and its coarse copies, laid out for the fused cycle. */
export interface FusedSystem {
  readonly levels: readonly Level[];
  readonly periodic: boolean;
  /** Coefficients: OPERATOR_PLANES planes a level; of the coarse levels only where `finest` is given. */
  readonly operator: Field;
  /** Base of the first level whose coefficients are stored [–] */
  readonly skipped: number;
  /** u, v as the down leg leaves them: scratch between cycles. */
  readonly correction: Field;
  /** u, v as the cycle leaves them. */
  readonly smoothed: Field;
  /** The right-hand sides r, z; the finest level is the caller's to fill. */
  readonly residual: Field;
  /** One number: where it is 0, nothing changes. */
  readonly gate: Field;
  /** Kernels of the finest level where its coefficients are not stored. */
  readonly finest?: FinestOperator;
}

/** Fields for a fused system on nx × ny cells; `gate` is open, or the caller's. With `finest` it needs two cells at least. */
export function fusedSystem(
  backend: Pick<Backend, 'field'>,
  nx: number,
  ny: number,
  periodic: boolean,
  { gate = backend.field('gate', 1, [1]), finest }: { readonly gate?: Field; readonly finest?: FinestOperator } = {},
): FusedSystem {
  const levels = levelsOf(nx, ny);
  const last = levels[levels.length - 1];
  const cells = last.base + stride(last);
  const skipped = finest ? stride(levels[0]) : 0;
  return {
    levels,
    periodic,
    operator: backend.field('operator', OPERATOR_PLANES * (cells - skipped)),
    skipped,
    correction: backend.field('correction', UNKNOWNS * cells),
    smoothed: backend.field('smoothed', UNKNOWNS * cells),
    residual: backend.field('residual', UNKNOWNS * cells),
    gate,
    ...(finest ? { finest } : {}),
  };
}

/** The grids that have dispatches of their own, finest first, and the first one that the tail takes. */
function split({ levels, finest }: FusedSystem): { readonly wide: readonly Level[]; readonly first: Level } {
  const small = levels.findIndex(({ nx, ny }) => nx * ny <= TAIL_CELLS);
  const at = Math.max(small, finest ? 1 : 0);
  return { wide: levels.slice(0, at), first: levels[at] };
}

/** From zero, `sweeps` sweeps, the defect on the next coarser grid and, where `assemble` is 1, its coefficients. */
function presmooth(system: FusedSystem, level: Level, sweeps: number, assemble: number): Dispatch {
  const { operator: coefficients, skipped, correction, residual, gate } = system;
  const finest = level.base === 0 ? system.finest : undefined;
  const { nx, ny } = coarser(level);
  return {
    kernel: finest?.presmooth ?? 'presmooth',
    fields: { coefficients, correction, residual, gate, ...finest?.fields },
    params: { ...level, skipped, sweeps, assemble, ...finest?.params },
    threads: [nx, ny],
  };
}

/** Adds the coarser grid's result, bilinear; then `sweeps` sweeps. */
function postsmooth(system: FusedSystem, level: Level, sweeps: number): Dispatch {
  const { operator: coefficients, skipped, correction, smoothed, residual, gate } = system;
  const finest = level.base === 0 ? system.finest : undefined;
  return {
    kernel: finest?.postsmooth ?? 'postsmooth',
    fields: { correction, smoothed, residual, gate, ...(finest ? finest.fields : { coefficients }) },
    params: { ...level, skipped, sweeps, periodic: Number(system.periodic), ...finest?.params },
    // A workgroup of 16 × 16 threads takes 32 × 32 cells.
    threads: [Math.ceil(level.nx / 2), Math.ceil(level.ny / 2)],
  };
}

/** The V-cycle from `level` down and up again by a single workgroup. */
function tail(system: FusedSystem, level: Level, sweeps: number, assemble: number): Dispatch {
  const { operator: coefficients, skipped, smoothed, residual, gate } = system;
  return {
    kernel: 'tail',
    fields: { coefficients, correction: smoothed, residual, gate },
    params: { ...level, skipped, sweeps, periodic: Number(system.periodic), assemble, fresh: 1 },
    threads: [1, 1],
  };
}

/** Most sweeps of a leg: a tile and its margin of twice as many cells lie in 14 KiB of the 16 that every workgroup has. */
const MOST_SWEEPS = 2;

/**
 * One V(ν, ν) cycle from zero, ν = `sweeps`: its result is `smoothed` of the finest grid. Makes the coarse coefficients
 * on its way where `assemble` is 1, as it must be in the first cycle after each new operator.
 */
export function fusedCycle(
  system: FusedSystem,
  sweeps: number,
  { assemble }: { readonly assemble: number },
): Dispatch[] {
  if (sweeps > MOST_SWEEPS)
    throw new Error(
      `sweeps is ${sweeps}: tiles have room for 1 to ${MOST_SWEEPS}; take the cycle of cycle.ts for more`,
    );
  const { wide, first } = split(system);
  return [
    ...wide.map((level) => presmooth(system, level, sweeps, assemble)),
    tail(system, first, sweeps, assemble),
    ...wide.toReversed().map((level) => postsmooth(system, level, sweeps)),
  ];
}
