import type { TwinKernel } from '../../backend/cpu.ts';
import { CLOCK } from '../clock.ts';
import { BEFORE, FRONT, MAPS, STATE, TOP } from '../planes.ts';
import { boundedExp, electrolyteShare, LEAST_ELECTROLYTE, surfaceDensity } from './kinetics.ts';

/**
 * Added to the concentration that conducts, in the linear system only: where salt is used up a Newton correction of the
 * potential would be as large as c is small. The residual stays exact; starved cells merely converge more slowly.
 */
const LEAST_CONDUCTING = 0.01;

/**
 * The residuals of charge and salt at the present u, c and the linear system of the Newton correction:
 *
 *     charge   Σ_f q = s(u, c)                                q = ψσ [c̄ Δu + (1 − 2t₋) Δc]
 *     salt     Σ_f (ψD Δc − t₋ q) = (ψ′c − ψ°c°)/Δt             s = i₀ a_k δ [c e^{α(u−g)} − e^{−(1−α)(u−g)}]
 *
 * with fluxes into the cell, c̄ the face's mean and ψ′ the share of electrolyte at the end of the step. Anions do not
 * react, so salt is conserved face by face and t₋ may vary from face to face. Twin of shaders/linearise.wgsl.
 */
export const linearise: TwinKernel = ({ state, before, maps, front, top, clock, coefficients, residual }, params) => {
  const { nx, ny, alpha, sites } = params;
  const S = nx * (ny + 1);
  const U = STATE.potential * S;
  const C = STATE.concentration * S;
  const X = STATE.metal * S;
  const SE = MAPS.conductivityEast * S;
  const SS = MAPS.conductivitySouth * S;
  const DE = MAPS.diffusivityEast * S;
  const DS = MAPS.diffusivitySouth * S;
  const TE = MAPS.anionEast * S;
  const TS = MAPS.anionSouth * S;
  const dt = clock[CLOCK.step];
  for (let j = 0; j < ny; j++) {
    const row = j * nx;
    for (let i = 0; i < nx; i++) {
      const q = row + i;
      const e = i === nx - 1 ? row : q + 1;
      const w = i === 0 ? row + nx - 1 : q - 1;
      const s = j === 0 ? q : q - nx;
      const n = j === ny - 1 ? q : q + nx;
      const xi = state[X + q];
      const psi = electrolyteShare(xi);
      const u = state[U + q];
      const c = state[C + q];

      const psiE = 0.5 * (psi + electrolyteShare(state[X + e]));
      const gE = psiE * maps[SE + q];
      const dE = psiE * maps[DE + q];
      const tE = maps[TE + q];
      const kE = 0.5 * gE * (c + state[C + e]);
      const bE = gE * (1 - 2 * tE);
      const fallE = state[U + e] - u;
      const riseE = state[C + e] - c;
      const qE = kE * fallE + bE * riseE;

      const psiW = 0.5 * (psi + electrolyteShare(state[X + w]));
      const gW = psiW * maps[SE + w];
      const tW = maps[TE + w];
      const riseW = state[C + w] - c;
      const qW = gW * (0.5 * (c + state[C + w]) * (state[U + w] - u) + (1 - 2 * tW) * riseW);
      const dW = psiW * maps[DE + w];

      const psiS = 0.5 * (psi + electrolyteShare(state[X + s]));
      const gS = psiS * maps[SS + q];
      const dS = psiS * maps[DS + q];
      const tS = maps[TS + q];
      const kS = 0.5 * gS * (c + state[C + s]);
      const bS = gS * (1 - 2 * tS);
      const fallS = state[U + s] - u;
      const riseS = state[C + s] - c;
      const qS = kS * fallS + bS * riseS;

      let qN = top[TOP.current * nx + i];
      let saltN = top[TOP.salt * nx + i];
      if (j < ny - 1) {
        const psiN = 0.5 * (psi + electrolyteShare(state[X + n]));
        const gN = psiN * maps[SS + n];
        const tN = maps[TS + n];
        const riseN = state[C + n] - c;
        qN = gN * (0.5 * (c + state[C + n]) * (state[U + n] - u) + (1 - 2 * tN) * riseN);
        saltN = psiN * maps[DS + n] * riseN - tN * qN;
      }

      const drive = u - front[FRONT.shift * S + q];
      const plates = c * boundedExp(alpha * drive) > boundedExp((alpha - 1) * drive);
      const prefactor =
        front[FRONT.prefactor * S + q] *
        surfaceDensity(xi, front[FRONT.slope * S + q], front[FRONT.bend * S + q], plates);
      const plate = prefactor === 0 ? 0 : prefactor * boundedExp(alpha * drive);
      const strip = prefactor === 0 ? 0 : prefactor * boundedExp((alpha - 1) * drive);
      const sink = plate * c - strip;
      const sinkU = alpha * plate * c + (1 - alpha) * strip;
      // ψ at the end of the step, when the metal has grown by what reacts, and at its start, before its profile was kept.
      const lost = 1 - LEAST_ELECTROLYTE;
      const psiEnd = psi - (lost * dt * sink) / sites;
      const psiStart = electrolyteShare(before[BEFORE.metal * S + q]);

      residual[q] = qE + qW + qS + qN - sink;
      residual[S + q] =
        dE * riseE +
        dW * riseW +
        dS * riseS +
        saltN -
        tE * qE -
        tW * qW -
        tS * qS -
        (psiEnd * c - psiStart * before[BEFORE.concentration * S + q]) / dt;

      coefficients[q] = kE + LEAST_CONDUCTING * gE;
      coefficients[S + q] = kS + LEAST_CONDUCTING * gS;
      coefficients[2 * S + q] = bE;
      coefficients[3 * S + q] = bS;
      coefficients[4 * S + q] = 0.5 * gE * fallE;
      coefficients[5 * S + q] = -0.5 * gS * fallS;
      coefficients[6 * S + q] = dE;
      coefficients[7 * S + q] = dS;
      coefficients[8 * S + q] = tE;
      coefficients[9 * S + q] = tS;
      coefficients[10 * S + q] = sinkU;
      coefficients[11 * S + q] = plate;
      coefficients[12 * S + q] = (-lost * c * sinkU) / sites;
      coefficients[13 * S + q] = psiEnd / dt - (lost * c * plate) / sites;
      if (j === ny - 1) {
        const wall = ny * nx + i;
        coefficients[S + wall] = top[TOP.k * nx + i];
        coefficients[3 * S + wall] = top[TOP.b * nx + i];
        coefficients[5 * S + wall] = top[TOP.a * nx + i];
        coefficients[7 * S + wall] = top[TOP.d * nx + i];
        coefficients[9 * S + wall] = top[TOP.t * nx + i];
      }
    }
  }
};
