import { coarser, firstFine, type Level, OPERATOR_PLANES, stride } from '../levels.ts';

/** Planes 0 to 9 lie on faces, in pairs (x, y); the rest lie in cells. */
const FACE_PLANES = 10;

/**
 * The operator on the next coarser grid. Conductances (k, b, d) of the fine faces that a coarse face is made of are
 * added and divided by the distance of the coarse centres in fine cells; a is added; t is averaged; cell terms are added.
 */
export function coarsenLevel(operator: Float64Array, fine: Level): void {
  const coarse = coarser(fine);
  const px = fine.nx - coarse.nx;
  const py = fine.ny - coarse.ny;
  const F = OPERATOR_PLANES * fine.base;
  const C = OPERATOR_PLANES * coarse.base;
  const FS = stride(fine);
  const CS = stride(coarse);
  /** Half the extent of a coarse cell beyond half a fine cell, in fine cells. */
  const reachX = (I: number) => (I < px ? 0.5 : 0);
  const reachY = (J: number) => (J < py ? 0.5 : 0);
  for (let J = 0; J <= coarse.ny; J++) {
    const inside = J < coarse.ny;
    const j0 = inside ? firstFine(J, py) : fine.ny;
    const j1 = J < py ? j0 + 1 : j0;
    // The wall lies half a fine cell above the top row, half as far as a neighbour's centre.
    const south = J === 0 ? 1 : inside ? 1 + reachY(J - 1) + reachY(J) : 1 + 2 * reachY(J - 1);
    for (let I = 0; I < coarse.nx; I++) {
      const i0 = firstFine(I, px);
      const i1 = I < px ? i0 + 1 : i0;
      const c = C + J * coarse.nx + I;
      const east = 1 + reachX(I) + reachX(I + 1 < coarse.nx ? I + 1 : 0);
      const alone = coarse.nx === 1;
      for (let p = 0; p < FACE_PLANES; p += 2) {
        const isShare = p === 8;
        const isAdvection = p === 4;
        let x = 0;
        if (inside) for (let j = j0; j <= j1; j++) x += operator[F + p * FS + j * fine.nx + i1];
        let y = 0;
        for (let i = i0; i <= i1; i++) y += operator[F + (p + 1) * FS + j0 * fine.nx + i];
        const overX = isShare ? j1 - j0 + 1 : isAdvection ? 1 : east;
        const overY = isShare ? i1 - i0 + 1 : isAdvection ? 1 : south;
        operator[c + p * CS] = alone ? 0 : x / overX;
        operator[c + (p + 1) * CS] = y / overY;
      }
      for (let p = FACE_PLANES; inside && p < OPERATOR_PLANES; p++) {
        let sum = 0;
        for (let j = j0; j <= j1; j++) for (let i = i0; i <= i1; i++) sum += operator[F + p * FS + j * fine.nx + i];
        operator[c + p * CS] = sum;
      }
    }
  }
}
