/**
 * The V-cycle for a pair of conservation laws on one grid, written once for both back ends:
 *
 *     Σ_f q_f = r − s_uu u − s_uv v        q = k Δu + b Δv + a (v + v′)
 *     Σ_f z_f = z − s_vu u − s_vv v        z = d Δv − t q
 *
 * with the flux into the cell through each face f, Δ the difference to the neighbour, and all coefficients per face or
 * per cell as data. Everything is extensive (fluxes and sources per cell, not per area), so a coarse cell is the sum of
 * its parts and no grid size, wall or factor of h appears. A zero conductance is a closed wall; in the row above the top
 * the unknowns are zero, so a conductance there is a wall of fixed value.
 *
 * Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), chapters 2 and 8.
 */
import type { Backend, Dispatch, Field } from '../backend/backend.ts';
import { coarser, type Level, levelsOf, OPERATOR_PLANES, stride, UNKNOWNS } from './levels.ts';

/** The linear system and its coarse copies. */
export interface PairSystem {
  readonly levels: readonly Level[];
  readonly periodic: boolean;
  /** Coefficients: OPERATOR_PLANES planes a level. The finest level is the caller's to fill. */
  readonly operator: Field;
  /** The unknowns u, v. */
  readonly correction: Field;
  /** The right-hand sides r, z; the finest level is the caller's to fill. */
  readonly residual: Field;
  /** One number: where it is 0, the kernels change nothing. */
  readonly gate: Field;
}

/** Most cells of a grid that one workgroup takes, with all coarser ones, in a single dispatch. */
export const TAIL_CELLS = 64 * 64;

/** Fields for a system on nx × ny cells; its gate is open, or the caller's. */
export function pairSystem(
  backend: Pick<Backend, 'field'>,
  nx: number,
  ny: number,
  periodic: boolean,
  gate: Field = backend.field('gate', 1, [1]),
): PairSystem {
  const levels = levelsOf(nx, ny);
  const last = levels[levels.length - 1];
  const cells = last.base + stride(last);
  return {
    levels,
    periodic,
    operator: backend.field('operator', OPERATOR_PLANES * cells),
    correction: backend.field('correction', UNKNOWNS * cells),
    residual: backend.field('residual', UNKNOWNS * cells),
    gate,
  };
}

/** What most kernels here bind; `operator` is a reserved word of WGSL. */
function fieldsOf({ operator, correction, residual, gate }: PairSystem): Dispatch['fields'] {
  return { coefficients: operator, correction, residual, gate };
}

/** Red-black Gauss-Seidel: two half-sweeps, `sweeps` times. Changes the correction. */
function relax(system: PairSystem, level: Level, sweeps: number): Dispatch[] {
  return Array.from({ length: 2 * sweeps }, (_, half) => ({
    kernel: 'relax',
    fields: fieldsOf(system),
    params: { ...level, colour: half % 2 },
    threads: [Math.ceil(level.nx / 2), level.ny] as const,
  }));
}

/** The defect, summed onto the next coarser grid. Changes its residual and clears its correction. */
function gather(system: PairSystem, level: Level): Dispatch {
  const { nx, ny } = coarser(level);
  return { kernel: 'gather', fields: fieldsOf(system), params: { ...level }, threads: [nx, ny + 1] };
}

/** Adds the coarser grid's correction, bilinear. */
function interpolate(system: PairSystem, level: Level): Dispatch {
  return {
    kernel: 'interpolate',
    fields: fieldsOf(system),
    params: { ...level, periodic: Number(system.periodic) },
    threads: [level.nx, level.ny],
  };
}

/** The V-cycle from `level` down and up again by a single workgroup, with its coarse operators where `assemble` is 1. */
function tail(system: PairSystem, level: Level, sweeps: number, assemble: number): Dispatch {
  return {
    kernel: 'tail',
    fields: fieldsOf(system),
    params: { ...level, skipped: 0, sweeps, periodic: Number(system.periodic), assemble, fresh: 0 },
    threads: [1, 1],
  };
}

/** The grids that have dispatches of their own, finest first, and the first one that the tail takes. */
function split({ levels }: PairSystem): { readonly wide: readonly Level[]; readonly first: Level } {
  const at = levels.findIndex(({ nx, ny }) => nx * ny <= TAIL_CELLS);
  return { wide: levels.slice(0, at), first: levels[at] };
}

/** The coarse operators from the finest, for the grids above the tail; it makes its own. */
export function coarsenOperator(system: PairSystem): Dispatch[] {
  return split(system).wide.map((level) => {
    const { nx, ny } = coarser(level);
    return {
      kernel: 'coarsen',
      fields: { coefficients: system.operator, gate: system.gate },
      params: { ...level },
      threads: [nx, ny + 1] as const,
    };
  });
}

/** The correction of the finest grid becomes zero, where the first cycle of a system starts. */
export function clearCorrection({ correction, gate, levels: [{ nx, ny }] }: PairSystem): Dispatch {
  return { kernel: 'clear', fields: { correction, gate }, params: { nx, ny }, threads: [nx, ny] };
}

/**
 * One V(ν, ν) cycle: changes the correction on the finest grid. Needs `coarsenOperator` after each new operator, and `assemble` 1 in
 * the first cycle after it.
 */
export function vCycle(system: PairSystem, sweeps: number, assemble = 1): Dispatch[] {
  const { wide, first } = split(system);
  const down = wide.flatMap((level) => [...relax(system, level, sweeps), gather(system, level)]);
  const up = wide.toReversed().flatMap((level) => [interpolate(system, level), ...relax(system, level, sweeps)]);
  return [...down, tail(system, first, sweeps, assemble), ...up];
}
