import { coarser, firstFine, isPair, type Level, pairing, stride, UNKNOWNS } from '../levels.ts';
import { wallShare } from './coarsen.ts';
import { defectAt } from './defect.ts';
import { wholeLevel } from './whole.ts';

const defect = new Float64Array(2);

/** The correction of the finest grid becomes zero, where a cycle starts. Twin of shaders/clear.wgsl. */
export function clearFinest(correction: Float64Array, nx: number, ny: number): void {
  for (let plane = 0; plane < UNKNOWNS; plane++) {
    const start = plane * stride({ nx, ny });
    correction.fill(0, start, start + nx * (ny + 1));
  }
}

/**
 * The fine defect summed over the children of each coarse cell; the coarse correction starts at zero. Takes the even cells
 * only, because the half-sweep before it was that of the odd ones and left no defect there.
 */
export function gatherLevel(
  operator: Float64Array,
  correction: Float64Array,
  residual: Float64Array,
  fine: Level,
): void {
  const coarse = coarser(fine);
  const columns = pairing(fine.nx, coarse.nx, fine.turn);
  const rows = pairing(fine.ny, coarse.ny, fine.turn);
  const { nx, ny, base, stride: S } = wholeLevel(coarse);
  const U = UNKNOWNS * base;
  correction.fill(0, U, U + UNKNOWNS * S);
  for (let J = 0; J < ny; J++) {
    const j0 = firstFine(rows, J) | 0;
    const j1 = isPair(rows, J) ? j0 + 1 : j0;
    for (let I = 0; I < nx; I++) {
      const i0 = firstFine(columns, I) | 0;
      const i1 = isPair(columns, I) ? i0 + 1 : i0;
      let r = 0;
      let z = 0;
      for (let j = j0; j <= j1; j++) {
        // The even one of at most two cells.
        const i = i0 + ((i0 + j) & 1);
        if (i > i1) continue;
        defectAt(operator, correction, residual, fine, i, j, defect);
        r += defect[0];
        z += defect[1];
      }
      const c = U + J * nx + I;
      residual[c] = r;
      residual[c + S] = z;
    }
  }
}

/**
 * Adds the coarse correction to the fine one, bilinear between cell centres; a single cell takes its own value. Towards
 * the wall above the top the value falls as the conductances say, elsewhere it stays that of the cell. Row by row: each coarse column
 * is blended with that of the row above or below once, and serves the fine cells on its two sides.
 */
export function interpolateLevel(
  operator: Float64Array,
  correction: Float64Array,
  fine: Level,
  periodic: number,
): void {
  const coarse = coarser(fine);
  const columns = pairing(fine.nx, coarse.nx, fine.turn);
  const rows = pairing(fine.ny, coarse.ny, fine.turn);
  const { nx: fineNx, ny: fineNy, base: fineBase, stride: FS } = wholeLevel(fine);
  const { nx, ny, base, stride: S } = wholeLevel(coarse);
  const C = UNKNOWNS * base;
  for (let J = 0; J < ny; J++) {
    const j0 = firstFine(rows, J) | 0;
    const j1 = isPair(rows, J) ? j0 + 1 : j0;
    for (let j = j0; j <= j1; j++) {
      const J2 = j1 === j0 ? J : j === j1 ? Math.min(J + 1, ny - 1) : Math.max(J - 1, 0);
      const isTop = j === fineNy - 1;
      for (let plane = 0; plane < UNKNOWNS; plane++) {
        const near = C + plane * S + J * nx;
        const far = C + plane * S + J2 * nx;
        let f = UNKNOWNS * fineBase + plane * FS + j * fineNx;
        const last = periodic ? nx - 1 : 0;
        let west = 0.75 * correction[near + last] + 0.25 * correction[far + last];
        let own = 0.75 * correction[near] + 0.25 * correction[far];
        for (let I = 0; I < nx; I++) {
          const next = I + 1 < nx ? I + 1 : periodic ? 0 : I;
          const east = 0.75 * correction[near + next] + 0.25 * correction[far + next];
          const share = isTop ? wallShare(operator, fine, WALL_PLANES[plane], I) : 1;
          if (isPair(columns, I)) {
            correction[f] += share * (0.75 * own + 0.25 * west);
            correction[f + 1] += share * (0.75 * own + 0.25 * east);
            f += 2;
          } else {
            correction[f] += share * own;
            f += 1;
          }
          west = own;
          own = east;
        }
      }
    }
  }
}

/** The conductances that draw u and v to the wall: k and d. */
const WALL_PLANES = [0, 6];
