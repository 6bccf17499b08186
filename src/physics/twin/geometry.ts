import type { TwinKernel } from '../../backend/cpu.ts';
import { stride } from '../../multigrid/levels.ts';
import { CLOCK } from '../clock.ts';
import { FRONT, MAPS, STATE } from '../planes.ts';
import { noiseAt } from './noise.ts';
import { FLAT, logitsOf } from './profile.ts';

/** Below this ξ(1 − ξ) a cell is bulk: its direction means nothing and it reacts with less than 10⁻⁴ of what the front does. */
const NO_FRONT = 1e-5;
/** Largest curvature that the grid holds [1/cell]. */
const LARGEST_CURVATURE = 1;

/** Slopes of λ within which the profile is one, in units of 1/ℓ. */
const LEAST_SLOPE = 0.3;
const MOST_SLOPE = 3;

/** Component of the unit normal along the first argument. */
function along(gradient: number, across: number): number {
  return gradient / Math.sqrt(gradient * gradient + across * across + FLAT);
}

/**
 * The front as the metal fraction shapes it, once a step: the prefactor i₀ a_k(θ), the shift Γ (a_γ + a_γ″) K, the slope |∇λ| as the
 * root of the mean square of its one-sided differences, which sees creases, and the bend ℓK/2. Normals are those of λ = ln ξ/(1 − ξ),
 * whose differences are exact across a flat front of any direction. Twin of shaders/geometry.wgsl.
 */
export const geometry: TwinKernel = ({ state, maps, dead, front, clock }, params) => {
  const { nx, ny, periodic, mapped, width, capillary, exchange, noise, seed } = params;
  const { kineticStrength, kineticFolds, kineticAngle, surfaceStrength, surfaceFolds, surfaceAngle } = params;
  if (clock[CLOCK.running] === 0) return;
  const S = stride({ nx, ny });
  const xi = state.subarray(STATE.metal * S, STATE.metal * S + nx * ny);
  const lambda = logitsOf(xi);
  const open = maps.subarray(MAPS.open * mapped, MAPS.open * mapped + mapped);
  const factor = maps.subarray(MAPS.exchange * mapped, MAPS.exchange * mapped + mapped);
  /** 1 where each cell has a number of its own, else 0. */
  const each = Number(mapped > 1);
  const stiffness = 1 - surfaceFolds * surfaceFolds;
  for (let j = 0; j < ny; j++) {
    const up = Math.min(j + 1, ny - 1) * nx;
    const down = Math.max(j - 1, 0) * nx;
    const row = j * nx;
    for (let i = 0; i < nx; i++) {
      const e = i + 1 < nx ? i + 1 : periodic ? 0 : i;
      const w = i > 0 ? i - 1 : periodic ? nx - 1 : i;
      const q = row + i;
      if (xi[q] * (1 - xi[q]) < NO_FRONT) {
        front[FRONT.prefactor * S + q] = 0;
        front[FRONT.shift * S + q] = 0;
        front[FRONT.slope * S + q] = 0;
        front[FRONT.bend * S + q] = 0;
        continue;
      }
      const P = lambda[q];
      const E = lambda[row + e];
      const W = lambda[row + w];
      const N = lambda[up + i];
      const D = lambda[down + i];
      const NE = lambda[up + e];
      const NW = lambda[up + w];
      const DE = lambda[down + e];
      const DW = lambda[down + w];
      const free = open[each * q] * (1 - dead[q]);
      // Components along x and y of ∇λ/|∇λ| on the faces.
      const nE = along(E - P, (N + NE - D - DE) / 4);
      const nW = along(P - W, (N + NW - D - DW) / 4);
      const nN = along(N - P, (E + NE - W - NW) / 4);
      const nD = along(P - D, (E + DE - W - DW) / 4);
      const curvature = Math.max(-LARGEST_CURVATURE, Math.min(LARGEST_CURVATURE, nW - nE + nD - nN));
      const theta = Math.atan2(D - N, W - E);
      const kinetic = 1 + kineticStrength * Math.cos(kineticFolds * (theta - kineticAngle));
      const surface = 1 + stiffness * surfaceStrength * Math.cos(surfaceFolds * (theta - surfaceAngle));
      const random = noise === 0 ? 1 : 1 + noise * noiseAt(seed, clock[CLOCK.count], q);
      const slope = Math.hypot(E - P, P - W, N - P, P - D) / Math.SQRT2;
      // Twice as wide as K, so that what is two cells long is not fed: normals at the four neighbours.
      const EE = lambda[row + (e + 1 < nx ? e + 1 : periodic ? 0 : e)];
      const WW = lambda[row + (w > 0 ? w - 1 : periodic ? nx - 1 : w)];
      const NN = lambda[Math.min(j + 2, ny - 1) * nx + i];
      const DD = lambda[Math.max(j - 2, 0) * nx + i];
      const wide =
        (along(P - WW, NW - DW) - along(EE - P, NE - DE) + along(P - DD, DE - DW) - along(NN - P, NE - NW)) / 2;
      front[FRONT.prefactor * S + q] = exchange * factor[each * q] * kinetic * random * free;
      front[FRONT.slope * S + q] = Math.max(LEAST_SLOPE, Math.min(MOST_SLOPE, width * slope)) / width;
      front[FRONT.bend * S + q] = 0.5 * width * wide;
      front[FRONT.shift * S + q] = capillary * surface * curvature;
    }
  }
};
