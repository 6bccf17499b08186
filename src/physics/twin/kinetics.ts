/** The constitutive functions of the model on the twin; the same functions in WGSL are in shaders/model.wgsl. */

/** Least share of electrolyte ψ: keeps the operators regular inside the metal. */
export const LEAST_ELECTROLYTE = 1e-3;
/** Largest exponent of the kinetics: e^60 is far beyond any current and within float32. */
export const LARGEST_EXPONENT = 60;

/** ψ = ε + (1 − ε)(1 − ξ), the share of electrolyte [–]. */
export function electrolyteShare(xi: number): number {
  return LEAST_ELECTROLYTE + (1 - LEAST_ELECTROLYTE) * (1 - xi);
}

/** Bounds of what a bend adds to the surface density where the front bulges and where it caves in, seen the way it moves. */
const MOST_BULGE = 0.15;
const MOST_CAVE = 0.03;

/**
 * δ = ξ(1 − ξ) |∇λ| w (1 + ℓK/2), a surface density [1/cell]: ∫ i_n δ dn is i_n on the contour ξ = ½, whatever the steepness of the profile
 * and, to first order, the curvature K. Metal that plates takes w = x(4 − 3x) with x = ξ, metal that strips takes x = 1 − ξ and −K: ∫ w dξ is
 * 1, and w is 1 in what the front leaves behind, 0 in what lies ahead of it. `slope` |∇λ| [1/cell], `bend` ℓK/2 [–].
 */
export function surfaceDensity(xi: number, slope: number, bend: number, plates: boolean): number {
  const x = plates ? xi : 1 - xi;
  const bulge = Math.max(-MOST_CAVE, Math.min(MOST_BULGE, plates ? bend : -bend));
  return Math.max(0, xi * (1 - xi)) * slope * x * (4 - 3 * x) * (1 + bulge);
}

/** e^x with the exponent held within ±LARGEST_EXPONENT. */
export function boundedExp(x: number): number {
  return Math.exp(Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, x)));
}
