/**
 * A pair system solved to the end, where its answer is wanted and not a step on the way. The device takes three directions of
 * conjugate residuals around the V-cycle; the host makes of each such correction z, in float64 and with all those before it,
 * one direction of the same iteration:
 *
 *     q = A z;   q, z −= Σ_i β_i (q_i, z_i), β_i = ⟨q, q_i⟩/⟨q_i, q_i⟩;   x += α z, α = ⟨r, q⟩/⟨q, q⟩;   r = b − A x
 *
 * so a float32 device gives the answer to float64, for the coefficients as it holds them, and fillers that a single
 * cycle hardly sees are found one after the other.
 *
 * Source: Eisenstat, Elman, Schultz, SIAM J. Numer. Anal. 20, 345 (1983).
 */
import type { Backend } from '../backend/backend.ts';
import { coarsenOperator, pairSystem } from './cycle.ts';
import { conjugateResiduals, krylovSpace, MOST_DIRECTIONS } from './krylov.ts';
import { type Level, OPERATOR_PLANES, stride, UNKNOWNS } from './levels.ts';
import { defectAt } from './twin/defect.ts';

/** Planes of the operator that a single law without coupling needs; an axis' second plane is the south faces'. */
export const PLANES = { kEast: 0, kSouth: 1, suu: 10, svv: 13 } as const;

/** Sweeps before and after each coarse correction: two take a fifth less time than one at contrasts of 1000 and more. */
const SWEEPS = 2;
/** Numbers in the directions that the host remembers: 128 MiB, and as much for their images. */
const REMEMBERED = 2 ** 24;
/** The residual stands still when this many directions have not taken a hundredth of it. */
const PATIENCE = 20;

/** What is known at any time of a solve: all on the finest grid, UNKNOWNS planes, a stride apart. */
export interface Iterate {
  readonly unknowns: Float64Array;
  /** The operator as the device holds it, rounded to its numbers */
  readonly held: Float64Array;
  /** b − A x, in float64 */
  readonly residual: Float64Array;
  /** V-cycles so far [–] */
  readonly cycles: number;
}

export interface PairSolver {
  /**
   * Solves A x = b until `enough` says so, or the residual no longer falls: the caller judges what it gets.
   *
   * operator: OPERATOR_PLANES planes of the finest grid. given: b, UNKNOWNS planes.
   */
  solve(operator: Float64Array, given: Float64Array, enough: (iterate: Iterate) => boolean): Promise<Iterate>;
}

/** Fields and programs for systems on nx × ny cells, to be used again for each system of that size. */
export function openPairSolver(backend: Backend, nx: number, ny: number, periodic: boolean): PairSolver {
  const system = pairSystem(backend, nx, ny, periodic);
  const coarsen = backend.program(coarsenOperator(system));
  const descend = backend.program(conjugateResiduals(system, krylovSpace(backend, system), SWEEPS, MOST_DIRECTIONS));
  const [finest] = system.levels;
  const pair = UNKNOWNS * stride(finest);
  const nothing = new Float64Array(pair);
  const most = Math.max(MOST_DIRECTIONS, Math.floor(REMEMBERED / pair));

  /** What the device makes of a residual: scaled to a largest number of 1, so that float32 keeps all of its range. */
  async function correctionOf(residual: Float64Array): Promise<Float64Array> {
    const largest = residual.reduce((best, value) => Math.max(best, Math.abs(value)), 0);
    backend.write(
      system.residual,
      residual.map((value) => value / largest),
    );
    backend.write(system.correction, nothing);
    backend.submit(descend);
    const [correction] = await backend.read([system.correction]);
    return correction.slice(0, pair).map((value) => value * largest);
  }

  return {
    async solve(operator, given, enough) {
      if (operator.length !== OPERATOR_PLANES * stride(finest) || given.length !== pair)
        throw new Error(`a system on ${nx} × ${ny} cells was given ${operator.length} and ${given.length} numbers`);
      backend.write(system.operator, operator);
      backend.submit(coarsen);
      const [held] = await backend.read([system.operator]);
      const directions: { readonly z: Float64Array; readonly q: Float64Array; readonly norm: number }[] = [];
      const unknowns = new Float64Array(pair);
      let iterate: Iterate = { unknowns, held, residual: defectOf(held, unknowns, given, finest), cycles: 0 };
      const norms = [product(iterate.residual, iterate.residual)];
      const stands = () =>
        norms.length > PATIENCE && !(norms[norms.length - 1] < 0.98 * norms[norms.length - 1 - PATIENCE]);
      while (!enough(iterate) && norms[norms.length - 1] > 0 && !stands()) {
        const z = await correctionOf(iterate.residual);
        const q = defectOf(held, z, nothing, finest).map((value) => -value);
        for (const before of directions) {
          const beta = product(q, before.q) / before.norm;
          add(q, -beta, before.q);
          add(z, -beta, before.z);
        }
        const norm = product(q, q);
        if (!(norm > 0)) break;
        add(unknowns, product(iterate.residual, q) / norm, z);
        directions.push({ z, q, norm });
        if (directions.length > most) directions.shift();
        const cycles = iterate.cycles + MOST_DIRECTIONS;
        iterate = { unknowns, held, residual: defectOf(held, unknowns, given, finest), cycles };
        norms.push(product(iterate.residual, iterate.residual));
      }
      return iterate;
    },
  };
}

/** b − A x on the finest grid: UNKNOWNS planes, as `unknowns` and `given`, from an operator that begins with that grid's planes. */
export function defectOf(
  operator: Float64Array,
  unknowns: Float64Array,
  given: Float64Array,
  finest: Level,
): Float64Array {
  const { nx, ny } = finest;
  const left = new Float64Array(UNKNOWNS * stride(finest));
  const out = new Float64Array(UNKNOWNS);
  for (let q = 0; q < nx * ny; q++) {
    defectAt(operator, unknowns, given, finest, q % nx, Math.floor(q / nx), out);
    left[q] = out[0];
    left[q + stride(finest)] = out[1];
  }
  return left;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let q = 0; q < a.length; q++) sum += a[q] * b[q];
  return sum;
}

/** a += factor b */
function add(a: Float64Array, factor: number, b: Float64Array): void {
  for (let q = 0; q < a.length; q++) a[q] += factor * b[q];
}
