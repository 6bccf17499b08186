/**
 * Conjugate gradients around the cycle, for one law of conservation:
 *
 *     z = B r;   p = z + β p, β = ⟨r, z⟩/⟨r, z⟩ before;   x += α p, α = ⟨r, z⟩/⟨p, A p⟩;   r = b − A x
 *
 * The residual is that of x, not carried along, so what is judged is what the solution leaves.
 *
 * Source: Hestenes and Stiefel, J. Res. Natl. Bur. Stand. 49, 409 (1952).
 */
import { galerkinCycle } from './cycle.ts';
import { defect, type FivePoint, fivePoint } from './five-point.ts';
import { times } from './sparse.ts';

export interface Solved {
  readonly unknowns: Float64Array;
  /** b − A x */
  readonly residual: Float64Array;
  /** Cycles so far [–] */
  readonly cycles: number;
}

/** The residual stands still when this many iterations have not halved it. */
const PATIENCE = 20;

/** Solves A x = b, positive definite, until `enough` says so, or the residual no longer falls: the caller judges what it gets. */
export function conjugateGradients(system: FivePoint, given: Float64Array, enough: (last: Solved) => boolean): Solved {
  const matrix = fivePoint(system);
  const cycle = galerkinCycle(matrix);
  const unknowns = new Float64Array(given.length);
  const norms = [dot(given, given)];
  let last: Solved = { unknowns, residual: given, cycles: 0 };
  let direction = new Float64Array(given.length);
  let before = Number.POSITIVE_INFINITY;
  const stands = () => norms.length > PATIENCE && !(norms[norms.length - 1] < norms[norms.length - 1 - PATIENCE] / 4);
  while (!enough(last) && norms[norms.length - 1] > 0 && !stands()) {
    const z = cycle(last.residual);
    const now = dot(last.residual, z);
    const beta = now / before;
    direction = z.map((value, i) => value + beta * direction[i]);
    const alpha = now / dot(direction, times(matrix, direction));
    for (let i = 0; i < unknowns.length; i++) unknowns[i] += alpha * direction[i];
    last = { unknowns, residual: defect(system, unknowns, given), cycles: last.cycles + 1 };
    norms.push(dot(last.residual, last.residual));
    before = now;
  }
  return last;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
