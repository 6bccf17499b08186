import { type Level, OPERATOR_PLANES, UNKNOWNS } from '../levels.ts';
import { wholeLevel } from './whole.ts';

/**
 * What is left of both laws in cell (i, j), residual − A·correction, written to out[0] and out[1]. Face by face, so that few numbers
 * are alive at a time. Twin of `laws` in shaders/multigrid.wgsl.
 */
export function defectAt(
  operator: Float64Array,
  correction: Float64Array,
  residual: Float64Array,
  level: Level,
  i: number,
  j: number,
  out: Float64Array,
): void {
  const { nx, base, stride: S } = wholeLevel(level);
  const U = UNKNOWNS * base;
  const V = U + S;
  const c = (j * nx + i) | 0;
  const o = OPERATOR_PLANES * base + c;
  const uc = correction[U + c];
  const vc = correction[V + c];
  let r = residual[U + c] - operator[o + 10 * S] * uc - operator[o + 11 * S] * vc;
  let z = residual[V + c] - operator[o + 12 * S] * uc - operator[o + 13 * S] * vc;

  const e = i === nx - 1 ? c - nx + 1 : c + 1;
  let v = correction[V + e];
  let q = operator[o] * (correction[U + e] - uc) + operator[o + 2 * S] * (v - vc) + operator[o + 4 * S] * (v + vc);
  r += q;
  z += operator[o + 6 * S] * (v - vc) - operator[o + 8 * S] * q;

  const w = i === 0 ? c + nx - 1 : c - 1;
  const x = o - c + w;
  v = correction[V + w];
  q = operator[x] * (correction[U + w] - uc) + operator[x + 2 * S] * (v - vc) - operator[x + 4 * S] * (v + vc);
  r += q;
  z += operator[x + 6 * S] * (v - vc) - operator[x + 8 * S] * q;

  const n = c + nx;
  const y = o + nx;
  v = correction[V + n];
  q = operator[y + S] * (correction[U + n] - uc) + operator[y + 3 * S] * (v - vc) + operator[y + 5 * S] * (v + vc);
  r += q;
  z += operator[y + 7 * S] * (v - vc) - operator[y + 9 * S] * q;

  const s = j === 0 ? c : c - nx;
  v = correction[V + s];
  q = operator[o + S] * (correction[U + s] - uc) + operator[o + 3 * S] * (v - vc) - operator[o + 5 * S] * (v + vc);
  out[0] = r + q;
  out[1] = z + operator[o + 7 * S] * (v - vc) - operator[o + 9 * S] * q;
}
