/** Bounds of what a mixture conducts in the plane, whatever the arrangement of its phases. */

/**
 * Wiener's bounds of σ_eff for any arrangement of the same cells, the harmonic and the arithmetic mean [S/m].
 *
 * Source: Wiener, Abh. Math.-Phys. Kl. Königl. Sächs. Ges. Wiss. 32, 509 (1912).
 */
export function wienerBounds(conductivity: ArrayLike<number>): readonly [number, number] {
  const values = Array.from(conductivity);
  const resistivity = values.reduce((sum, value) => sum + 1 / value, 0) / values.length;
  return [1 / resistivity, values.reduce((sum, value) => sum + value, 0) / values.length];
}

/**
 * Hashin and Shtrikman's bounds of σ_eff for any isotropic mixture of two phases in the plane [S/m]: the first phase takes
 * the share `fraction` [–].
 *
 *     σ_a + f_b/(1/(σ_b − σ_a) + f_a/(2σ_a)), with each phase for a
 *
 * Source: Hashin and Shtrikman, J. Appl. Phys. 33, 3125 (1962), in two dimensions.
 */
export function hashinShtrikmanBounds(first: number, second: number, fraction: number): readonly [number, number] {
  if (first === second) return [first, first];
  const bound = (a: number, b: number, fb: number) => (a === 0 ? 0 : a + fb / (1 / (b - a) + (1 - fb) / (2 * a)));
  const pair = [bound(first, second, 1 - fraction), bound(second, first, fraction)];
  return [Math.min(...pair), Math.max(...pair)];
}

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
