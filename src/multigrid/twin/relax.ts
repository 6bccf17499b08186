import { type Level, OPERATOR_PLANES, UNKNOWNS } from '../levels.ts';
import { wholeLevel } from './whole.ts';

/**
 * One half-sweep of red-black Gauss-Seidel on the cells of one colour: the 2 × 2 block of each cell is solved with
 * its neighbours held. With q = k u′ + (b ± a) v′ what a neighbour sends, h = b ∓ a and signs of the east and north faces above:
 *
 *     (s_uu + Σ k)          u + (s_uv + Σ h)          v = r + Σ q
 *     (s_vu − Σ t k)        u + (s_vv + Σ (d − t h))  v = z + Σ (d v′ − t q)
 *
 * Twin of shaders/relax.wgsl, which solves for the change of u, v instead: the same to rounding, a third slower here. Face by face, so
 * that few numbers are alive at a time; the planes are named in shaders/levels.wgsl.
 */
export function relaxLevel(
  operator: Float64Array,
  correction: Float64Array,
  residual: Float64Array,
  level: Level,
  colour: number,
): void {
  const { nx, ny, base, stride: S } = wholeLevel(level);
  const U = UNKNOWNS * base;
  const V = U + S;
  const KX = OPERATOR_PLANES * base;
  const KY = KX + S;
  const BX = KX + 2 * S;
  const BY = KX + 3 * S;
  const AX = KX + 4 * S;
  const AY = KX + 5 * S;
  const DX = KX + 6 * S;
  const DY = KX + 7 * S;
  const TX = KX + 8 * S;
  const TY = KX + 9 * S;
  const UU = KX + 10 * S;
  const UV = KX + 11 * S;
  const VU = KX + 12 * S;
  const VV = KX + 13 * S;
  for (let j = 0; j < ny; j++) {
    const row = j * nx;
    const down = j === 0 ? 0 : nx;
    for (let i = (j + colour) & 1; i < nx; i += 2) {
      const c = row + i;
      const e = i === nx - 1 ? row : c + 1;
      const w = i === 0 ? row + nx - 1 : c - 1;
      const n = c + nx;
      const s = c - down;

      let k = operator[KX + c];
      let b = operator[BX + c];
      let a = operator[AX + c];
      let d = operator[DX + c];
      let t = operator[TX + c];
      let v = correction[V + e];
      let q = k * correction[U + e] + (b + a) * v;
      let h = b - a;
      let r = residual[U + c] + q;
      let z = residual[V + c] + d * v - t * q;
      let uu = operator[UU + c] + k;
      let uv = operator[UV + c] + h;
      let vu = operator[VU + c] - t * k;
      let vv = operator[VV + c] + d - t * h;

      k = operator[KX + w];
      b = operator[BX + w];
      a = operator[AX + w];
      d = operator[DX + w];
      t = operator[TX + w];
      v = correction[V + w];
      q = k * correction[U + w] + (b - a) * v;
      h = b + a;
      r += q;
      z += d * v - t * q;
      uu += k;
      uv += h;
      vu -= t * k;
      vv += d - t * h;

      k = operator[KY + n];
      b = operator[BY + n];
      a = operator[AY + n];
      d = operator[DY + n];
      t = operator[TY + n];
      v = correction[V + n];
      q = k * correction[U + n] + (b + a) * v;
      h = b - a;
      r += q;
      z += d * v - t * q;
      uu += k;
      uv += h;
      vu -= t * k;
      vv += d - t * h;

      k = operator[KY + c];
      b = operator[BY + c];
      a = operator[AY + c];
      d = operator[DY + c];
      t = operator[TY + c];
      v = correction[V + s];
      q = k * correction[U + s] + (b - a) * v;
      h = b + a;
      r += q;
      z += d * v - t * q;
      uu += k;
      uv += h;
      vu -= t * k;
      vv += d - t * h;

      const inverse = 1 / (uu * vv - uv * vu);
      correction[U + c] = (r * vv - uv * z) * inverse;
      correction[V + c] = (uu * z - vu * r) * inverse;
    }
  }
}
