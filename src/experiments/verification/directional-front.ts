/** A disc whose front advances by a(θ) = 1 + δ cos m(θ − θ₀) along its normal at θ. */
import type { Anisotropy } from '../../case/case.ts';

/**
 * Radius towards `angle` [m] of a disc of R₀ whose front advanced by s a(θ) along each normal θ: normals do not turn where the
 * speed depends on them alone, so a point of the front is at (R₀ + s a) n + s a′ τ, n and τ its normal and tangent.
 */
export function radiusOf(
  radius: number,
  { strength, folds, angle: turned }: Anisotropy,
  advance: number,
  angle: number,
): number {
  const pointAt = (theta: number) => {
    const phase = folds * (theta - turned);
    const [along, across] = [
      radius + advance * (1 + strength * Math.cos(phase)),
      -advance * folds * strength * Math.sin(phase),
    ];
    return { radius: Math.hypot(along, across), direction: theta + Math.atan2(across, along) };
  };
  let [low, high] = [angle - Math.PI / 4, angle + Math.PI / 4];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (pointAt(middle).direction < angle) low = middle;
    else high = middle;
  }
  return pointAt(low).radius;
}

/** The advance s at which that shape has the mean radius over the directions [m]; both grow together. */
export function advanceOf(
  radius: number,
  anisotropy: Anisotropy,
  angles: readonly number[],
  meanRadius: number,
): number {
  let [low, high] = [-radius / 2, meanRadius];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (mean(angles.map((angle) => radiusOf(radius, anisotropy, middle, angle))) < meanRadius) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * How far the contour ξ = ½ of a flat travelling front runs ahead of its metal's mean position ∫n dξ [ℓ], m = M/(vℓ). In its frame
 * |ξ′|(1 − w) = mℓ d/dn(ξ(1 − ξ)/ℓ − |ξ′|), w = ξ(4 − 3ξ), whose integral over ξ is ℓ|ξ′| = ξ(1 − ξ)(1 + a(1 − ξ)), a = 1/m: a
 * steeper foot. Hence −∫n dξ/ℓ = ln(1 + a) − a ln(2 + a)/(1 + a).
 */
export function leadOf(mobility: number): number {
  const a = 1 / mobility;
  return Math.log(1 + a) - (a * Math.log(2 + a)) / (1 + a);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
