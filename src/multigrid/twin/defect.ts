import { type Level, OPERATOR_PLANES, stride, UNKNOWNS } from '../levels.ts';

/**
 * What is left of both laws in cell (i, j), residual − A·correction, written to out[0] and out[1].
 * Twin of `defect` in shaders/multigrid.wgsl.
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
  const { nx, base } = level;
  const S = stride(level);
  const U = UNKNOWNS * base;
  const V = U + S;
  const c = j * nx + i;
  const w = i === 0 ? c + nx - 1 : c - 1;
  const e = i === nx - 1 ? c - nx + 1 : c + 1;
  const s = j === 0 ? c : c - nx;
  const n = c + nx;
  const o = OPERATOR_PLANES * base + c;
  const x = o - c + w;
  const y = o + nx;
  const uc = correction[U + c];
  const vc = correction[V + c];
  const vE = correction[V + e];
  const vW = correction[V + w];
  const vN = correction[V + n];
  const vS = correction[V + s];
  const qE = operator[o] * (correction[U + e] - uc) + operator[o + 2 * S] * (vE - vc) + operator[o + 4 * S] * (vE + vc);
  const qW = operator[x] * (correction[U + w] - uc) + operator[x + 2 * S] * (vW - vc) - operator[x + 4 * S] * (vW + vc);
  const qN =
    operator[y + S] * (correction[U + n] - uc) + operator[y + 3 * S] * (vN - vc) + operator[y + 5 * S] * (vN + vc);
  const qS =
    operator[o + S] * (correction[U + s] - uc) + operator[o + 3 * S] * (vS - vc) - operator[o + 5 * S] * (vS + vc);
  const diffused =
    operator[o + 6 * S] * (vE - vc) +
    operator[x + 6 * S] * (vW - vc) +
    operator[y + 7 * S] * (vN - vc) +
    operator[o + 7 * S] * (vS - vc);
  const carried =
    operator[o + 8 * S] * qE + operator[x + 8 * S] * qW + operator[y + 9 * S] * qN + operator[o + 9 * S] * qS;
  out[0] = residual[U + c] + qE + qW + qN + qS - operator[o + 10 * S] * uc - operator[o + 11 * S] * vc;
  out[1] = residual[V + c] + diffused - carried - operator[o + 12 * S] * uc - operator[o + 13 * S] * vc;
}
