/** A half-ellipse of metal on a flat electrode, and the kinetics that makes its diffuse surface look sharp from afar. */
import { electrolyteShare, surfaceDensity } from '../../physics/twin/kinetics.ts';

/** Iterations on the nearest point of the ellipse; each gains about a digit. */
const ITERATIONS = 8;

/** Signed distance [m] to the ellipse about the origin with half-axes a (along x) and b (along y), by its evolute. */
export function toEllipse(x: number, y: number, a: number, b: number): number {
  const [px, py] = [Math.abs(x), Math.abs(y)];
  let [tx, ty] = [Math.SQRT1_2, Math.SQRT1_2];
  for (let k = 0; k < ITERATIONS; k++) {
    const [ex, ey] = [((a * a - b * b) * tx ** 3) / a, ((b * b - a * a) * ty ** 3) / b];
    const [rx, ry, qx, qy] = [a * tx - ex, b * ty - ey, px - ex, py - ey];
    const share = Math.hypot(rx, ry) / Math.max(Math.hypot(qx, qy), Number.MIN_VALUE);
    tx = Math.min(1, Math.max(0, (qx * share + ex) / a));
    ty = Math.min(1, Math.max(0, (qy * share + ey) / b));
    const norm = Math.hypot(tx, ty);
    [tx, ty] = [tx / norm, ty / norm];
  }
  const distance = Math.hypot(px - a * tx, py - b * ty);
  return (px / a) ** 2 + (py / b) ** 2 < 1 ? -distance : distance;
}

/** Half the thickness across which a flat front is integrated, and the steps in it [ℓ]. */
const REACH = 20;
const STEPS = 8000;

/**
 * Where the straight potential far from a flat diffuse front vanishes, in ℓ from ξ = ½ into the electrolyte:
 * (ψφ′)′ = δφ/L with φ in the metal at rest, L = σ/(gℓ) the resistance of the kinetics. It is −L − 13/12 for slow kinetics
 * (−∫ w [ln((1 − ξ)/ξ) + ½ − ξ] dξ + ½), and lies in the foot of the profile for fast ones, for which the current need not
 * enter the profile at all.
 */
export function apparentFront(resistance: number): number {
  const d = (2 * REACH) / STEPS;
  let potential = 1;
  let current = 0;
  for (let k = 0; k < STEPS; k++) {
    const xi = 1 / (1 + Math.exp((k + 0.5) * d - REACH));
    const middle = potential + ((d / 2) * current) / electrolyteShare(xi);
    const gained = (d * surfaceDensity(xi, 1, 0, true) * middle) / resistance;
    potential += (d * (current + gained / 2)) / electrolyteShare(xi);
    current += gained;
  }
  return REACH - potential / current;
}

/** σ/(gℓ) for which the apparent front is at ξ = ½: what the profile's foot gains, the kinetics takes. Bisection. */
export function balancedResistance(): number {
  let [low, high] = [0.1, 3];
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (apparentFront(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
