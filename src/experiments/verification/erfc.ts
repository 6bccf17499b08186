/** The error function's complement and its integral, which diffusion into a half-space needs. */

/** Below it the series takes fewer terms than the continued fraction; there is no other meaning to it. */
const CROSSOVER = 2;
/** Of the continued fraction: enough for the last digit of float64 from z = 2 on. */
const DEPTH = 60;

/**
 * erfc z = (2/√π) ∫_z^∞ e^{−s²} ds for z ≥ 0 [–], to a few units of the last digit. Abramowitz and Stegun, Handbook of
 * Mathematical Functions (1964): the series 7.1.6, erf z = (2/√π) e^{−z²} Σ 2ⁿ z^{2n+1}/(2n + 1)!!, for small z and the continued
 * fraction 7.1.14, √π e^{z²} erfc z = 1/(z + (1/2)/(z + 1/(z + (3/2)/(z + …)))), for large.
 */
export function erfc(z: number): number {
  const bell = Math.exp(-z * z) / Math.sqrt(Math.PI);
  if (z < CROSSOVER) {
    let sum = 0;
    for (let n = 0, term = z; sum + term !== sum; n++, term *= (2 * z * z) / (2 * n + 1)) sum += term;
    return 1 - 2 * bell * sum;
  }
  let fraction = z;
  for (let n = DEPTH; n > 0; n--) fraction = z + n / 2 / fraction;
  return bell / fraction;
}

/** ∫_z^∞ erfc(s) ds = e^{−z²}/√π − z erfc z [–]. Carslaw and Jaeger, Conduction of Heat in Solids (1959), appendix II. */
export function ierfc(z: number): number {
  return Math.exp(-z * z) / Math.sqrt(Math.PI) - z * erfc(z);
}
