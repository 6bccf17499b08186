import type { TwinKernel } from '../../backend/cpu.ts';
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

/** Adds the Newton correction to u and c, bounded. Twin of shaders/correct.wgsl. */
export const correct: TwinKernel = ({ state, correction, clock }, { nx, ny }) => {
  if (clock[CLOCK.running] === 0) return;
  const S = nx * (ny + 1);
  for (let q = 0; q < nx * ny; q++) {
    const c = state[STATE.concentration * S + q];
    state[STATE.potential * S + q] += Math.max(-LARGEST_CORRECTION, Math.min(LARGEST_CORRECTION, correction[q]));
    state[STATE.concentration * S + q] = Math.max(LEAST_SHARE * c, c + correction[S + q]);
  }
};

/** The metal grows by what reacted. Twin of shaders/advance.wgsl. */
export const advance: TwinKernel = ({ state, front, clock }, { nx, ny, alpha, sites }) => {
  const S = nx * (ny + 1);
  const dt = clock[CLOCK.running] * clock[CLOCK.step];
  for (let q = 0; q < nx * ny; q++) {
    const xi = state[STATE.metal * S + q];
    const drive = state[STATE.potential * S + q] - front[FRONT.shift * S + q];
    const prefactor = front[FRONT.prefactor * S + q];
    const reaction =
      prefactor === 0
        ? 0
        : prefactor *
          (state[STATE.concentration * S + q] * boundedExp(alpha * drive) - boundedExp((alpha - 1) * drive));
    front[FRONT.reaction * S + q] = reaction;
    const density = surfaceDensity(xi, front[FRONT.slope * S + q], front[FRONT.bend * S + q], reaction > 0);
    state[STATE.metal * S + q] = xi + (dt * reaction * density) / sites;
  }
};

/** Row by row: the front's speed, the extrapolation's error, the last corrections. Twin of shaders/tally.wgsl. */
export const tally: TwinKernel = ({ state, before, front, correction, tallies }, params) => {
  const { nx, ny, sites, potentialError, concentrationError } = params;
  const S = nx * (ny + 1);
  for (let j = 0; j < ny; j++) {
    let speed = 0;
    let error = 0;
    let lastPotential = 0;
    let lastConcentration = 0;
    for (let q = j * nx; q < (j + 1) * nx; q++) {
      const xi = state[STATE.metal * S + q];
      const part = Math.min(1, Math.max(0, xi * (1 - xi)) / FRONT_CORE);
      speed = Math.max(speed, (part * Math.abs(front[FRONT.reaction * S + q])) / sites);
      if (xi >= FRONT_CREST) continue;
      lastPotential = Math.max(lastPotential, Math.abs(correction[q]));
      lastConcentration = Math.max(lastConcentration, Math.abs(correction[S + q]));
      if (xi <= FRONT_FOOT) continue;
      const u = state[STATE.potential * S + q] - before[BEFORE.predictedPotential * S + q];
      const c = state[STATE.concentration * S + q] - before[BEFORE.predictedConcentration * S + q];
      const felt = Math.min(1, state[STATE.concentration * S + q] / FELT);
      error = Math.max(error, (felt * Math.abs(u)) / potentialError, Math.abs(c) / concentrationError);
    }
    tallies[TALLY.speed * ny + j] = speed;
    tallies[TALLY.error * ny + j] = error;
    tallies[TALLY.potential * ny + j] = lastPotential;
    tallies[TALLY.concentration * ny + j] = lastConcentration;
  }
};
