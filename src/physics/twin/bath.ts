import type { TwinKernel } from '../../backend/cpu.ts';
import { stride } from '../../multigrid/levels.ts';
import { CLOCK, CONTROL } from '../clock.ts';
import { BATH, STATE } from '../planes.ts';
import { electrolyteShare } from './kinetics.ts';

/** What flows into a cell from the bath beside it, and the derivatives of the current by −u (k) and c (slope). */
function inflow(state: Float64Array, bath: Float64Array, S: number, q: number, voltage: number) {
  const u = state[STATE.potential * S + q];
  const c = state[STATE.concentration * S + q];
  const psi = electrolyteShare(state[STATE.metal * S + q]);
  const g = psi * bath[BATH.conductivity * S + q];
  const d = psi * bath[BATH.diffusivity * S + q];
  const t = bath[BATH.anions * S + q];
  const k = 0.5 * g * (1 + c);
  const current = k * (voltage - u) + g * (1 - 2 * t) * (1 - c);
  const slope = 0.5 * g * (voltage - u) - g * (1 - 2 * t);
  return { current, salt: d * (1 - c) - t * current, k, slope, d, t };
}

/**
 * Adds the bath on the left, on the right and below to the laws of the cells beside it: c = 1 and u = V half a cell away.
 * Twin of shaders/bathe.wgsl.
 *
 *     q = ψσ [(1 + c)/2 (V − u) + (1 − 2t₋)(1 − c)]        z = ψD (1 − c) − t₋ q
 */
export const bathe: TwinKernel = ({ state, bath, control, coefficients, residual }, { nx, ny }) => {
  const S = stride({ nx, ny });
  for (let q = 0; q < nx * ny; q++) {
    if (bath[BATH.conductivity * S + q] === 0) continue;
    const { current, salt, k, slope, d, t } = inflow(state, bath, S, q, control[CONTROL.voltage]);
    residual[q] += current;
    residual[S + q] += salt;
    coefficients[10 * S + q] += k;
    coefficients[11 * S + q] -= slope;
    coefficients[12 * S + q] -= t * k;
    coefficients[13 * S + q] += d + t * slope;
  }
};

/** What enters from that bath, per width of the domain: `top` adds it to what enters there. Twin of shaders/collect.wgsl. */
export const collect: TwinKernel = ({ state, bath, control, clock, gate }, { nx, ny }) => {
  if (gate[0] === 0) return;
  const S = stride({ nx, ny });
  clock[CLOCK.bathCurrent] = 0;
  clock[CLOCK.bathSalt] = 0;
  for (let q = 0; q < nx * ny; q++) {
    if (bath[BATH.conductivity * S + q] === 0) continue;
    const { current, salt } = inflow(state, bath, S, q, control[CONTROL.voltage]);
    clock[CLOCK.bathCurrent] += current / nx;
    clock[CLOCK.bathSalt] += salt / nx;
  }
};
