/** Closed forms for the conductivity of two phases. */

/**
 * Bruggeman's symmetric effective medium in d dimensions [S/m]: the positive root of
 *
 *     Σ f_k (σ_k − σ)/(σ_k + (d − 1)σ) = 0
 *
 * `fraction` is the first phase's share [–]. Source: Bruggeman, Ann. Phys. 416, 636 (1935).
 */
export function bruggeman(first: number, second: number, fraction: number, dimensions: 2 | 3): number {
  const half = (first * (dimensions * fraction - 1) + second * (dimensions * (1 - fraction) - 1)) / 2;
  return (half + Math.sqrt(half ** 2 + (dimensions - 1) * first * second)) / (dimensions - 1);
}

/**
 * Maxwell's σ of a matrix with spheres in it [S/m], which is also Hashin and Shtrikman's bound in three dimensions, the lower
 * one where the matrix is the poorer conductor; `fraction` is the spheres' share [–].
 *
 *     σ = σ_m (σ_s + 2σ_m + 2f(σ_s − σ_m))/(σ_s + 2σ_m − f(σ_s − σ_m))
 *
 * Source: Hashin and Shtrikman, J. Appl. Phys. 33, 3125 (1962).
 */
export function maxwell(matrix: number, spheres: number, fraction: number): number {
  const [sum, difference] = [spheres + 2 * matrix, fraction * (spheres - matrix)];
  return (matrix * (sum + 2 * difference)) / (sum - difference);
}

/** Volume share of a part from its weight share and the densities of both parts, in one unit [–]. */
export function volumeShare(weightShare: number, density: number, otherDensity: number): number {
  const [part, other] = [weightShare / density, (1 - weightShare) / otherDensity];
  return part / (part + other);
}
