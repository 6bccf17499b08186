import type { TwinKernel } from '../../backend/cpu.ts';
import { CLOCK, CONTROL } from '../clock.ts';
import { MAPS, STATE, TOP } from '../planes.ts';
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

/** The step in which a voltage is first held is cut to this share: what the jump leaves unsolved is booked for its length. */
const JUMP = 1e-3;

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

/** Current that enters through this half cell from a counter electrode at `voltage`, and −∂i/∂u. */
function currentAt(voltage: number, cell: HalfCell, last: number, exchange: number, alpha: number) {
  const wall = Math.max(LEAST_CONCENTRATION, cell.c + (cell.t * last) / cell.d);
  const conductance = cell.g * 0.5 * (wall + cell.c);
  const diffusion = cell.g * (1 - 2 * cell.t) * (wall - cell.c);
  // x + (i(x) − diffusion)/conductance = V − u
  let x = 2 * Math.asinh(last / (2 * exchange));
  for (let k = 0; k < ITERATIONS; k++) {
    const { i, slope } = strip(x, wall, exchange, alpha);
    const excess = x + (i - diffusion) / conductance - (voltage - cell.u);
    x -= Math.max(-LARGEST_CHANGE, Math.min(LARGEST_CHANGE, excess / (1 + slope / conductance)));
  }
  const { i, slope } = strip(x, wall, exchange, alpha);
  return { current: i, slope: slope / (1 + slope / conductance) };
}

/**
 * The top wall: decides (where `decide` is 1) whether the current or the voltage is held, and writes what enters through
 * each column and its entries of the operator. Twin of shaders/top.wgsl.
 *
 * Reservoir: c = 1 and, where the voltage is held, u = V on the wall. Counter electrode: no anion passes, the metal's
 * cations do; its voltage follows from the same kinetics, stripping. A constant current enters evenly over the width.
 */
export const top: TwinKernel = ({ state, maps, wall, clock, control }, params) => {
  const { nx, ny, reservoir, exchange, alpha, decide } = params;
  const S = nx * (ny + 1);
  const halfCell = (i: number): HalfCell => {
    const q = (ny - 1) * nx + i;
    const psi = electrolyteShare(state[STATE.metal * S + q]);
    return {
      u: state[STATE.potential * S + q],
      c: state[STATE.concentration * S + q],
      t: maps[MAPS.anionSouth * S + ny * nx + i],
      g: psi * maps[MAPS.conductivitySouth * S + ny * nx + i],
      d: psi * maps[MAPS.diffusivitySouth * S + ny * nx + i],
    };
  };
  const galvanostatic = control[CONTROL.galvanostatic] === 1;
  const wanted = control[CONTROL.current];
  const sense = galvanostatic && wanted < 0 ? -1 : 1;
  const limit = sense * control[CONTROL.voltage];
  let needed = 0;
  for (let i = 0; i < nx; i++) needed += voltageFor(wanted, halfCell(i), reservoir, exchange, alpha) / nx;
  if (decide && clock[CLOCK.running] === 1) {
    // By what the last step came to, not by what is extrapolated from it: the change of control itself is a jump.
    const steps = clock[CLOCK.held];
    const exceeds =
      steps > 0
        ? steps < SETTLING || sense * clock[CLOCK.current] < sense * wanted
        : sense * clock[CLOCK.voltage] > sense * limit;
    clock[CLOCK.held] = !galvanostatic || exceeds ? steps + 1 : 0;
    if (galvanostatic && clock[CLOCK.held] === 1) clock[CLOCK.step] *= JUMP;
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
      k = counter.slope;
    }
    const saltIn = reservoir ? cell.d * (1 - cell.c) - cell.t * enters : 0;
    wall[TOP.current * nx + i] = enters;
    wall[TOP.salt * nx + i] = saltIn;
    wall[TOP.k * nx + i] = k;
    wall[TOP.b * nx + i] = b;
    wall[TOP.a * nx + i] = a;
    wall[TOP.d * nx + i] = reservoir ? cell.d : 0;
    wall[TOP.t * nx + i] = reservoir ? cell.t : 0;
    current += enters / nx;
    salt += saltIn / nx;
  }
  clock[CLOCK.voltage] = held ? limit : needed;
  clock[CLOCK.current] = current;
  clock[CLOCK.saltFlux] = salt;
};
