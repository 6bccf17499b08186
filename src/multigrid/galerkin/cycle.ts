/**
 * A V(1,1) cycle for one conservation law with any contrast of conductances, in float64 on the host: coarse unknowns chosen
 * by the matrix, interpolation by the matrix, coarse matrices PᵀAP. Symmetric, so conjugate gradients may go around it: a
 * forward sweep of Gauss-Seidel before the coarse correction, a backward one after it, Pᵀ in between.
 *
 * Source: Stüben, J. Comput. Appl. Math. 128, 281 (2001).
 */
import { interpolation } from './interpolation.ts';
import { diagonalOf, product, type Sparse, times, transposed } from './sparse.ts';
import { split, strongOf } from './split.ts';

interface Level {
  readonly matrix: Sparse;
  readonly diagonal: Float64Array;
  /** To this level from the next coarser one, and back; absent on the coarsest. */
  readonly up?: Sparse;
  readonly down?: Sparse;
}

/** z = B r */
export type Cycle = (residual: Float64Array) => Float64Array;

/** Unknowns that the coarsest matrix has at most, unless none is coupled any more. */
const COARSEST = 16;
/** Sweeps back and forth there: what its relaxation leaves is far below what the cycle leaves. */
const COARSEST_SWEEPS = 20;

/** The cycle for a symmetric positive definite matrix. */
export function galerkinCycle(matrix: Sparse): Cycle {
  const levels = levelsOf(matrix);
  const at = (k: number, residual: Float64Array): Float64Array => {
    const level = levels[k];
    const unknowns = new Float64Array(residual.length);
    if (!level.up || !level.down) {
      for (let sweep = 0; sweep < COARSEST_SWEEPS; sweep++) {
        relax(level, unknowns, residual, false);
        relax(level, unknowns, residual, true);
      }
      return unknowns;
    }
    relax(level, unknowns, residual, false);
    const taken = times(level.matrix, unknowns);
    const coarse = at(
      k + 1,
      times(
        level.down,
        residual.map((value, i) => value - taken[i]),
      ),
    );
    const correction = times(level.up, coarse);
    for (let i = 0; i < unknowns.length; i++) unknowns[i] += correction[i];
    relax(level, unknowns, residual, true);
    return unknowns;
  };
  return (residual) => at(0, residual);
}

function levelsOf(matrix: Sparse): readonly Level[] {
  const levels: Level[] = [];
  for (let finest = matrix; ; ) {
    const diagonal = diagonalOf(finest);
    const strong = strongOf(finest, diagonal);
    const up = finest.rows > COARSEST ? interpolation(finest, strong, split(strong)) : undefined;
    if (!up || up.width === 0 || up.width === finest.rows) return [...levels, { matrix: finest, diagonal }];
    const down = transposed(up);
    levels.push({ matrix: finest, diagonal, up, down });
    finest = product(down, product(finest, up));
  }
}

/** A sweep of Gauss-Seidel, from the first unknown to the last or back. */
function relax({ matrix, diagonal }: Level, unknowns: Float64Array, residual: Float64Array, back: boolean): void {
  const { rows, starts, columns, values } = matrix;
  for (let step = 0; step < rows; step++) {
    const i = back ? rows - 1 - step : step;
    let left = residual[i];
    for (let t = starts[i]; t < starts[i + 1]; t++) left -= values[t] * unknowns[columns[t]];
    unknowns[i] += left / diagonal[i];
  }
}
