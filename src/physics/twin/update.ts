import type { TwinKernel } from '../../backend/cpu.ts';
import { stride } from '../../multigrid/levels.ts';
import { CLOCK } from '../clock.ts';
import { BEFORE, FRONT, STATE, TALLY } from '../planes.ts';
import { boundedExp, surfaceDensity } from './kinetics.ts';

/** Largest Newton correction of the potential, in thermal voltages: the exponential kinetics overshoots beyond it. */
const LARGEST_CORRECTION = 2;
/** A correction leaves at least this share of the concentration, which so stays positive. */
const LEAST_SHARE = 0.1;
/** ξ(1 − ξ) below which the speed counts in proportion: a starved front reacts in its foot. */
const FRONT_CORE = 0.09;
/** ξ between which the extrapolation must be right; below the upper one corrections count. */
const FRONT_FOOT = 0.02;
const FRONT_CREST = 0.9;
/** Below this concentration the error of a cell's potential counts in proportion: starved cells carry no current. */
const FELT = 0.01;

/**
 * Adds the Newton correction to u and c, bounded; row by row, the largest corrections outside the metal, not bounded. Twin of
 * shaders/correct.wgsl.
 */
export const correct: TwinKernel = ({ state, correction, tallies, gate }, { nx, ny }) => {
  if (gate[0] === 0) return;
  const S = stride({ nx, ny });
  for (let j = 0; j < ny; j++) {
    let potential = 0;
    let concentration = 0;
    let felt = 0;
    for (let q = j * nx; q < (j + 1) * nx; q++) {
      const c = state[STATE.concentration * S + q];
      const du = correction[q];
      const dc = correction[S + q];
      const next = Math.max(LEAST_SHARE * c, c + dc);
      state[STATE.potential * S + q] += Math.max(-LARGEST_CORRECTION, Math.min(LARGEST_CORRECTION, du));
      state[STATE.concentration * S + q] = next;
      if (state[STATE.metal * S + q] >= FRONT_CREST) continue;
      potential = Math.max(potential, Math.abs(du));
      concentration = Math.max(concentration, Math.abs(dc));
      felt = Math.max(felt, Math.min(1, next / FELT) * Math.abs(du));
    }
    tallies[TALLY.potential * ny + j] = potential;
    tallies[TALLY.concentration * ny + j] = concentration;
    tallies[TALLY.felt * ny + j] = felt;
  }
};

/**
 * The metal grows by what reacted; row by row, the front's speed and the error of the extrapolation there over what is allowed. Twin of
 * shaders/advance.wgsl.
 */
export const advance: TwinKernel = ({ state, before, front, tallies, clock }, params) => {
  if (clock[CLOCK.running] === 0) return;
  const { nx, ny, alpha, sites, potentialError, concentrationError } = params;
  const S = stride({ nx, ny });
  const dt = clock[CLOCK.step];
  for (let j = 0; j < ny; j++) {
    let speed = 0;
    let error = 0;
    for (let q = j * nx; q < (j + 1) * nx; q++) {
      const u = state[STATE.potential * S + q];
      const c = state[STATE.concentration * S + q];
      const xi = state[STATE.metal * S + q];
      const prefactor = front[FRONT.prefactor * S + q];
      const drive = u - front[FRONT.shift * S + q];
      const reaction =
        prefactor === 0 ? 0 : prefactor * (c * boundedExp(alpha * drive) - boundedExp((alpha - 1) * drive));
      const density = surfaceDensity(xi, front[FRONT.slope * S + q], front[FRONT.bend * S + q], reaction > 0);
      const grown = xi + (dt * reaction * density) / sites;
      front[FRONT.reaction * S + q] = reaction;
      state[STATE.metal * S + q] = grown;
      const part = Math.min(1, Math.max(0, grown * (1 - grown)) / FRONT_CORE);
      speed = Math.max(speed, (part * Math.abs(reaction)) / sites);
      if (grown <= FRONT_FOOT || grown >= FRONT_CREST) continue;
      const missedU = u - before[BEFORE.predictedPotential * S + q];
      const missedC = c - before[BEFORE.predictedConcentration * S + q];
      const felt = Math.min(1, c / FELT);
      error = Math.max(error, (felt * Math.abs(missedU)) / potentialError, Math.abs(missedC) / concentrationError);
    }
    tallies[TALLY.speed * ny + j] = speed;
    tallies[TALLY.error * ny + j] = error;
  }
};
