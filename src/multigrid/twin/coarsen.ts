import { coarser, firstFine, isPair, type Level, OPERATOR_PLANES, type Pairing, pairing, stride } from '../levels.ts';

/** Planes 0 to 9 lie on faces, in pairs (x, y); the rest lie in cells. */
const FACE_PLANES = 10;
const ADVECTION = 4;
const DIFFUSION = 6;
const SHARE = 8;

/**
 * The operator on the next coarser grid. Conductances (k, b, d) of the fine faces that a coarse face is made of are
 * added and divided by the distance of the coarse centres in fine cells; a is added; t is averaged; cell terms are added.
 * A wall's conductances are added in series with the half cell that the coarse centre is further away from it.
 */
export function coarsenLevel(operator: Float64Array, fine: Level): void {
  const coarse = coarser(fine);
  const columns = pairing(fine.nx, coarse.nx, fine.turn);
  const rows = pairing(fine.ny, coarse.ny, fine.turn);
  const F = OPERATOR_PLANES * fine.base;
  const C = OPERATOR_PLANES * coarse.base;
  const FS = stride(fine);
  const CS = stride(coarse);
  for (let J = 0; J <= coarse.ny; J++) {
    const isWall = J === coarse.ny;
    const j0 = isWall ? fine.ny : firstFine(rows, J);
    const j1 = isPair(rows, J) ? j0 + 1 : j0;
    const south = J === 0 || isWall ? 1 : 1 + reach(rows, J - 1) + reach(rows, J);
    for (let I = 0; I < coarse.nx; I++) {
      const i0 = firstFine(columns, I);
      const i1 = isPair(columns, I) ? i0 + 1 : i0;
      const east = 1 + reach(columns, I) + reach(columns, I + 1 < coarse.nx ? I + 1 : 0);
      const c = C + J * coarse.nx + I;
      for (let p = 0; p < FACE_PLANES; p += 2) {
        const isConductance = p !== ADVECTION && p !== SHARE;
        let x = 0;
        if (!isWall && coarse.nx > 1) for (let j = j0; j <= j1; j++) x += operator[F + p * FS + j * fine.nx + i1];
        let y = 0;
        for (let i = i0; i <= i1; i++) y += operator[F + (p + 1) * FS + j0 * fine.nx + i];
        if (isConductance && isWall) y *= wallShare(operator, fine, p === DIFFUSION ? DIFFUSION : 0, I);
        operator[c + p * CS] = x / (p === SHARE ? j1 - j0 + 1 : isConductance ? east : 1);
        operator[c + (p + 1) * CS] = y / (p === SHARE ? i1 - i0 + 1 : isConductance ? south : 1);
      }
      for (let p = FACE_PLANES; !isWall && p < OPERATOR_PLANES; p++) {
        let sum = 0;
        for (let j = j0; j <= j1; j++) for (let i = i0; i <= i1; i++) sum += operator[F + p * FS + j * fine.nx + i];
        operator[c + p * CS] = sum;
      }
    }
  }
}

/** Half the extent of a coarse cell beyond half a fine cell, in fine cells. */
function reach(axis: Pairing, I: number): number {
  return isPair(axis, I) ? 0.5 : 0;
}

/**
 * The unknown in the top fine cells of coarse column I over that in the top coarse cell, where the wall above draws it
 * to zero: f = K/(K + W/2) with K the fine conductance between the two top rows, W that of the wall. Since the flux
 * into the wall is W f of the coarse unknown, f W is the wall's conductance as the coarse cell sees it. 1 for a closed
 * wall and where the top row stays single.
 */
export function wallShare(operator: Float64Array, fine: Level, plane: number, I: number): number {
  const coarse = coarser(fine);
  if (!isPair(pairing(fine.ny, coarse.ny, fine.turn), coarse.ny - 1)) return 1;
  const columns = pairing(fine.nx, coarse.nx, fine.turn);
  const top = OPERATOR_PLANES * fine.base + (plane + 1) * stride(fine) + fine.ny * fine.nx;
  const i0 = firstFine(columns, I);
  let wall = 0;
  let inner = 0;
  for (let i = i0; i <= i0 + (isPair(columns, I) ? 1 : 0); i++) {
    wall += operator[top + i];
    inner += operator[top - fine.nx + i];
  }
  return wall === 0 ? 1 : inner / (inner + wall / 2);
}
