import { coarser, firstFine, type Level, stride, UNKNOWNS } from '../levels.ts';
import { defectAt } from './defect.ts';

const defect = new Float64Array(2);

/** The fine defect summed over the children of each coarse cell; the coarse correction starts at zero. */
export function gatherLevel(
  operator: Float64Array,
  correction: Float64Array,
  residual: Float64Array,
  fine: Level,
): void {
  const coarse = coarser(fine);
  const px = fine.nx - coarse.nx;
  const py = fine.ny - coarse.ny;
  const S = stride(coarse);
  const U = UNKNOWNS * coarse.base;
  correction.fill(0, U, U + UNKNOWNS * S);
  for (let J = 0; J < coarse.ny; J++) {
    const j0 = firstFine(J, py);
    const j1 = J < py ? j0 + 1 : j0;
    for (let I = 0; I < coarse.nx; I++) {
      const i0 = firstFine(I, px);
      const i1 = I < px ? i0 + 1 : i0;
      let r = 0;
      let z = 0;
      for (let j = j0; j <= j1; j++) {
        for (let i = i0; i <= i1; i++) {
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

/** Adds the coarse correction to the fine one, bilinear between cell centres; a single cell takes its own value. */
export function interpolateLevel(correction: Float64Array, fine: Level, periodic: number): void {
  const coarse = coarser(fine);
  const px = fine.nx - coarse.nx;
  const py = fine.ny - coarse.ny;
  const S = stride(coarse);
  const FS = stride(fine);
  for (let J = 0; J < coarse.ny; J++) {
    const j0 = firstFine(J, py);
    const north = Math.min(J + 1, coarse.ny - 1);
    const south = Math.max(J - 1, 0);
    for (let I = 0; I < coarse.nx; I++) {
      const i0 = firstFine(I, px);
      const east = I + 1 < coarse.nx ? I + 1 : periodic ? 0 : I;
      const west = I > 0 ? I - 1 : periodic ? coarse.nx - 1 : I;
      for (let b = 0; b < (J < py ? 2 : 1); b++) {
        const J2 = J < py ? (b ? north : south) : J;
        for (let a = 0; a < (I < px ? 2 : 1); a++) {
          const I2 = I < px ? (a ? east : west) : I;
          const f = UNKNOWNS * fine.base + (j0 + b) * fine.nx + i0 + a;
          const o = UNKNOWNS * coarse.base;
          const near = o + J * coarse.nx;
          const far = o + J2 * coarse.nx;
          correction[f] +=
            (9 * correction[near + I] +
              3 * correction[near + I2] +
              3 * correction[far + I] +
              correction[far + I2]) /
            16;
          correction[f + FS] +=
            (9 * correction[near + I + S] +
              3 * correction[near + I2 + S] +
              3 * correction[far + I + S] +
              correction[far + I2 + S]) /
            16;
        }
      }
    }
  }
}
