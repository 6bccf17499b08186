import type { TwinKernel } from '../../backend/cpu.ts';
import { CLOCK, CONTROL } from '../clock.ts';
import { BEFORE, STATE, TALLY } from '../planes.ts';

/** A span whose rest is below this share of the proposed step, or of itself, is over. */
const SLIVER = 1e-4;
/** Largest extrapolated change of the potential, in thermal voltages. */
const LARGEST_CHANGE = 1;
/** The next step aims at this share of the allowed error, and grows and shrinks by no more than these factors. */
const SAFETY = 0.9;
const GROWTH = 1.3;
const SHRINKAGE = 0.3;

/** Length of this step: what was proposed, or what is left of the span, or half of that to avoid a sliver. */
export const begin: TwinKernel = ({ clock, control }) => {
  const span = control[CONTROL.span];
  const rest = span - clock[CLOCK.elapsed];
  const proposed = clock[CLOCK.proposed];
  const running = rest > SLIVER * Math.min(proposed, span);
  clock[CLOCK.running] = Number(running);
  if (!running) return;
  if (rest <= proposed) clock[CLOCK.step] = rest;
  else clock[CLOCK.step] = rest < 2 * proposed ? rest / 2 : proposed;
};

/**
 * Linear extrapolation in time of u and c: where the Newton iteration starts. Not from the first step, whose change leads
 * from the guess that the cell was laid out with, nor across the jump to a held voltage.
 */
export const predict: TwinKernel = ({ state, before, clock }, { nx, ny }) => {
  if (clock[CLOCK.running] === 0) return;
  const S = nx * (ny + 1);
  const jumped = clock[CLOCK.held] === 1 || clock[CLOCK.held] === 2;
  const ratio = clock[CLOCK.count] > 1 && !jumped ? clock[CLOCK.step] / clock[CLOCK.previous] : 0;
  for (let q = 0; q < nx * ny; q++) {
    const u = state[STATE.potential * S + q];
    const c = state[STATE.concentration * S + q];
    const change = ratio * (u - before[BEFORE.potential * S + q]);
    const next = u + Math.max(-LARGEST_CHANGE, Math.min(LARGEST_CHANGE, change));
    const nextC = Math.max(0.5 * c, c + ratio * (c - before[BEFORE.concentration * S + q]));
    before[BEFORE.potential * S + q] = u;
    before[BEFORE.concentration * S + q] = c;
    before[BEFORE.metal * S + q] = state[STATE.metal * S + q];
    before[BEFORE.predictedPotential * S + q] = next;
    before[BEFORE.predictedConcentration * S + q] = nextC;
    state[STATE.potential * S + q] = next;
    state[STATE.concentration * S + q] = nextC;
  }
};

/** Ends the step: advances the clock, books charge and salt, proposes the next step from the front and the error. */
export const tick: TwinKernel = ({ tallies, clock }, { ny, courant, largestStep }) => {
  let speed = 0;
  let error = 0;
  let lastPotential = 0;
  let lastConcentration = 0;
  for (let j = 0; j < ny; j++) {
    speed = Math.max(speed, tallies[TALLY.speed * ny + j]);
    error = Math.max(error, tallies[TALLY.error * ny + j]);
    lastPotential = Math.max(lastPotential, tallies[TALLY.potential * ny + j]);
    lastConcentration = Math.max(lastConcentration, tallies[TALLY.concentration * ny + j]);
  }
  if (clock[CLOCK.running] === 0) return;
  const step = clock[CLOCK.step];
  const first = clock[CLOCK.previous] === 0;
  const byError = first ? step : Math.max(SHRINKAGE * step, (SAFETY * step) / Math.sqrt(Math.max(error, 1e-6)));
  const byFront = courant / Math.max(speed, 1e-30);
  clock[CLOCK.elapsed] += step;
  clock[CLOCK.charge] += step * clock[CLOCK.current];
  clock[CLOCK.salt] += step * clock[CLOCK.saltFlux];
  clock[CLOCK.proposed] = Math.min(byError, GROWTH * clock[CLOCK.proposed], byFront, largestStep);
  clock[CLOCK.previous] = step;
  clock[CLOCK.count] += 1;
  clock[CLOCK.speed] = speed;
  clock[CLOCK.error] = error;
  clock[CLOCK.lastPotential] = lastPotential;
  clock[CLOCK.lastConcentration] = lastConcentration;
};
