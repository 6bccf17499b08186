/** The constitutive functions of the model on the twin; the same functions in WGSL are in shaders/model.wgsl. */

/** Least share of electrolyte ψ: keeps the operators regular inside the metal. */
export const LEAST_ELECTROLYTE = 1e-3;
/** Largest exponent of the kinetics: e^60 is far beyond any current and within float32. */
export const LARGEST_EXPONENT = 60;

/** ψ = ε + (1 − ε)(1 − ξ), the share of electrolyte [–]. */
export function electrolyteShare(xi: number): number {
  return LEAST_ELECTROLYTE + (1 - LEAST_ELECTROLYTE) * (1 - xi);
}

/** δ(ξ) = 6 ξ²(1 − ξ)²/ℓ, a surface density: ∫ δ dn = 1 across the profile ξ = 1/(1 + e^{n/ℓ}) [1/cell]. */
export function surfaceDensity(xi: number, width: number): number {
  const w = Math.max(0, xi * (1 - xi));
  return (6 * w * w) / width;
}

/** e^x with the exponent held within ±LARGEST_EXPONENT. */
export function boundedExp(x: number): number {
  return Math.exp(Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, x)));
}
