import { type Level, OPERATOR_PLANES, stride, UNKNOWNS } from '../levels.ts';

/**
 * One half-sweep of red-black Gauss-Seidel on the cells of one colour: the 2 × 2 block of each cell is solved with
 * its neighbours held. Twin of shaders/relax.wgsl; the planes are named in shaders/multigrid.wgsl.
 */
export function relaxLevel(
  operator: Float64Array,
  correction: Float64Array,
  residual: Float64Array,
  level: Level,
  colour: number,
): void {
  const { nx, ny, base } = level;
  const S = stride(level);
  const K = OPERATOR_PLANES * base;
  const U = UNKNOWNS * base;
  const V = U + S;
  for (let j = 0; j < ny; j++) {
    const row = j * nx;
    for (let i = (j + colour) & 1; i < nx; i += 2) {
      const c = row + i;
      const w = i === 0 ? row + nx - 1 : c - 1;
      const e = i === nx - 1 ? row : c + 1;
      const s = j === 0 ? c : c - nx;
      const n = c + nx;
      const o = K + c;
      const uc = correction[U + c];
      const vc = correction[V + c];

      const vE = correction[V + e];
      const kE = operator[o];
      const bE = operator[o + 2 * S];
      const aE = operator[o + 4 * S];
      const dE = operator[o + 6 * S];
      const tE = operator[o + 8 * S];
      const qE = kE * (correction[U + e] - uc) + bE * (vE - vc) + aE * (vE + vc);

      const x = K + w;
      const vW = correction[V + w];
      const kW = operator[x];
      const bW = operator[x + 2 * S];
      const aW = -operator[x + 4 * S];
      const dW = operator[x + 6 * S];
      const tW = operator[x + 8 * S];
      const qW = kW * (correction[U + w] - uc) + bW * (vW - vc) + aW * (vW + vc);

      const y = K + n;
      const vN = correction[V + n];
      const kN = operator[y + S];
      const bN = operator[y + 3 * S];
      const aN = operator[y + 5 * S];
      const dN = operator[y + 7 * S];
      const tN = operator[y + 9 * S];
      const qN = kN * (correction[U + n] - uc) + bN * (vN - vc) + aN * (vN + vc);

      const vS = correction[V + s];
      const kS = operator[o + S];
      const bS = operator[o + 3 * S];
      const aS = -operator[o + 5 * S];
      const dS = operator[o + 7 * S];
      const tS = operator[o + 9 * S];
      const qS = kS * (correction[U + s] - uc) + bS * (vS - vc) + aS * (vS + vc);

      const suu = operator[o + 10 * S];
      const suv = operator[o + 11 * S];
      const svu = operator[o + 12 * S];
      const svv = operator[o + 13 * S];
      const r = residual[U + c] + qE + qW + qN + qS - suu * uc - suv * vc;
      const diffused = dE * (vE - vc) + dW * (vW - vc) + dN * (vN - vc) + dS * (vS - vc);
      const z = residual[V + c] + diffused - tE * qE - tW * qW - tN * qN - tS * qS - svu * uc - svv * vc;

      const muu = kE + kW + kN + kS + suu;
      const muv = bE - aE + (bW - aW) + (bN - aN) + (bS - aS) + suv;
      const mvu = svu - tE * kE - tW * kW - tN * kN - tS * kS;
      const carried = tE * (bE - aE) + tW * (bW - aW) + tN * (bN - aN) + tS * (bS - aS);
      const mvv = dE + dW + dN + dS - carried + svv;
      const inverse = 1 / (muu * mvv - muv * mvu);
      correction[U + c] = uc + (r * mvv - muv * z) * inverse;
      correction[V + c] = vc + (muu * z - mvu * r) * inverse;
    }
  }
}
