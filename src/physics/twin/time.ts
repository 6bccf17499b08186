import type { TwinKernel } from '../../backend/cpu.ts';
import { stride } from '../../multigrid/levels.ts';
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
/**
 * After a step whose last correction was not small the next is shorter by this factor, because shorter ones converge, but not below this share
 * of what the front and the largest step allow, because a solve that stalls would shrink it for ever.
 */
const HESITATION = 0.8;
const UNSOLVED = 0.01;

/** Length of this step: what was proposed, or what is left of the span, or half of that to avoid a sliver. Opens the gate within a span. */
export const begin: TwinKernel = ({ clock, control, gate }) => {
  const span = control[CONTROL.span];
  const rest = span - clock[CLOCK.elapsed];
  const proposed = clock[CLOCK.proposed];
  const running = rest > SLIVER * Math.min(proposed, span);
  clock[CLOCK.running] = Number(running);
  gate[0] = Number(running);
  if (!running) return;
  clock[CLOCK.iterations] = 0;
  if (rest <= proposed) clock[CLOCK.step] = rest;
  else clock[CLOCK.step] = rest < 2 * proposed ? rest / 2 : proposed;
};

/**
 * Linear extrapolation in time of u and c: where the Newton iteration starts. Not from the first step, whose change leads
 * from the guess that the cell was laid out with, nor across the jump to a held voltage.
 */
export const predict: TwinKernel = ({ state, before, clock }, { nx, ny }) => {
  if (clock[CLOCK.running] === 0) return;
  const S = stride({ nx, ny });
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
export const tick: TwinKernel = ({ tallies, clock, gate }, { ny, courant, largestStep }) => {
  let speed = 0;
  let error = 0;
  for (let j = 0; j < ny; j++) {
    speed = Math.max(speed, tallies[TALLY.speed * ny + j]);
    error = Math.max(error, tallies[TALLY.error * ny + j]);
  }
  if (clock[CLOCK.running] === 0) return;
  const step = clock[CLOCK.step];
  const first = clock[CLOCK.previous] === 0;
  const byError = first ? step : Math.max(SHRINKAGE * step, (SAFETY * step) / Math.sqrt(Math.max(error, 1e-6)));
  const byFront = courant / Math.max(speed, 1e-30);
  const proposed = clock[CLOCK.proposed];
  const bySolver =
    gate[0] === 0 ? largestStep : Math.max(HESITATION * proposed, UNSOLVED * Math.min(byFront, largestStep));
  clock[CLOCK.elapsed] += step;
  clock[CLOCK.charge] += step * clock[CLOCK.current];
  clock[CLOCK.salt] += step * clock[CLOCK.saltFlux];
  clock[CLOCK.proposed] = Math.min(byError, GROWTH * proposed, byFront, bySolver, largestStep);
  clock[CLOCK.previous] = step;
  clock[CLOCK.count] += 1;
  clock[CLOCK.speed] = speed;
  clock[CLOCK.error] = error;
};
