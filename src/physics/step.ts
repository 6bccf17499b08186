/**
 * One time step as an ordered list, the same on both back ends. Backward Euler for charge and salt, solved together by
 * Newton; explicit for the metal, which then grows by exactly what the charge equation took from the current.
 *
 *      1  begin        length of the step
 *      2  predict      u, c extrapolated to its end
 *      3  top          current held or voltage held?
 *      4  keep         the profile across the front, in passes
 *      5  geometry     normals, curvature, anisotropy, noise of the front
 *      6  Newton, two or three times: linearise, coarsen, V-cycle (with a filler: conjugate residuals around it), correct, top
 *      7  advance      the metal
 *      8  tally, tick  speed, error, clock, length of the next step
 *
 * A forced cell has `gain` after 4 and `force` after each linearise; around an island `bathe` follows linearise and `collect` top.
 */
import type { Dispatch, Field } from '../backend/backend.ts';
import { FARADAY } from '../case/constants.ts';
import { clearCorrection, coarsenOperator, vCycle } from '../multigrid/cycle.ts';
import { conjugateResiduals } from '../multigrid/krylov.ts';
import { type Cell, floodPasses } from './cell.ts';

/** Newton iterations of a step: three, because they leave PVH at 96² a charge error of 6e-5 after 150 s and two leave 1.3e-4. */
export const NEWTON = 3;
/** Where a filler asks for three cycles each: two, because those leave no more. */
const FILLER_NEWTON = 2;
/**
 * Best conductor over the electrolyte from which a filler takes NEWTON iterations of V(2, 2) cycles, because the calibrated rods of
 * the tip-effect study, 25 to 28 times the polymer, lose 2.7 % of the salt in 150 s at 192² otherwise, 0.13 % so; a step takes 1.8 times
 * as long.
 */
const HIGH_CONTRAST = 20;
/** Newton iterations of the first step, which starts from fields at rest. */
export const FIRST_NEWTON = 20;
/** Directions of the Krylov iteration around the cycle where there is a filler. */
const DIRECTIONS = 3;
/** Sweeps before and after each coarse correction, because two give the same tips at 96² and take a quarter longer. */
export const SWEEPS = 1;
/** Share of h²/M that a pass of `keep` may last; explicit, it is stable up to 1/4. */
const STABLE_PASS = 0.2;
/** Change of the potential and of the concentration, beyond extrapolation, that a step may bring [RT/F], [c₀]. */
const ALLOWED_ERROR = { potentialError: 0.05, concentrationError: 0.01 } as const;

/**
 * Newton iterations of a cell's step: NEWTON beside a conductor of cations too, because two let a third of the salt of channels
 * between ceramics drift away in 60 s.
 */
function iterationsFor({ krylov, holdsAnions, contrast }: Cell): number {
  return krylov && !holdsAnions && contrast < HIGH_CONTRAST ? FILLER_NEWTON : NEWTON;
}

/** Sweeps before and after each coarse correction of a cell's step. */
export function sweepsFor({ contrast }: Cell): number {
  return contrast < HIGH_CONTRAST ? SWEEPS : 2 * SWEEPS;
}

/** The dispatches of one step with `newton` iterations. */
export function stepList(cell: Cell, newton = iterationsFor(cell)): Dispatch[] {
  const {
    input,
    scales,
    system,
    krylov,
    state,
    before,
    maps,
    front,
    top,
    tallies,
    clock,
    control,
    dead,
    sites,
    sources,
    bath,
  } = cell;
  const { operator, residual, correction } = system;
  const { nx, ny } = input.grid;
  const { kineticAnisotropy: kinetic, surfaceAnisotropy: surface } = input.metal;
  const periodic = Number(system.periodic);
  const alpha = input.electrolyte.transferCoefficient;
  const width = input.numerics.interfaceWidth / scales.length;
  const exchange = input.electrolyte.exchangeCurrent / scales.currentDensity;
  /** Γ = γ V_m/F [V m] in thermal voltages times cells */
  const capillary = capillaryLength(input) / (scales.voltage * scales.length);
  const { courant, mobility } = input.numerics;
  const passes = keepPasses(courant * mobility * width);
  const sweeps = sweepsFor(cell);
  const each = (kernel: string, fields: Record<string, Field>, params: Record<string, number> = {}): Dispatch => ({
    kernel,
    fields,
    params: { nx, ny, ...params },
    threads: [nx, ny],
  });
  const one = (kernel: string, fields: Record<string, Field>, params: Record<string, number> = {}): Dispatch => ({
    ...each(kernel, fields, params),
    threads: [1, 1],
  });
  const reservoir = Number(input.top === 'reservoir');
  const walls = (decide: number): Dispatch[] => [
    one('top', { state, maps, wall: top, clock, control }, { reservoir, exchange, alpha, decide }),
    ...(bath ? [one('collect', { state, bath, control, clock })] : []),
  ];
  const iteration = [
    each('linearise', { state, before, maps, front, top, clock, coefficients: operator, residual }, { alpha, sites }),
    ...(bath ? [each('bathe', { state, bath, control, coefficients: operator, residual })] : []),
    ...(sources ? [each('force', { sources, residual })] : []),
    ...coarsenOperator(system),
    clearCorrection(system),
    ...(krylov ? conjugateResiduals(system, krylov, sweeps, DIRECTIONS) : vCycle(system, SWEEPS)),
    each('correct', { state, correction, clock }),
    ...walls(0),
  ];
  return [
    { kernel: 'begin', fields: { clock, control }, params: {}, threads: [1, 1] },
    each('predict', { state, before, clock }),
    ...walls(1),
    ...Array.from({ length: passes }, (_, pass) =>
      each('keep', { state, before, maps, dead, clock }, { periodic, width, mobility, passes, turn: pass % 2 }),
    ),
    ...(sources ? [each('gain', { state, sources, clock })] : []),
    each(
      'geometry',
      { state, maps, dead, front, clock },
      {
        periodic,
        width,
        capillary,
        exchange,
        noise: input.noise,
        seed: input.seed,
        kineticStrength: kinetic.strength,
        kineticFolds: kinetic.folds,
        kineticAngle: kinetic.angle,
        surfaceStrength: surface.strength,
        surfaceFolds: surface.folds,
        surfaceAngle: surface.angle,
      },
    ),
    ...Array.from({ length: newton }, () => iteration).flat(),
    each('advance', { state, front, clock }, { alpha, sites }),
    { ...each('tally', { state, before, front, correction, tallies }, { sites, ...ALLOWED_ERROR }), threads: [64, ny] },
    {
      kernel: 'tick',
      fields: { tallies, clock },
      params: { ny, courant, largestStep: input.numerics.largestStep / scales.time },
      threads: [1, 1],
    },
  ];
}

/** Passes of `keep` in a step whose front advances so that M Δt/h² is `courant × mobility × ℓ` at most: even, at least two. */
function keepPasses(spread: number): number {
  return 2 * Math.max(1, Math.ceil(spread / STABLE_PASS / 2));
}

/** Turns after which the flood of a deposit without bends is over: one for each row of tiles, one between neighbours, one that reaches nothing. */
export function usualTurns({ input: { grid } }: Cell): number {
  return Math.min(floodPasses(grid), Math.ceil(grid.ny / 16) + 2);
}

/**
 * Finds the metal that is cut off from the electrode: sow, flood in turns, judge. Turns from `from` on, without `sow`, go on with a flood that
 * was left before it was over.
 */
export function connectionList(cell: Cell, from = 0, to = floodPasses(cell.input.grid)): Dispatch[] {
  const { input, system, state, reached, changed, dead } = cell;
  const { nx, ny } = input.grid;
  const island = Number(input.surface.island !== undefined);
  const threads = [nx, ny] as const;
  const sow: Dispatch = {
    kernel: 'sow',
    fields: { state, reached, changed },
    params: { nx, ny, passes: changed.length, island },
    threads,
  };
  const flood = (_: unknown, k: number): Dispatch => ({
    kernel: 'flood',
    fields: { state, reached, changed },
    params: { nx, ny, periodic: Number(system.periodic), turn: from + k },
    threads,
  });
  return [
    ...(from === 0 ? [sow] : []),
    ...Array.from({ length: to - from }, flood),
    { kernel: 'judge', fields: { reached, changed, dead }, params: { nx, ny, passes: to }, threads },
  ];
}

/** Γ = γ V_m/F [V m]: the Gibbs-Thomson shift of the potential per curvature. */
export function capillaryLength({ metal }: Cell['input']): number {
  return (metal.surfaceEnergy * metal.molarVolume) / FARADAY;
}
