/**
 * One time step as an ordered list, the same on both back ends. Backward Euler for charge and salt, solved together by
 * Newton; explicit for the metal, which then grows by exactly what the charge equation took from the current.
 *
 *      1  begin        length of the step
 *      2  predict      u, c extrapolated to its end
 *      3  top          current held or voltage held?
 *      4  keep         the profile across the front, in passes
 *      5  geometry     normals, curvature, anisotropy, noise of the front
 *      6  Newton, until a correction is small: linearise, coarsen, V-cycle (with a filler: conjugate residuals around it), correct, top
 *      7  advance      the metal; speed, error
 *      8  tick         clock, length of the next step
 *
 * A forced cell has `gain` after 4 and `force` after each linearise; around an island `bathe` follows linearise and `collect` precedes top.
 */
import type { Dispatch, Field } from '../backend/backend.ts';
import { FARADAY } from '../case/constants.ts';
import type { Cell } from './cell.ts';
import { correctionOf, linearised, solved } from './newton.ts';
import { MAPS_PLANES } from './planes.ts';

/** Newton iterations of a step at most: four, because more do not fit into 60 dispatches a step on a GPU at 512². */
export const NEWTON = 4;
/**
 * Best conductor over the electrolyte from which a filler takes V(2, 2) cycles, because the calibrated rods of
 * the tip-effect study, 25 to 28 times the polymer, lose 2.7 % of the salt in 150 s at 192² otherwise, 0.13 % so; a step takes 1.8 times
 * as long.
 */
const HIGH_CONTRAST = 20;
/** Newton iterations of a step at least: two, because with one a calm cell that is plated and stripped loses 2e-5 of its salt, with two 4e-6. */
const LEAST_NEWTON = 2;
/**
 * Correction below which no other iteration follows, of u as it is felt [RT/F] and of c [c₀]: 0.1 mV and 5e-5, because with 1e-4 a cell that is
 * plated and stripped loses 1.7e-5 of its salt, and with tighter ones PVH takes a fifth more iterations.
 */
const TOLERANCES = { potentialTolerance: 4e-3, concentrationTolerance: 5e-5 } as const;
/** Newton iterations of a first step, which starts from fields at rest, at most. */
export const FIRST_NEWTON = 20;
/** Tolerances of a first step: far smaller ones, because it is so short that the charge it passes is small, and others are measured by that. */
const FIRST_TOLERANCES = { potentialTolerance: 1e-5, concentrationTolerance: 3e-7 } as const;
/** Directions of the Krylov iteration around the cycle where there is a filler. */
const DIRECTIONS = 3;
/** Sweeps before and after each coarse correction, because two give the same tips at 96² and take a quarter longer. */
export const SWEEPS = 1;
/** Share of h²/M that a pass of `keep` may last; explicit, it is stable up to 1/4. */
const STABLE_PASS = 0.2;
/** Change of the potential and of the concentration, beyond extrapolation, that a step may bring [RT/F], [c₀]. */
const ALLOWED_ERROR = { potentialError: 0.05, concentrationError: 0.01 } as const;

/** Sweeps before and after each coarse correction of a cell's step. */
export function sweepsFor({ contrast }: Cell): number {
  return contrast < HIGH_CONTRAST ? SWEEPS : 2 * SWEEPS;
}

/** The dispatches of one step with `most` Newton iterations at most. */
export function stepList(cell: Cell, most = NEWTON): Dispatch[] {
  const {
    input,
    scales,
    solver,
    state,
    before,
    maps,
    front,
    top,
    tallies,
    clock,
    control,
    gate,
    dead,
    kept,
    sites,
    sources,
    bath,
  } = cell;
  const { residual } = solver.system;
  const { nx, ny } = input.grid;
  const { kineticAnisotropy: kinetic, surfaceAnisotropy: surface } = input.metal;
  const periodic = Number(input.sides === 'periodic');
  /** Numbers in a plane of the maps */
  const mapped = maps.length / MAPS_PLANES;
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
  /** A workgroup takes a row. */
  const rows = (kernel: string, fields: Record<string, Field>, params: Record<string, number> = {}): Dispatch => ({
    ...each(kernel, fields, params),
    threads: [64, ny],
  });
  const reservoir = Number(input.top === 'reservoir');
  const newton = { least: Math.min(LEAST_NEWTON, most), ...(most > NEWTON ? FIRST_TOLERANCES : TOLERANCES) };
  const walls = (decide: number): Dispatch[] => [
    ...(bath ? [one('collect', { state, bath, control, clock, gate })] : []),
    one(
      'top',
      { state, maps, wall: top, clock, control, tallies, gate },
      { mapped, reservoir, exchange, alpha, decide, ...newton },
    ),
  ];
  const iteration = [
    linearised(cell),
    ...(bath ? [each('bathe', { state, bath, control, coefficients: solver.system.operator, residual })] : []),
    ...(sources ? [each('force', { sources, residual })] : []),
    ...solved(cell, sweeps, DIRECTIONS),
    rows('correct', { state, correction: correctionOf(solver), tallies, gate }),
    ...walls(0),
  ].map((dispatch) => ({ ...dispatch, gate }));
  return [
    { kernel: 'begin', fields: { clock, control, gate }, params: {}, threads: [1, 1] },
    each('predict', { state, before, clock }),
    ...walls(1),
    ...Array.from({ length: passes }, (_, pass) =>
      each('keep', { state, kept, maps, dead, clock }, { periodic, mapped, width, mobility, passes, turn: pass % 2 }),
    ),
    ...(sources ? [each('gain', { state, sources, clock })] : []),
    each(
      'geometry',
      { state, maps, dead, front, clock },
      {
        periodic,
        mapped,
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
    ...Array.from({ length: most }, () => iteration).flat(),
    rows('advance', { state, before, front, tallies, clock }, { alpha, sites, ...ALLOWED_ERROR }),
    {
      kernel: 'tick',
      fields: { tallies, clock, gate },
      params: { ny, courant, largestStep: input.numerics.largestStep / scales.time },
      threads: [1, 1],
    },
  ];
}

/** Passes of `keep` in a step whose front advances so that M Δt/h² is `courant × mobility × ℓ` at most: even, at least two. */
function keepPasses(spread: number): number {
  return 2 * Math.max(1, Math.ceil(spread / STABLE_PASS / 2));
}

/** Γ = γ V_m/F [V m]: the Gibbs-Thomson shift of the potential per curvature. */
export function capillaryLength({ metal }: Cell['input']): number {
  return (metal.surfaceEnergy * metal.molarVolume) / FARADAY;
}
