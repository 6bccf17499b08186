/** The metal a case starts with, and what nucleates on it later. */

import type { Case, Grid, Nucleus } from './case.ts';
import { distanceToLine, roughLine } from './surface/rough-line.ts';

/** Signed distance [m] of (x, y) [m] to a surface, negative in metal. */
type Distance = (x: number, y: number) => number;

/**
 * ξ = 1/(1 + e^{n/ℓ}) [–], nx × ny, row-major, row 0 on the electrode, of a signed distance n(x, y) [m] to the metal's
 * surface, negative in metal; ℓ [m].
 */
export function profileOf({ nx, ny, spacing }: Grid, interfaceWidth: number, distance: Distance): Float64Array {
  return Float64Array.from({ length: nx * ny }, (_, q) => {
    const n = distance(((q % nx) + 0.5) * spacing, (Math.floor(q / nx) + 0.5) * spacing);
    return 1 / (1 + Math.exp(n / interfaceWidth));
  });
}

/**
 * The metal of a case's surface at time 0, nx × ny [–]: n is the distance to the union of the layer, flat or rough, and the
 * discs centred on its mean. A periodic domain sees the discs of its neighbours. Inside the union n is a bound of the
 * distance, which ξ, being 1 there, does not feel. A bare electrode has the discs alone. An island is a disc in the middle.
 */
export function initialMetal(input: Case): Float64Array {
  const { grid, surface, numerics } = input;
  if (surface.island) {
    const { radius } = surface.island;
    const [x0, y0] = [(grid.nx * grid.spacing) / 2, (grid.ny * grid.spacing) / 2];
    return profileOf(grid, numerics.interfaceWidth, (x, y) => Math.hypot(x - x0, y - y0) - radius);
  }
  const layer = layerOf(input);
  const discs = discsOf(
    input,
    surface.nuclei.filter(({ time }) => time === 0),
  );
  return profileOf(grid, numerics.interfaceWidth, (x, y) => Math.min(layer(x, y), discs(x, y)));
}

/** The profile of some nuclei alone [–], as of `initialMetal`: ξ becomes the larger of this and what it was. */
export function nucleusMetal(input: Case, nuclei: readonly Nucleus[]): Float64Array {
  return profileOf(input.grid, input.numerics.interfaceWidth, discsOf(input, nuclei));
}

function layerOf({ grid, sides, surface, seed }: Case): Distance {
  const { thickness, roughness } = surface;
  if (thickness === 0) return () => Number.POSITIVE_INFINITY;
  if (!roughness) return (_, y) => y - thickness;
  const span = { width: grid.nx * grid.spacing, periodic: sides === 'periodic' };
  const toLine = distanceToLine(roughLine(roughness, span, seed), roughness, span);
  return (x, y) => toLine(x, y - thickness);
}

function discsOf({ grid, sides, surface }: Case, nuclei: readonly Nucleus[]): Distance {
  const width = grid.nx * grid.spacing;
  return (x, y) =>
    nuclei.reduce((least, { position, radius }) => {
      const across = Math.abs(x - position);
      const dx = sides === 'periodic' ? Math.min(across, width - across) : across;
      return Math.min(least, Math.hypot(dx, y - surface.thickness) - radius);
    }, Number.POSITIVE_INFINITY);
}
