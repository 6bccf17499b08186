/**
 * One Newton iteration on charge and salt as a list: the residuals and the system of the correction, which a multigrid solves.
 *
 *     plain   linearise, coarsen, clear, V-cycle or conjugate residuals around it, each half-sweep and transfer a dispatch
 *     fused   assemble, a V-cycle whose legs are one dispatch a grid; the finest grid's coefficients are computed anew where they
 *             are asked for, so that they need not be stored
 *
 * Both come to the same, to rounding. The twin runs the plain list; a GPU the fused one, unless there is a bath around the cell.
 */
import type { Backend, Dispatch, Field } from '../backend/backend.ts';
import { clearCorrection, coarsenOperator, type PairSystem, pairSystem, vCycle } from '../multigrid/cycle.ts';
import { type FusedSystem, fusedCycle, fusedSystem } from '../multigrid/fused.ts';
import { conjugateResiduals, fusedConjugateResiduals, type KrylovSpace, krylovSpace } from '../multigrid/krylov.ts';
import { stride } from '../multigrid/levels.ts';
import type { Cell, CellFields } from './cell.ts';
import { KINETICS_PLANES, MAPS_PLANES } from './planes.ts';

/** The linear system with all its coefficients stored. */
export interface PlainSolver {
  readonly kind: 'plain';
  readonly system: PairSystem;
  /** Where the V-cycle alone stalls: with a filler, and in a bath */
  readonly krylov?: KrylovSpace;
}

/** The linear system with the coefficients of the coarse grids stored. */
export interface FusedSolver {
  readonly kind: 'fused';
  readonly system: FusedSystem;
  /** Planes of KINETICS */
  readonly kinetics: Field;
  /** Where the V-cycle alone stalls: with a filler */
  readonly krylov?: KrylovSpace;
}

export type Solver = PlainSolver | FusedSolver;

/** What linearise and the kernels that compute its coefficients anew take. */
function parametersOf({ input, maps, sites }: CellFields): Readonly<Record<string, number>> {
  return {
    periodic: Number(input.sides === 'periodic'),
    mapped: maps.length / MAPS_PLANES,
    alpha: input.electrolyte.transferCoefficient,
    sites,
  };
}

/** Fields of the plain solver. */
export function plainSolver(backend: Backend, { input, gate, stalls }: CellFields): PlainSolver {
  const { nx, ny } = input.grid;
  const system = pairSystem(backend, nx, ny, input.sides === 'periodic', gate);
  return { kind: 'plain', system, ...(stalls ? { krylov: krylovSpace(backend, system) } : {}) };
}

/** Fields of the fused solver. */
export function fusedSolver(backend: Backend, fields: CellFields): FusedSolver {
  const { input, state, maps, top, gate, stalls } = fields;
  const { nx, ny } = input.grid;
  const kinetics = backend.field('kinetics', KINETICS_PLANES * stride(input.grid));
  const finest = {
    presmooth: 'presmooth_finest',
    postsmooth: 'postsmooth_finest',
    image: 'image_finest',
    fields: { state, maps, kinetics, top },
    params: parametersOf(fields),
  };
  const system = fusedSystem(backend, nx, ny, input.sides === 'periodic', { gate, finest });
  return { kind: 'fused', system, kinetics, ...(stalls ? { krylov: krylovSpace(backend, system) } : {}) };
}

/** The residuals at the present u and c, and the system of their correction, on the finest grid. */
export function linearised(cell: Cell): Dispatch {
  const { input, solver, state, before, maps, front, top, clock, gate } = cell;
  const { nx, ny } = input.grid;
  const { residual } = solver.system;
  const read = { state, before, maps, front, top, residual };
  return solver.kind === 'fused'
    ? {
        kernel: 'assemble',
        fields: { ...read, kinetics: solver.kinetics, gate },
        params: { nx, ny, ...parametersOf(cell) },
        threads: [nx, ny],
      }
    : {
        kernel: 'linearise',
        fields: { ...read, clock, coefficients: solver.system.operator },
        params: { nx, ny, ...parametersOf(cell) },
        threads: [nx, ny],
      };
}

/** One V(sweeps, sweeps) cycle from zero on what `linearised` left, the coarse operators included. */
export function cycleOf({ solver }: Cell, sweeps: number): Dispatch[] {
  if (solver.kind === 'fused') return fusedCycle(solver.system, sweeps, { assemble: 1 });
  const { system } = solver;
  return [...coarsenOperator(system), clearCorrection(system), ...vCycle(system, sweeps)];
}

/** The correction of what `linearised` left, by as many `directions` of conjugate residuals where a cycle alone stalls. */
export function solved(cell: Cell, sweeps: number, directions: number): Dispatch[] {
  const { solver } = cell;
  if (!solver.krylov) return cycleOf(cell, sweeps);
  if (solver.kind === 'fused') return fusedConjugateResiduals(solver.system, solver.krylov, sweeps, directions);
  const { system, krylov } = solver;
  return [
    ...coarsenOperator(system),
    clearCorrection(system),
    ...conjugateResiduals(system, krylov, sweeps, directions),
  ];
}

/** Where `solved` leaves the correction. */
export function correctionOf({ kind, system }: Solver): Field {
  return kind === 'fused' ? system.smoothed : system.correction;
}
