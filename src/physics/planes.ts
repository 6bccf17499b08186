/**
 * What the solver's fields hold, plane by plane. A plane has one row more than the grid, so that element j nx + i is cell
 * (i, j), the same in every field and in the multigrid; the row above the top holds what belongs to the top wall.
 * Dimensionless as of scales.ts.
 */

/** The unknowns. */
export const STATE = { potential: 0, concentration: 1, metal: 2 } as const;
export const STATE_PLANES = 3;

/** The unknowns at the start of the step, and what was extrapolated from them for its end. */
export const BEFORE = {
  potential: 0,
  concentration: 1,
  predictedPotential: 2,
  predictedConcentration: 3,
  metal: 4,
} as const;
export const BEFORE_PLANES = 5;

/**
 * The electrolyte and its filler, constant in time: σ and D on east and south faces (harmonic means), the anions' share t₋ of a face's
 * current (that of t₋σ in series), the factor on i₀, and 1 where metal may enter. Faces of the bottom and of the top hold what the
 * cell does; the kernels know where a wall is closed and that the top lies half a cell away. Where all cells are alike a plane is one
 * number: the parameter `mapped` of a kernel is the length of a plane.
 */
export const MAPS = {
  conductivityEast: 0,
  conductivitySouth: 1,
  diffusivityEast: 2,
  diffusivitySouth: 3,
  anionEast: 4,
  anionSouth: 5,
  exchange: 6,
  open: 7,
} as const;
export const MAPS_PLANES = 8;

/**
 * The front during one step: prefactor of the kinetics i₀ a_k(θ), the Gibbs-Thomson shift of the potential, the slope |∇λ| and the
 * bend ℓK/2 that make the surface density, and the current density of the kinetics that the step ended with.
 */
export const FRONT = { prefactor: 0, shift: 1, slope: 2, bend: 3, reaction: 4 } as const;
export const FRONT_PLANES = 5;

/**
 * The top wall, per column: current and salt that enter through it, and its entries of the operator (k, b, a, d, t as of
 * shaders/pair.wgsl); the length of the step, the same in each, beside what else the finest grid's operator is computed from.
 */
export const TOP = { current: 0, salt: 1, k: 2, b: 3, a: 4, d: 5, t: 6, step: 7 } as const;
export const TOP_PLANES = 8;

/** The reaction s = plate c − strip where the system was linearised last: what the fused kernels keep of it. */
export const KINETICS = { plate: 0, strip: 1 } as const;
export const KINETICS_PLANES = 2;

/**
 * The bath around an island, per cell: σ and D of the half cells between it and the walls that it touches, added up, and its t₋. Zero in
 * cells that touch none; the top wall is not among them.
 */
export const BATH = { conductivity: 0, diffusivity: 1, anions: 2 } as const;
export const BATH_PLANES = 3;

/**
 * Row by row, the largest: speed of the front, error of the extrapolation, last corrections of potential and concentration, and that of the
 * potential as it is felt, less in starved cells.
 */
export const TALLY = { speed: 0, error: 1, potential: 2, concentration: 3, felt: 4 } as const;
export const TALLY_PLANES = 5;

/** What a forced cell gains from outside, per cell and unit of time: charge, salt, and the rate of ξ. */
export const SOURCES = { charge: 0, salt: 1, metal: 2 } as const;
export const SOURCES_PLANES = 3;
