/** Bounds of what an isotropic mixture of any number of phases conducts in the plane. */

/**
 * Hashin and Shtrikman's bounds of σ_eff for any isotropic arrangement of the same cells, each a phase of its own [S/m]:
 *
 *     σ_x with x → ⟨1/(σ + σ_x)⟩⁻¹ − σ_x,   σ_x the least σ for the lower bound, the largest for the upper one
 *
 * For two phases they are those of `hashinShtrikmanBounds`. An arrangement with a direction can lie beyond them.
 *
 * Source: Hashin and Shtrikman, J. Appl. Phys. 33, 3125 (1962); in two dimensions Milton, The Theory of Composites (2002), 23.
 */
export function isotropicBounds(conductivity: ArrayLike<number>): readonly [number, number] {
  const values = Array.from(conductivity);
  const bound = (x: number) => values.length / values.reduce((sum, value) => sum + 1 / (value + x), 0) - x;
  const least = values.reduce((best, value) => Math.min(best, value));
  return [least === 0 ? 0 : bound(least), bound(values.reduce((best, value) => Math.max(best, value)))];
}
