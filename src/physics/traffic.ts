/**
 * What a step moves: the model's kernels plane by plane, for a cell of the bulk, counted as src/backend/traffic.ts says; and what any
 * step of this model has to move, whatever its method.
 */
import { inEachOf, SCALARS, type Traffic, type TrafficTable } from '../backend/traffic.ts';
import { OPERATOR_PLANES, UNKNOWNS } from '../multigrid/levels.ts';
import { type Finest, image, multigridTraffic, postsmooth, presmooth } from '../multigrid/traffic.ts';
import { FRONT_PLANES, MAPS_PLANES } from './planes.ts';

type Params = Readonly<Record<string, number>>;

/** Planes of the maps that are read: none where an electrolyte that is the same everywhere has one number a plane. */
function mapsOf({ mapped }: Params, planes: number): number {
  return mapped === 1 ? 0 : planes;
}

function each(p: Params, read: Traffic['read'], written: Traffic['written'], operations: number): Traffic {
  return inEachOf(p.nx * p.ny, read, written, operations);
}

/** A pass over the profile, from the state into a scratch plane or back; 13 logarithms of 5 operations, 6 pairs of slopes of 5. */
function keep(p: Params): Traffic {
  const [from, to] = p.turn === 0 ? ['state', 'kept'] : ['kept', 'state'];
  return each(p, { [from]: 1, maps: mapsOf(p, 1), dead: 1 }, { [to]: 1 }, 13 * 5 + 6 * 5 + 5);
}

/** Planes of the maps that make the fluxes: σ, D, t₋ of two faces. */
const FLUX_MAPS = 6;
/** Operations of a flux and its derivatives, and of the kinetics' terms of a cell. */
const FLUX = 22;
const TERMS = 16;

/** The finest operator out of the fields of the cell: state, kinetics, and the maps where there are any. */
function finest(p: Params): Finest {
  return { read: { state: 3, maps: mapsOf(p, FLUX_MAPS), kinetics: 2 }, operations: 4 * FLUX + TERMS };
}

/** Of a Newton iteration: four fluxes, two exponentials and the surface density of the kinetics, the change of salt. */
const ASSEMBLED = 4 * FLUX + 67;

/** Where a dispatch reads and writes. Rows and columns are not counted. */
export const stepTraffic: TrafficTable = {
  ...multigridTraffic,
  begin: () => SCALARS,
  top: () => SCALARS,
  collect: () => SCALARS,
  tick: () => SCALARS,
  predict: (p) => each(p, { state: 3, before: 2 }, { state: 2, before: 5 }, 14),
  keep,
  // In the bulk, where the prefactor and the shift are zero, only ξ is read.
  geometry: (p) => each(p, { state: 1, maps: 0, dead: 0 }, { front: FRONT_PLANES - 1 }, 3),
  linearise: (p) =>
    each(
      p,
      { state: 3, before: 2, maps: mapsOf(p, FLUX_MAPS), front: FRONT_PLANES - 1 },
      { coefficients: OPERATOR_PLANES, residual: UNKNOWNS },
      ASSEMBLED,
    ),
  assemble: (p) =>
    each(
      p,
      { state: 3, before: 2, maps: mapsOf(p, FLUX_MAPS), front: FRONT_PLANES - 1 },
      { kinetics: 2, residual: UNKNOWNS },
      ASSEMBLED - TERMS,
    ),
  presmooth_finest: (p) => presmooth(p, finest(p)),
  postsmooth_finest: (p) => postsmooth(p, finest(p)),
  image_finest: (p) => image(p, finest(p)),
  bathe: (p) => each(p, { bath: 1, state: 0 }, { coefficients: 0, residual: 0 }, 1),
  force: (p) => each(p, { sources: 2, residual: 2 }, { residual: 2 }, 2),
  gain: (p) => each(p, { state: 1, sources: 1 }, { state: 1 }, 2),
  correct: (p) => each(p, { state: 3, correction: 2 }, { state: 2 }, 14),
  // The tallies of its rows included.
  advance: (p) => each(p, { state: 3, before: 2, front: FRONT_PLANES - 1 }, { state: 1, front: 1 }, 50),
};

/**
 * Planes that any step has to read or write once, the A_eff of T_eff = A_eff/t: u, c and ξ read and written, u° and c° of the step
 * before read for the extrapolation, the mark of dead metal read, and the maps read where the electrolyte is not the same
 * everywhere. Scratch fields, coefficients and iterations do not count: a method that needs fewer of them is not punished.
 *
 * Source: Räss, Utkin, Duretz, Omlin, Podladchikov, Geosci. Model Dev. 15, 5757 (2022).
 */
export function effectivePlanes(hasMaps: boolean): number {
  return 3 + 3 + 2 + 1 + (hasMaps ? MAPS_PLANES : 0);
}
