import { coarser, firstFine, isPair, type Level, OPERATOR_PLANES, type Pairing, pairing, stride } from '../levels.ts';
import { wholeLevel } from './whole.ts';

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
  const { nx, base, stride: FS } = wholeLevel(fine);
  const { nx: across, ny: up, base: coarseBase, stride: CS } = wholeLevel(coarse);
  const F = OPERATOR_PLANES * base;
  const C = OPERATOR_PLANES * coarseBase;
  const joined = across > 1 ? 1 : 0;
  for (let J = 0; J < up; J++) {
    const j0 = firstFine(rows, J) | 0;
    /** 1 where the coarse cell holds two rows, two columns; else 0. */
    const tall = isPair(rows, J) ? 1 : 0;
    const south = 1 / (J === 0 ? 1 : 1 + reach(rows, J - 1) + reach(rows, J));
    for (let I = 0; I < across; I++) {
      const i0 = firstFine(columns, I) | 0;
      const broad = isPair(columns, I) ? 1 : 0;
      const east = joined / (1 + reach(columns, I) + reach(columns, I + 1 < across ? I + 1 : 0));
      const c = C + J * across + I;
      const f = F + j0 * nx + i0;
      const right = f + broad;
      const above = tall * nx;
      for (let p = 0; p < FACE_PLANES; p += 2) {
        const x = p * FS + right;
        const y = (p + 1) * FS;
        const overX = p === ADVECTION ? joined : p === SHARE ? joined / (1 + tall) : east;
        const overY = p === ADVECTION ? 1 : p === SHARE ? 1 / (1 + broad) : south;
        operator[c + p * CS] = overX * (operator[x] + tall * operator[x + above]);
        operator[c + (p + 1) * CS] = overY * (operator[y + f] + broad * operator[y + right]);
      }
      for (let p = FACE_PLANES; p < OPERATOR_PLANES; p++) {
        const own = p * FS;
        const lower = operator[own + f] + broad * operator[own + right];
        const upper = operator[own + f + above] + broad * operator[own + right + above];
        operator[c + p * CS] = lower + tall * upper;
      }
    }
  }
  coarsenWall(operator, fine, coarse, columns);
}

/** The faces of the wall above the top; nothing lies to the east of its row. */
function coarsenWall(operator: Float64Array, fine: Level, coarse: Level, columns: Pairing): void {
  const F = OPERATOR_PLANES * fine.base + fine.ny * fine.nx;
  const C = OPERATOR_PLANES * coarse.base + coarse.ny * coarse.nx;
  for (let I = 0; I < coarse.nx; I++) {
    const i0 = firstFine(columns, I);
    const cells = isPair(columns, I) ? 2 : 1;
    for (let p = 0; p < FACE_PLANES; p += 2) {
      let y = 0;
      for (let i = i0; i < i0 + cells; i++) y += operator[F + (p + 1) * stride(fine) + i];
      const isConductance = p !== ADVECTION && p !== SHARE;
      const share = isConductance ? wallShare(operator, fine, p === DIFFUSION ? DIFFUSION : 0, I) : 1;
      operator[C + p * stride(coarse) + I] = 0;
      operator[C + (p + 1) * stride(coarse) + I] = (y * share) / (p === SHARE ? cells : 1);
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
