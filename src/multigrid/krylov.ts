/**
 * Generalised conjugate residuals around the V-cycle, for operators on which the cycle alone stalls: thin fillers that
 * conduct far better than what is around them, which no coarse grid of five points sees. With the cycle as B,
 *
 *     z_m = B r,  q_m = A z_m;   q_m, z_m −= Σ_i β_i (q_i, z_i), β_i = ⟨q_m, q_i⟩/⟨q_i, q_i⟩;
 *     α_m = ⟨r, q_m⟩/⟨q_m, q_m⟩;   r −= α_m q_m;   x = Σ_m α_m z_m
 *
 * The number of directions is fixed, so nothing is read back; each shortens the residual as far as its span allows. The
 * last direction needs no place of its own: it is the cycle's result, and what it leaves of r is not asked for.
 *
 * Source: Eisenstat, Elman, Schultz, SIAM J. Numer. Anal. 20, 345 (1983).
 */
import type { Backend, Dispatch, Field } from '../backend/backend.ts';
import { clearCorrection, type PairSystem, vCycle } from './cycle.ts';
import { type FusedSystem, fusedCycle } from './fused.ts';
import { type Level, stride, UNKNOWNS } from './levels.ts';

/** Most directions: their products fit the four lanes of a workgroup's sum. */
export const MOST_DIRECTIONS = 3;

/** Where the scalars of an iteration start: α_m of each direction, β₀, β₁ of the present one, ⟨q_i, q_i⟩ of each. */
export const WEIGHTS = { alpha: 0, beta: MOST_DIRECTIONS, norm: 2 * MOST_DIRECTIONS - 1 } as const;
const WEIGHTS_LENGTH = 3 * MOST_DIRECTIONS - 1;

/** Fields of the iteration on the finest grid. */
export interface KrylovSpace {
  /** z_m and q_m = A z_m of all directions but the last, two planes each */
  readonly directions: Field;
  readonly images: Field;
  /** Row by row: ⟨q_m, q_m⟩, ⟨r, q_m⟩, ⟨q_m, q_0⟩, ⟨q_m, q_1⟩ */
  readonly products: Field;
  readonly weights: Field;
}

/** Fields for a system, plain or fused. */
export function krylovSpace(
  backend: Pick<Backend, 'field'>,
  { levels: [finest] }: { readonly levels: readonly Level[] },
): KrylovSpace {
  const pair = UNKNOWNS * stride(finest);
  return {
    directions: backend.field('directions', (MOST_DIRECTIONS - 1) * pair),
    images: backend.field('images', (MOST_DIRECTIONS - 1) * pair),
    products: backend.field('products', (1 + MOST_DIRECTIONS) * finest.ny),
    weights: backend.field('weights', WEIGHTS_LENGTH),
  };
}

/** What the iterations of a plain and of a fused system differ in. */
interface Parts {
  /** The cycle from zero that leaves z in `correction`. */
  readonly cycle: (slot: number) => readonly Dispatch[];
  readonly correction: Field;
  /** The kernel that makes q = A z, and what it binds and takes beside the fields of all such kernels. */
  readonly image: Pick<Dispatch, 'kernel' | 'fields' | 'params'>;
}

function iterations(
  { levels, residual, gate }: PairSystem | FusedSystem,
  { directions, images, products, weights }: KrylovSpace,
  count: number,
  { cycle, correction, image }: Parts,
): Dispatch[] {
  const [{ nx, ny }] = levels;
  return Array.from({ length: count }, (_, slot): Dispatch[] => {
    const last = Number(slot === count - 1);
    return [
      ...cycle(slot),
      {
        kernel: image.kernel,
        fields: { correction, residual, images, products, gate, ...image.fields },
        params: { nx, ny, slot, last, ...image.params },
        threads: [64, ny],
      },
      { kernel: 'weigh', fields: { products, weights, gate }, params: { ny, slot }, threads: [1, 1] },
      {
        kernel: 'descend',
        fields: { directions, images, correction, residual, weights, gate },
        params: { nx, ny, slot, last },
        threads: [nx, ny],
      },
    ];
  }).flat();
}

/**
 * Iterations with `count` ≤ MOST_DIRECTIONS V(sweeps, sweeps) cycles. The correction must be zero before; it holds x after,
 * and the residual of the finest grid what all directions but the last left. Needs `coarsenOperator` after each new operator.
 */
export function conjugateResiduals(system: PairSystem, space: KrylovSpace, sweeps: number, count: number): Dispatch[] {
  return iterations(system, space, count, {
    cycle: (slot) => [...(slot > 0 ? [clearCorrection(system)] : []), ...vCycle(system, sweeps, Number(slot === 0))],
    correction: system.correction,
    image: { kernel: 'image', fields: { coefficients: system.operator }, params: {} },
  });
}

/** The same with fused cycles: x is `smoothed` of the finest grid. The first cycle makes the coarse coefficients. */
export function fusedConjugateResiduals(
  system: FusedSystem,
  space: KrylovSpace,
  sweeps: number,
  count: number,
): Dispatch[] {
  const { finest, operator, smoothed } = system;
  return iterations(system, space, count, {
    cycle: (slot) => fusedCycle(system, sweeps, { assemble: Number(slot === 0) }),
    correction: smoothed,
    image: finest
      ? { kernel: finest.image, fields: finest.fields, params: finest.params }
      : { kernel: 'image', fields: { coefficients: operator }, params: {} },
  });
}
