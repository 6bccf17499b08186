import type { TwinKernel } from '../../backend/cpu.ts';
import { CLOCK } from '../clock.ts';
import { FRONT, MAPS, STATE } from '../planes.ts';
import { noiseAt } from './noise.ts';

/** Below this ξ(1 − ξ) a cell is bulk: its direction means nothing and it reacts with 10⁻⁹ of what the front does. */
const BULK = 1e-5;
/** Added to |∇ξ|² so that a normal exists everywhere. */
const FLAT = 1e-16;
/** Largest curvature that the grid holds [1/cell]. */
const LARGEST_CURVATURE = 1;

/** Component of the unit normal along the first argument. */
function along(gradient: number, across: number): number {
  return gradient / Math.sqrt(gradient * gradient + across * across + FLAT);
}

/**
 * The front as the metal fraction shapes it, once a step: the prefactor i₀ a_k(θ), the shift Γ (a_γ + a_γ″) K, and the
 * rate M ∇·[∇ξ − ξ(1 − ξ)/ℓ ∇ξ/|∇ξ|] that keeps the profile. Twin of shaders/geometry.wgsl.
 */
export const geometry: TwinKernel = ({ state, maps, dead, front, clock }, params) => {
  const { nx, ny, periodic, width, mobility, capillary, exchange, noise, seed } = params;
  const { kineticStrength, kineticFolds, kineticAngle, surfaceStrength, surfaceFolds, surfaceAngle } = params;
  const S = nx * (ny + 1);
  const xi = state.subarray(STATE.metal * S, STATE.metal * S + nx * ny);
  const open = maps.subarray(MAPS.open * S, MAPS.open * S + nx * ny);
  const factor = maps.subarray(MAPS.exchange * S, MAPS.exchange * S + nx * ny);
  const M = mobility * clock[CLOCK.speed] * width;
  const sharpen = 0.5 / width;
  const stiffness = 1 - surfaceFolds * surfaceFolds;
  for (let j = 0; j < ny; j++) {
    const up = Math.min(j + 1, ny - 1) * nx;
    const down = Math.max(j - 1, 0) * nx;
    const row = j * nx;
    for (let i = 0; i < nx; i++) {
      const e = i + 1 < nx ? i + 1 : periodic ? 0 : i;
      const w = i > 0 ? i - 1 : periodic ? nx - 1 : i;
      const q = row + i;
      const P = xi[q];
      const E = xi[row + e];
      const W = xi[row + w];
      const N = xi[up + i];
      const D = xi[down + i];
      const bump = P * (1 - P);
      const free = open[q] * (1 - dead[q]);
      const NE = xi[up + e];
      const NW = xi[up + w];
      const DE = xi[down + e];
      const DW = xi[down + w];
      // Components along x and y of ∇ξ/|∇ξ| on the faces.
      const nE = along(E - P, (N + NE - D - DE) / 4);
      const nW = along(P - W, (N + NW - D - DW) / 4);
      const nN = along(N - P, (E + NE - W - NW) / 4);
      const nD = along(P - D, (E + DE - W - DW) / 4);
      const fluxE = open[row + e] * (1 - dead[row + e]) * (E - P - sharpen * (bump + E * (1 - E)) * nE);
      const fluxW = open[row + w] * (1 - dead[row + w]) * (W - P + sharpen * (bump + W * (1 - W)) * nW);
      const fluxN = open[up + i] * (1 - dead[up + i]) * (N - P - sharpen * (bump + N * (1 - N)) * nN);
      const fluxD = open[down + i] * (1 - dead[down + i]) * (D - P + sharpen * (bump + D * (1 - D)) * nD);
      front[FRONT.keep * S + q] = M * free * (fluxE + fluxW + fluxN + fluxD);
      if (bump < BULK) {
        front[FRONT.prefactor * S + q] = 0;
        front[FRONT.shift * S + q] = 0;
        continue;
      }
      const curvature = Math.max(-LARGEST_CURVATURE, Math.min(LARGEST_CURVATURE, nW - nE + nD - nN));
      const theta = Math.atan2(D - N, W - E);
      const kinetic = 1 + kineticStrength * Math.cos(kineticFolds * (theta - kineticAngle));
      const surface = 1 + stiffness * surfaceStrength * Math.cos(surfaceFolds * (theta - surfaceAngle));
      const random = noise === 0 ? 1 : 1 + noise * noiseAt(seed, clock[CLOCK.count], q);
      front[FRONT.prefactor * S + q] = exchange * factor[q] * kinetic * random * free;
      front[FRONT.shift * S + q] = capillary * surface * curvature;
    }
  }
};
