/**
 * Generalised conjugate residuals around the V-cycle, for operators on which the cycle alone stalls: thin fillers that
 * conduct far better than what is around them, which no coarse grid of five points sees. With the cycle as B,
 *
 *     z_m = B r,  q_m = A z_m;   q_m, z_m −= Σ_i β_i (q_i, z_i), β_i = ⟨q_m, q_i⟩/⟨q_i, q_i⟩;
 *     α = ⟨r, q_m⟩/⟨q_m, q_m⟩;   x += α z_m,  r −= α q_m
 *
 * The number of directions is fixed, so nothing is read back; each shortens the residual as far as its span allows.
 *
 * Source: Eisenstat, Elman, Schultz, SIAM J. Numer. Anal. 20, 345 (1983).
 */
import type { Backend, Dispatch, Field } from '../backend/backend.ts';
import { type PairSystem, vCycle } from './cycle.ts';
import { stride, UNKNOWNS } from './levels.ts';

/** Most directions: their products fit the four lanes of a workgroup's sum. */
export const MOST_DIRECTIONS = 3;

/** Scalars of one iteration: α, β₀, β₁ and the ⟨q_i, q_i⟩ of the directions so far. */
export const WEIGHTS = { alpha: 0, beta: 1, norm: MOST_DIRECTIONS } as const;
const WEIGHTS_LENGTH = 2 * MOST_DIRECTIONS;

/** Fields of the iteration on the finest grid. */
export interface KrylovSpace {
  /** z_m and q_m = A z_m, two planes each */
  readonly directions: Field;
  readonly images: Field;
  /** x */
  readonly solution: Field;
  /** Row by row: ⟨q_m, q_m⟩, ⟨r, q_m⟩, ⟨q_m, q_0⟩, ⟨q_m, q_1⟩ */
  readonly products: Field;
  readonly weights: Field;
}

/** Fields for a system. */
export function krylovSpace(backend: Backend, { levels: [finest] }: PairSystem): KrylovSpace {
  const pair = UNKNOWNS * stride(finest);
  return {
    directions: backend.field('directions', MOST_DIRECTIONS * pair),
    images: backend.field('images', MOST_DIRECTIONS * pair),
    solution: backend.field('solution', pair),
    products: backend.field('products', (1 + MOST_DIRECTIONS) * finest.ny),
    weights: backend.field('weights', WEIGHTS_LENGTH),
  };
}

/**
 * Iterations with `count` ≤ MOST_DIRECTIONS V(sweeps, sweeps) cycles. The correction must be zero before; it holds x after,
 * and the residual of the finest grid what is left. Needs `coarsenOperator` after each new operator.
 */
export function conjugateResiduals(system: PairSystem, space: KrylovSpace, sweeps: number, count: number): Dispatch[] {
  const { operator: coefficients, correction, residual } = system;
  const { directions, images, solution, products, weights } = space;
  const [{ nx, ny }] = system.levels;
  return Array.from({ length: count }, (_, slot): Dispatch[] => [
    ...vCycle(system, sweeps),
    {
      kernel: 'image',
      fields: { coefficients, correction, residual, directions, images },
      params: { nx, ny, slot },
      threads: [nx, ny],
    },
    { kernel: 'project', fields: { residual, images, products }, params: { nx, ny, slot }, threads: [64, ny] },
    { kernel: 'weigh', fields: { products, weights }, params: { ny, slot }, threads: [1, 1] },
    {
      kernel: 'descend',
      fields: { directions, images, solution, correction, residual, weights },
      params: { nx, ny, slot, last: Number(slot === count - 1) },
      threads: [nx, ny],
    },
  ]).flat();
}
