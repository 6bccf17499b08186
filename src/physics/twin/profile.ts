/** The front's profile ξ = 1/(1 + e^{n/ℓ}) on the twin: λ = ln ξ/(1 − ξ) = −n/ℓ is linear where ξ is not. Twin: shaders/model.wgsl */

/** ξ and 1 − ξ below which a cell is bulk, where λ is cut off. */
const BULK = 2 ** -20;
/** Added to |∇λ|² so that a normal exists everywhere [1/cell²]. */
export const FLAT = 1e-12;
/** S/(speed ℓ) of what smooths λ over two cells, and fades as h²: what the profile term neither feeds nor damps. */
export const SMOOTHING = 0.02;

/** ξ held within the bulk's bounds. */
export function clipped(xi: number): number {
  return Math.max(BULK, Math.min(1 - BULK, xi));
}

/** Whether the front's profile reaches a cell. */
export function hasProfile(xi: number): boolean {
  return xi > BULK && xi < 1 - BULK;
}

const BULK_LOGIT = Math.log(BULK / (1 - BULK));

/** λ = ln ξ/(1 − ξ) of every cell, cut off in the bulk [–]. */
export function logitsOf(xi: Float64Array): Float64Array {
  const logits = new Float64Array(xi.length);
  for (let q = 0; q < xi.length; q++) {
    const x = xi[q];
    logits[q] = hasProfile(x) ? Math.log(x / (1 - x)) : x < 0.5 ? BULK_LOGIT : -BULK_LOGIT;
  }
  return logits;
}
