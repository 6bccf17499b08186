/**
 * The effective conductivity of a map: the current between two plates, one volt apart, through a conductor on square cells,
 *
 *     ∇·(σ∇u) = 0,   u = 1 on the lower plate, 0 on the upper,   σ_eff = I L/(W U),
 *
 * on the host or with the simulator's multigrid.
 */
import { SolverError } from '../run/simulation.ts';
import { type Conductances, type Extent, ofCells } from './conductances.ts';
import { platesOnDevice, platesOnHost, type Solver } from './plates.ts';

/** A conductor between plates. */
export interface Conductor {
  readonly grid: Extent;
  /** Between the plates' ends. */
  readonly sides: 'periodic' | 'closed';
  /** Per cell, row-major from the bottom [S/m]; zero insulates, and what is below 1e-9 of the best */
  readonly conductivity: Float64Array;
}

export interface EffectiveConductivity {
  /** σ_eff [S/m]; 0 where nothing joins the plates */
  readonly value: number;
  /**
   * The mean current density along the plates over the mean field between them [S/m]: the off-diagonal part of the tensor,
   * positive where a current upwards drifts to the right, or one to the right upwards
   */
  readonly transverse: number;
  /** V-cycles that it took [–] */
  readonly cycles: number;
  /**
   * Σ|r|/I, what the solve has left of currents over the current through the lower plate [–]. Of a current that enters
   * anywhere between plates of fixed potential at most the whole reaches the lower one, so this bounds the relative error.
   */
  readonly residual: number;
}

/** Largest residual by default, because maps are known to 1e-3 and worse. */
const TOLERANCE = 1e-6;
/** A cell below this share of the best insulates [–]: what is left there of a difference of shares is rounding. */
const INSULATES = 1e-9;

/**
 * σ_eff of a map from bottom to top, or across it, from left to right; the `sides` are then the bottom and the top.
 *
 * Throws Error where the map or the grid means nothing, SolverError where `tolerance` is not reached, what the back end throws.
 */
export async function effectiveConductivity(
  on: Solver,
  conductor: Conductor,
  direction: 'up' | 'across' = 'up',
  tolerance = TOLERANCE,
): Promise<EffectiveConductivity> {
  const { grid, sides, conductivity } = direction === 'up' ? conductor : turned(conductor);
  if (conductivity.length !== grid.nx * grid.ny)
    throw new Error(`a conductor of ${grid.nx} × ${grid.ny} cells was given ${conductivity.length} conductivities`);
  for (const value of conductivity)
    if (!(value >= 0 && Number.isFinite(value)))
      throw new Error(`a conductivity is ${value} S/m; accepted are finite numbers from 0`);
  const least = conductivity.reduce((best, value) => Math.max(best, value), 0) * INSULATES;
  const clear = conductivity.map((value) => (value < least ? 0 : value));
  return openPlates(on, grid, sides)(ofCells(grid, sides, clear), tolerance);
}

/** The same map with x for y. */
function turned({ grid: { nx, ny }, sides, conductivity }: Conductor): Conductor {
  const at = (_: unknown, q: number) => conductivity[(q % ny) * nx + Math.floor(q / ny)];
  return { grid: { nx: ny, ny: nx }, sides, conductivity: Float64Array.from({ length: nx * ny }, at) };
}

/** Measures one conductor between plates, of finite conductances from zero. Throws SolverError as above. */
export type Plates = (conductances: Conductances, tolerance?: number) => Promise<EffectiveConductivity>;

/**
 * Plates for conductors of one size, measured one after the other (await each) on the same fields. Throws Error for an odd
 * number of columns on a back end.
 */
export function openPlates(on: Solver, grid: Extent, sides: 'periodic' | 'closed'): Plates {
  const { nx, ny } = grid;
  if (on !== 'host' && nx !== 1 && nx % 2 === 1)
    throw new Error(
      `a conductor is ${nx} cells wide: the multigrid needs an even number; nearest are ${nx - 1} and ${nx + 1}`,
    );
  const solve = on === 'host' ? platesOnHost(grid) : platesOnDevice(on, grid, sides);
  return async (conductances, tolerance = TOLERANCE) => {
    const open = joined(grid, conductances);
    if (!open) return { value: 0, transverse: 0, cycles: 0, residual: 0 };
    const { east, south } = open;
    const positive = [east, south].map((faces) => faces.filter((value) => value > 0));
    const largest = Math.max(...positive.map((faces) => faces.reduce((best, value) => Math.max(best, value), 0)));
    const least = Math.min(...positive.map((faces) => faces.reduce((best, value) => Math.min(best, value), largest)));
    const { unknowns, current, left, cycles } = await solve({ east, south, least, largest }, tolerance);
    const value = (current * ny) / nx;
    if (!(left <= tolerance))
      throw new SolverError(
        `the effective conductivity of ${nx} × ${ny} cells stands at ${value.toPrecision(4)} S/m with a residual of ${left.toExponential(1)} after ${cycles} cycles, more than ${tolerance}: conductances differ ${(largest / least).toExponential(0)} times; let them differ less, or take a finer grid`,
      );
    const drift = east.reduce(
      (sum, conductance, q) => sum + conductance * (unknowns[q] - unknowns[q % nx === nx - 1 ? q - nx + 1 : q + 1]),
      0,
    );
    return { value, transverse: drift / nx, cycles, residual: left };
  };
}

/**
 * The conductances of the cells that some path joins to a plate; the others carry no current, and are closed. Undefined
 * where no path joins the plates.
 */
function joined({ nx, ny }: Extent, { east, south }: Conductances): Conductances | undefined {
  const from = (row: number, faceRow: number) => {
    const reached = new Uint8Array(nx * ny);
    const queue: number[] = [];
    const visit = (q: number, conductance: number) => {
      if (conductance === 0 || reached[q] === 1) return;
      reached[q] = 1;
      queue.push(q);
    };
    for (let i = 0; i < nx; i++) visit(row * nx + i, south[faceRow * nx + i]);
    for (let q = queue.pop(); q !== undefined; q = queue.pop()) {
      const start = q - (q % nx);
      const [e, w] = [start + ((q + 1) % nx), start + ((q - start + nx - 1) % nx)];
      visit(e, east[q]);
      visit(w, east[w]);
      if (q >= nx) visit(q - nx, south[q]);
      if (q < nx * (ny - 1)) visit(q + nx, south[q + nx]);
    }
    return reached;
  };
  const [below, above] = [from(0, 0), from(ny - 1, ny)];
  if (!below.some((value, q) => value === 1 && above[q] === 1)) return undefined;
  const isOpen = (q: number) => below[q] === 1 || above[q] === 1;
  return {
    east: east.map((value, q) => (isOpen(q) ? value : 0)),
    south: south.map((value, q) => (q >= nx * ny || isOpen(q) ? value : 0)),
  };
}
