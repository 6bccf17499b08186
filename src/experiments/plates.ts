/**
 * Plates one volt apart around a network of conductances, solved by the simulator's multigrid on a back end or, in a quarter of
 * the cycles at high contrast, by the Galerkin cycle on the host.
 */
import type { Backend } from '../backend/backend.ts';
import { conjugateGradients } from '../multigrid/galerkin/solve.ts';
import { OPERATOR_PLANES, stride, UNKNOWNS } from '../multigrid/levels.ts';
import { openPairSolver, PLANES } from '../multigrid/solve.ts';
import type { Conductances, Extent } from './conductances.ts';

/** What solves: a back end, of which verification wants to know how it does, or the host itself. */
export type Solver = Backend | 'host';

/** What is known of the potentials at any time. */
export interface Potentials {
  /** u per cell [V] */
  readonly unknowns: Float64Array;
  /** Through the lower plate, in the unit of the conductances */
  readonly current: number;
  /** Σ|r|/I [–] */
  readonly left: number;
  /** V-cycles so far [–] */
  readonly cycles: number;
}

/** A network of which every cell has a path to a plate, or no conductance at all. `least` and `largest` are of its positive ones. */
export interface Network extends Conductances {
  readonly least: number;
  readonly largest: number;
}

export type SolvePlates = (network: Network, tolerance: number) => Promise<Potentials>;

/** What binds a cell that no path joins to a plate to the potential zero, over the least conductance of the others [–]. */
const BOUND = 1e-3;

/** What binds the cells that no path joins to a plate; zero for the others. */
function bound({ nx, ny }: Extent, { east, south, least }: Network): Float64Array {
  const alone = (q: number) =>
    [east[q], east[q % nx === 0 ? q + nx - 1 : q - 1], south[q], south[q + nx]].every((value) => value === 0);
  return Float64Array.from({ length: nx * ny }, (_, q) => (alone(q) ? BOUND * least : 0));
}

function sumOf(residual: Float64Array): number {
  return residual.reduce((sum, value) => sum + Math.abs(value), 0);
}

/** By conjugate gradients around the Galerkin cycle, in float64. */
export function platesOnHost(grid: Extent): SolvePlates {
  const { nx, ny } = grid;
  return async (network, tolerance) => {
    const { east, south } = network;
    const given = new Float64Array(nx * ny);
    given.set(south.subarray(0, nx));
    const potentials = ({ unknowns, residual, cycles }: ReturnType<typeof conjugateGradients>): Potentials => {
      const current = given.subarray(0, nx).reduce((sum, enters, i) => sum + enters * (1 - unknowns[i]), 0);
      return { unknowns, current, left: sumOf(residual) / Math.abs(current), cycles };
    };
    const system = { nx, ny, east, south, own: bound(grid, network) };
    return potentials(conjugateGradients(system, given, (last) => potentials(last).left <= tolerance));
  };
}

/** By the pair solver, of which only the equation for u is used, with conductances over the largest one. */
export function platesOnDevice(backend: Backend, grid: Extent, sides: 'periodic' | 'closed'): SolvePlates {
  const { nx, ny } = grid;
  const solver = openPairSolver(backend, nx, ny, sides === 'periodic');
  const S = stride(grid);
  return async (network, tolerance) => {
    const { east, south, largest } = network;
    const operator = new Float64Array(OPERATOR_PLANES * S);
    const given = new Float64Array(UNKNOWNS * S);
    operator.set(
      bound(grid, network).map((value) => value / largest),
      PLANES.suu * S,
    );
    for (let q = 0; q < nx * ny; q++) {
      operator[PLANES.kEast * S + q] = east[q] / largest;
      if (q >= nx) operator[PLANES.kSouth * S + q] = south[q] / largest;
      else if (south[q] > 0) operator[PLANES.suu * S + q] = south[q] / largest;
      operator[PLANES.svv * S + q] = 1;
    }
    for (let i = 0; i < nx; i++) {
      operator[PLANES.kSouth * S + nx * ny + i] = south[nx * ny + i] / largest;
      given[i] = south[i] / largest;
    }
    // With the plate's conductances as the device holds them, so that what leaves one plate arrives at the other.
    const potentials = ({ unknowns, held, residual, cycles }: Awaited<ReturnType<typeof solver.solve>>): Potentials => {
      const current = given
        .subarray(0, nx)
        .reduce((sum, enters, i) => sum + enters - held[PLANES.suu * S + i] * unknowns[i], 0);
      return { unknowns, current: current * largest, left: sumOf(residual) / Math.abs(current), cycles };
    };
    return potentials(await solver.solve(operator, given, (iterate) => potentials(iterate).left <= tolerance));
  };
}
