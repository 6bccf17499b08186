/** The metal a case starts with. */

import type { Case } from './case.ts';

/**
 * ξ = 1/(1 + e^{n/ℓ}) [–], nx × ny, row-major, row 0 on the electrode: n is the signed distance [m] to the union of the
 * flat layer and the discs centred on its surface, negative in metal. A periodic domain sees the discs of its
 * neighbours. Inside the union n is a bound of the distance, which ξ, being 1 there, does not feel.
 */
export function initialMetal({ grid, sides, surface, numerics }: Case): Float64Array {
  const { nx, ny, spacing } = grid;
  const width = nx * spacing;
  const xi = new Float64Array(nx * ny);
  for (let j = 0; j < ny; j++) {
    const y = (j + 0.5) * spacing - surface.thickness;
    for (let i = 0; i < nx; i++) {
      const x = (i + 0.5) * spacing;
      let n = y;
      for (const { position, radius } of surface.nuclei) {
        const across = Math.abs(x - position);
        const dx = sides === 'periodic' ? Math.min(across, width - across) : across;
        n = Math.min(n, Math.hypot(dx, y) - radius);
      }
      xi[j * nx + i] = 1 / (1 + Math.exp(n / numerics.interfaceWidth));
    }
  }
  return xi;
}
