/** The metal a case starts with. */

import type { Case, Grid } from './case.ts';

/**
 * ξ = 1/(1 + e^{n/ℓ}) [–], nx × ny, row-major, row 0 on the electrode, of a signed distance n(x, y) [m] to the metal's
 * surface, negative in metal; ℓ [m].
 */
export function profileOf(
  { nx, ny, spacing }: Grid,
  interfaceWidth: number,
  distance: (x: number, y: number) => number,
): Float64Array {
  return Float64Array.from({ length: nx * ny }, (_, q) => {
    const n = distance(((q % nx) + 0.5) * spacing, (Math.floor(q / nx) + 0.5) * spacing);
    return 1 / (1 + Math.exp(n / interfaceWidth));
  });
}

/**
 * The metal of a case's surface, nx × ny [–]: n is the distance to the union of the flat layer and the discs centred on its
 * surface. A periodic domain sees the discs of its neighbours. Inside the union n is a bound of the distance, which ξ,
 * being 1 there, does not feel.
 */
export function initialMetal({ grid, sides, surface, numerics }: Case): Float64Array {
  const width = grid.nx * grid.spacing;
  return profileOf(grid, numerics.interfaceWidth, (x, height) => {
    const y = height - surface.thickness;
    let n = y;
    for (const { position, radius } of surface.nuclei) {
      const across = Math.abs(x - position);
      const dx = sides === 'periodic' ? Math.min(across, width - across) : across;
      n = Math.min(n, Math.hypot(dx, y) - radius);
    }
    return n;
  });
}
