import { coarser, firstFine, isPair, type Level, pairing, stride, UNKNOWNS } from '../levels.ts';
import { wallShare } from './coarsen.ts';
import { defectAt } from './defect.ts';

const defect = new Float64Array(2);

/** The correction of the finest grid becomes zero, where a cycle starts. Twin of shaders/clear.wgsl. */
export function clearFinest(correction: Float64Array, nx: number, ny: number): void {
  correction.fill(0, 0, UNKNOWNS * stride({ nx, ny }));
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
  const S = stride(coarse);
  const U = UNKNOWNS * coarse.base;
  correction.fill(0, U, U + UNKNOWNS * S);
  for (let J = 0; J < coarse.ny; J++) {
    const j0 = firstFine(rows, J);
    const j1 = isPair(rows, J) ? j0 + 1 : j0;
    for (let I = 0; I < coarse.nx; I++) {
      const i0 = firstFine(columns, I);
      const i1 = isPair(columns, I) ? i0 + 1 : i0;
      let r = 0;
      let z = 0;
      for (let j = j0; j <= j1; j++) {
        for (let i = (i0 + j) & 1 ? i0 + 1 : i0; i <= i1; i += 2) {
          defectAt(operator, correction, residual, fine, i, j, defect);
          r += defect[0];
          z += defect[1];
        }
      }
      const c = U + J * coarse.nx + I;
      residual[c] = r;
      residual[c + S] = z;
    }
  }
}

/**
 * Adds the coarse correction to the fine one, bilinear between cell centres; a single cell takes its own value. Towards
 * the wall above the top the value falls as the conductances say, elsewhere it stays that of the cell.
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
  const S = stride(coarse);
  const FS = stride(fine);
  for (let J = 0; J < coarse.ny; J++) {
    const j0 = firstFine(rows, J);
    const j1 = isPair(rows, J) ? j0 + 1 : j0;
    for (let j = j0; j <= j1; j++) {
      const J2 = j1 === j0 ? J : j === j1 ? Math.min(J + 1, coarse.ny - 1) : Math.max(J - 1, 0);
      for (let I = 0; I < coarse.nx; I++) {
        const i0 = firstFine(columns, I);
        const i1 = isPair(columns, I) ? i0 + 1 : i0;
        const isTop = j === fine.ny - 1;
        const shareU = isTop ? wallShare(operator, fine, 0, I) : 1;
        const shareV = isTop ? wallShare(operator, fine, 6, I) : 1;
        for (let i = i0; i <= i1; i++) {
          const I2 = i1 === i0 ? I : i === i1 ? eastOf(I, coarse.nx, periodic) : westOf(I, coarse.nx, periodic);
          const f = UNKNOWNS * fine.base + j * fine.nx + i;
          const near = UNKNOWNS * coarse.base + J * coarse.nx;
          const far = UNKNOWNS * coarse.base + J2 * coarse.nx;
          correction[f] += shareU * bilinear(correction, near + I, near + I2, far + I, far + I2);
          correction[f + FS] += shareV * bilinear(correction, near + I + S, near + I2 + S, far + I + S, far + I2 + S);
        }
      }
    }
  }
}

function bilinear(values: Float64Array, near: number, beside: number, above: number, corner: number): number {
  return (9 * values[near] + 3 * values[beside] + 3 * values[above] + values[corner]) / 16;
}

function eastOf(I: number, nx: number, periodic: number): number {
  return I + 1 < nx ? I + 1 : periodic ? 0 : I;
}

function westOf(I: number, nx: number, periodic: number): number {
  return I > 0 ? I - 1 : periodic ? nx - 1 : I;
}
