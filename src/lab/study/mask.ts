/** A filler under the brush: what it covers, painted in samples finer than the grid. */
import type { Case } from '../../case/case.ts';
import { domainOf, drawFiller } from '../../case/microstructure/picture.ts';
import {
  blank,
  cover,
  coverage,
  discShape,
  FILLER,
  MATRIX,
  type Raster,
  SHELL,
} from '../../case/microstructure/raster.ts';

export { FILLER, MATRIX, SHELL } from '../../case/microstructure/raster.ts';
export { maskChange } from './filler-change.ts';

/** Samples across at most, because a link has to carry what is painted. */
export const MASK_COLUMNS = 384;

/** Samples across: a whole number of them in a cell, or of cells in one, so that what is painted fills whole cells. */
function columnsFor(nx: number): number {
  if (nx <= MASK_COLUMNS) return nx * Math.floor(MASK_COLUMNS / nx);
  for (let cells = Math.ceil(nx / MASK_COLUMNS); 2 * nx >= cells * MASK_COLUMNS; cells++)
    if (nx % cells === 0) return nx / cells;
  return MASK_COLUMNS;
}

/**
 * What the filler of a case covers, over the whole domain, matrix alone where it has none or below its `from`: `MATRIX` or `FILLER`, and `SHELL`
 * where a picture shows the interphase. An interphase that is grown around the filler is not in it: it grows around what is painted.
 */
export function maskOf(input: Case): Raster {
  const domain = domainOf(input);
  const mask = blank(domain.width, domain.height, columnsFor(input.grid.nx));
  const { filler } = input;
  if (!filler) return mask;
  const picture = drawFiller({ structure: filler.structure }, domain, input.seed);
  const { columns, rows, size, samples } = mask;
  for (const phase of [SHELL, FILLER]) {
    const shares = coverage(picture, columns, rows, phase);
    for (let k = 0; k < shares.length; k++) if (shares[k] >= 0.5) samples[k] = phase;
  }
  const below = Math.min(rows, Math.ceil(filler.from / size - 1e-6));
  samples.fill(MATRIX, 0, Math.max(0, below) * columns);
  return mask;
}

/**
 * Fills a disc of the mask, or clears it; centre and radius in metres from the lower left corner. Where the sides are periodic it comes back in on
 * the other side. A brush finer than a sample takes one. True where something changed.
 */
export function paintDisc(
  mask: Raster,
  x: number,
  y: number,
  radius: number,
  value: typeof MATRIX | typeof FILLER,
  periodic: boolean,
): boolean {
  const least = 0.75 * mask.size;
  return cover(mask, discShape(x, y, 2 * Math.max(radius, least)), periodic, value).length > 0;
}

/** Discs along the way from one place to another, near enough to leave no gaps. */
export function strokeTo(
  mask: Raster,
  from: readonly [number, number],
  to: readonly [number, number],
  radius: number,
  value: typeof MATRIX | typeof FILLER,
  periodic: boolean,
): boolean {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const steps = Math.max(1, Math.ceil(length / Math.max(radius / 3, mask.size)));
  let changed = false;
  for (let k = 0; k <= steps; k++) {
    const share = k / steps;
    const [x, y] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    changed = paintDisc(mask, x, y, radius, value, periodic) || changed;
  }
  return changed;
}
