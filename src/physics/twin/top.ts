import type { TwinKernel } from '../../backend/cpu.ts';
import { stride } from '../../multigrid/levels.ts';
import { CLOCK, CONTROL } from '../clock.ts';
import { MAPS, STATE, TALLY, TOP } from '../planes.ts';
import { boundedExp, electrolyteShare } from './kinetics.ts';

/** Newton iterations on the counter electrode's overpotential; it starts from the symmetric law's inverse. */
const ITERATIONS = 12;
/** Least concentration at the counter electrode that its kinetics sees. */
const LEAST_CONCENTRATION = 1e-6;
/** Largest change of the overpotential in one iteration. */
const LARGEST_CHANGE = 4;

/** Half a cell of electrolyte below the top wall. */
interface HalfCell {
  readonly u: number;
  readonly c: number;
  readonly t: number;
  /** Conductance per unit concentration, and of the salt */
  readonly g: number;
  readonly d: number;
}

/** Steps that a voltage is held at least: the first ones carry the error of the jump to it. */
const SETTLING = 4;

/** The step in which a voltage is first held is cut to this share at least: what the jump leaves unsolved is booked for its length. */
const JUMP = 1e-3;

/**
 * A jump of this size is not cut [RT/F], a larger one by its square: a current that enters evenly needs a little more voltage than a
 * counter electrode of one potential, so that control can change hands to and fro, and a full cut each time makes the step vanish.
 */
const SMALL_JUMP = 0.05;

/** Stripping law of the counter electrode: current density i₀ [e^{(1−α)x} − c e^{−αx}] and its slope. */
function strip(x: number, c: number, exchange: number, alpha: number): { i: number; slope: number } {
  const forward = exchange * boundedExp((1 - alpha) * x);
  const backward = exchange * c * boundedExp(-alpha * x);
  return { i: forward - backward, slope: (1 - alpha) * forward + alpha * backward };
}

/** Cell voltage at which `current` enters through this half cell. */
function voltageFor(current: number, cell: HalfCell, reservoir: number, exchange: number, alpha: number): number {
  const wall = reservoir ? 1 : Math.max(LEAST_CONCENTRATION, cell.c + (cell.t * current) / cell.d);
  const drop = (current / cell.g - (1 - 2 * cell.t) * (wall - cell.c)) / (0.5 * (wall + cell.c));
  if (reservoir) return cell.u + drop;
  let x = 2 * Math.asinh(current / (2 * exchange));
  for (let k = 0; k < ITERATIONS; k++) {
    const { i, slope } = strip(x, wall, exchange, alpha);
    x += Math.max(-LARGEST_CHANGE, Math.min(LARGEST_CHANGE, (current - i) / slope));
  }
  return cell.u + drop + x;
}

/**
 * Current that enters through this half cell from a counter electrode at `voltage`, −∂i/∂u and −∂i/∂c. The wall's concentration
 * c_w = c + t₋ i/d is that of this very current, so that i(x) = i₀ [e^{(1−α)x} − c e^{−αx}]/(1 + i₀ t₋ e^{−αx}/d) never takes more
 * salt than there is: that of the last iteration makes Newton diverge where the counter electrode, plating, has used it up.
 */
function currentAt(voltage: number, cell: HalfCell, last: number, exchange: number, alpha: number) {
  const { u, c, t, g, d } = cell;
  const resistance = 1 / g - ((1 - 2 * t) * t) / d;
  const at = (x: number) => {
    const backward = exchange * boundedExp(-alpha * x);
    const held = 1 + (t / d) * backward;
    const forward = exchange * boundedExp((1 - alpha) * x);
    const current = (forward - c * backward) / held;
    const wall = (c + (t / d) * forward) / held;
    const mean = (wall + c) / 2;
    const slope = ((1 - alpha) * forward + alpha * wall * backward) / held;
    return {
      current,
      slope,
      excess: x + (resistance * current) / mean - (voltage - u),
      excessSlope: 1 + ((resistance * c) / mean ** 2) * slope,
      byConcentration: -backward / held + (slope * resistance * current) / mean ** 2,
    };
  };
  let x = 2 * Math.asinh(last / (2 * exchange));
  for (let k = 0; k < ITERATIONS; k++) {
    const { excess, excessSlope } = at(x);
    x -= Math.max(-LARGEST_CHANGE, Math.min(LARGEST_CHANGE, excess / excessSlope));
  }
  const { current, slope, excessSlope, byConcentration } = at(x);
  return { current, byPotential: slope / excessSlope, byConcentration: -byConcentration / excessSlope };
}

/** Counts the iteration, and closes the gate where enough are done and the largest corrections are below their tolerances. */
function countIteration(
  clock: Float64Array,
  tallies: Float64Array,
  gate: Float64Array,
  { ny, least, potentialTolerance, concentrationTolerance }: Readonly<Record<string, number>>,
): void {
  let potential = 0;
  let concentration = 0;
  let felt = 0;
  for (let j = 0; j < ny; j++) {
    potential = Math.max(potential, tallies[TALLY.potential * ny + j]);
    concentration = Math.max(concentration, tallies[TALLY.concentration * ny + j]);
    felt = Math.max(felt, tallies[TALLY.felt * ny + j]);
  }
  clock[CLOCK.iterations] += 1;
  clock[CLOCK.lastPotential] = potential;
  clock[CLOCK.lastConcentration] = concentration;
  const small = felt < potentialTolerance && concentration < concentrationTolerance;
  if (small && clock[CLOCK.iterations] >= least) gate[0] = 0;
}

/**
 * The top wall: decides (where `decide` is 1) whether the current or the voltage is held, and writes what enters through
 * each column and its entries of the operator. Twin of shaders/top.wgsl.
 *
 * Reservoir: c = 1 and, where the voltage is held, u = V on the wall. Counter electrode: no anion passes, the metal's
 * cations do; its voltage follows from the same kinetics, stripping. A constant current enters evenly over the width. After a correction
 * it also decides whether another iteration follows: the gate.
 */
export const top: TwinKernel = ({ state, maps, wall, clock, control, tallies, gate }, params) => {
  if (gate[0] === 0) return;
  if (!params.decide) countIteration(clock, tallies, gate, params);
  const { nx, ny, mapped, reservoir, exchange, alpha, decide } = params;
  const S = stride({ nx, ny });
  const onWall = (plane: number, i: number) => maps[plane * mapped + (mapped > 1 ? ny * nx + i : 0)];
  const halfCell = (i: number): HalfCell => {
    const q = (ny - 1) * nx + i;
    const psi = electrolyteShare(state[STATE.metal * S + q]);
    return {
      u: state[STATE.potential * S + q],
      c: state[STATE.concentration * S + q],
      t: onWall(MAPS.anionSouth, i),
      // Half a cell conducts twice as well as one.
      g: 2 * psi * onWall(MAPS.conductivitySouth, i),
      d: 2 * psi * onWall(MAPS.diffusivitySouth, i),
    };
  };
  const galvanostatic = control[CONTROL.galvanostatic] === 1;
  const wanted = control[CONTROL.current];
  const sense = galvanostatic && wanted < 0 ? -1 : 1;
  const limit = sense * control[CONTROL.voltage];
  let needed = 0;
  for (let i = 0; i < nx; i++) needed += voltageFor(wanted, halfCell(i), reservoir, exchange, alpha) / nx;
  if (decide) {
    // By what the last step came to, not by what is extrapolated from it: the change of control itself is a jump.
    const steps = clock[CLOCK.held];
    const beyond = sense * (clock[CLOCK.voltage] - limit);
    const exceeds = steps > 0 ? steps < SETTLING || sense * clock[CLOCK.current] < sense * wanted : beyond > 0;
    clock[CLOCK.held] = !galvanostatic || exceeds ? steps + 1 : 0;
    if (galvanostatic && clock[CLOCK.held] === 1)
      clock[CLOCK.step] *= Math.max(JUMP, Math.min(1, (SMALL_JUMP / beyond) ** 2));
  }
  const held = clock[CLOCK.held] > 0;
  let current = 0;
  let salt = 0;
  for (let i = 0; i < nx; i++) {
    const cell = halfCell(i);
    let enters = wanted;
    let k = 0;
    let b = 0;
    let a = 0;
    if (held && reservoir) {
      k = cell.g * 0.5 * (1 + cell.c);
      b = cell.g * (1 - 2 * cell.t);
      a = cell.g * 0.5 * (limit - cell.u);
      enters = k * (limit - cell.u) + b * (1 - cell.c);
    } else if (held) {
      const counter = currentAt(limit, cell, wall[TOP.current * nx + i], exchange, alpha);
      enters = counter.current;
      k = counter.byPotential;
      b = counter.byConcentration;
    }
    const saltIn = reservoir ? cell.d * (1 - cell.c) - cell.t * enters : 0;
    wall[TOP.current * nx + i] = enters;
    wall[TOP.salt * nx + i] = saltIn;
    wall[TOP.k * nx + i] = k;
    wall[TOP.b * nx + i] = b;
    wall[TOP.a * nx + i] = a;
    wall[TOP.d * nx + i] = reservoir ? cell.d : 0;
    wall[TOP.t * nx + i] = reservoir ? cell.t : 0;
    wall[TOP.step * nx + i] = clock[CLOCK.step];
    current += enters / nx;
    salt += saltIn / nx;
  }
  clock[CLOCK.voltage] = held ? limit : needed;
  clock[CLOCK.current] = current + clock[CLOCK.bathCurrent];
  clock[CLOCK.saltFlux] = salt + clock[CLOCK.bathSalt];
};
