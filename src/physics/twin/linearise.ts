import type { TwinKernel } from '../../backend/cpu.ts';
import { stride } from '../../multigrid/levels.ts';
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
 *
 * Each face is taken once and given to both of its cells, from the top row down: `residual` of a cell holds what came through its
 * north face until the cell's turn, and what comes through the west face is carried along the row.
 */
export const linearise: TwinKernel = ({ state, before, maps, front, top, clock, coefficients, residual }, params) => {
  const { nx, ny, periodic, mapped, alpha, sites } = params;
  const S = stride({ nx, ny });
  const U = STATE.potential * S;
  const C = STATE.concentration * S;
  const X = STATE.metal * S;
  const SE = MAPS.conductivityEast * mapped;
  const SS = MAPS.conductivitySouth * mapped;
  const DE = MAPS.diffusivityEast * mapped;
  const DS = MAPS.diffusivitySouth * mapped;
  const TE = MAPS.anionEast * mapped;
  const TS = MAPS.anionSouth * mapped;
  /** 1 where each cell has a number of its own, else 0. */
  const each = mapped > 1 ? 1 : 0;
  const dt = clock[CLOCK.step];
  const rate = 1 / dt;
  const lost = 1 - LEAST_ELECTROLYTE;
  enterTop(top, coefficients, residual, nx, ny);
  for (let j = ny - 1; j >= 0; j--) {
    const row = j * nx;
    let chargeW = 0;
    let saltW = 0;
    let u = state[U + row];
    let c = state[C + row];
    let xi = state[X + row];
    for (let i = 0; i < nx; i++) {
      const q = row + i;
      const m = each * q;
      const psi = electrolyteShare(xi);

      const e = i === nx - 1 ? row : q + 1;
      const uE = state[U + e];
      const cE = state[C + e];
      const xiE = state[X + e];
      const psiE = i === nx - 1 && !periodic ? 0 : 0.5 * (psi + electrolyteShare(xiE));
      const gE = psiE * maps[SE + m];
      const dE = psiE * maps[DE + m];
      const tE = maps[TE + m];
      const kE = 0.5 * gE * (c + cE);
      const bE = gE * (1 - 2 * tE);
      const fallE = uE - u;
      const riseE = cE - c;
      const chargeE = kE * fallE + bE * riseE;
      const saltE = dE * riseE - tE * chargeE;

      const s = j === 0 ? q : q - nx;
      const uS = state[U + s];
      const cS = state[C + s];
      const psiS = j === 0 ? 0 : 0.5 * (psi + electrolyteShare(state[X + s]));
      const gS = psiS * maps[SS + m];
      const dS = psiS * maps[DS + m];
      const tS = maps[TS + m];
      const kS = 0.5 * gS * (c + cS);
      const bS = gS * (1 - 2 * tS);
      const fallS = uS - u;
      const riseS = cS - c;
      const chargeS = kS * fallS + bS * riseS;
      const saltS = dS * riseS - tS * chargeS;

      let plate = 0;
      let strip = 0;
      const prefactor = front[FRONT.prefactor * S + q];
      if (prefactor !== 0) {
        const drive = u - front[FRONT.shift * S + q];
        const forth = boundedExp(alpha * drive);
        const back = boundedExp((alpha - 1) * drive);
        const slope = front[FRONT.slope * S + q];
        const density = surfaceDensity(xi, slope, front[FRONT.bend * S + q], c * forth > back);
        plate = prefactor * density * forth;
        strip = prefactor * density * back;
      }
      const sink = plate * c - strip;
      const sinkU = alpha * plate * c + (1 - alpha) * strip;
      // ψ at the end of the step, when the metal has grown by what reacts, and at its start, before its profile was kept.
      const psiEnd = psi - (lost * dt * sink) / sites;
      const psiStart = electrolyteShare(before[BEFORE.metal * S + q]);
      const stored = rate * (psiEnd * c - psiStart * before[BEFORE.concentration * S + q]);

      residual[q] += chargeE + chargeW + chargeS - sink;
      residual[S + q] += saltE + saltW + saltS - stored;
      if (j > 0) {
        residual[q - nx] = -chargeS;
        residual[S + q - nx] = -saltS;
      }
      chargeW = -chargeE;
      saltW = -saltE;

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
      coefficients[13 * S + q] = rate * psiEnd - (lost * c * plate) / sites;
      u = uE;
      c = cE;
      xi = xiE;
    }
    // The last east face of the row is the first cell's west face; nothing passes it where the sides are closed.
    residual[row] += chargeW;
    residual[S + row] += saltW;
  }
};

/** The wall above the top row: its entries of the operator, and what comes through it into the row below. */
function enterTop(top: Float64Array, coefficients: Float64Array, residual: Float64Array, nx: number, ny: number): void {
  const S = stride({ nx, ny });
  const wall = ny * nx;
  for (let i = 0; i < nx; i++) {
    residual[wall - nx + i] = top[TOP.current * nx + i];
    residual[S + wall - nx + i] = top[TOP.salt * nx + i];
    coefficients[S + wall + i] = top[TOP.k * nx + i];
    coefficients[3 * S + wall + i] = top[TOP.b * nx + i];
    coefficients[5 * S + wall + i] = top[TOP.a * nx + i];
    coefficients[7 * S + wall + i] = top[TOP.d * nx + i];
    coefficients[9 * S + wall + i] = top[TOP.t * nx + i];
  }
}
