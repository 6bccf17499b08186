/** Round pores of matrix in a solid filler. */

import type { Pores } from '../case.ts';
import { columnsFor, type Domain } from './domain.ts';
import { fill } from './fill.ts';
import { placer } from './place.ts';
import { blank, discShape, FILLER, MATRIX, type Raster } from './raster.ts';

/**
 * Discs with centre from `place.ts`, free to overlap, laid into a solid filler until its fraction is left; the last is smaller.
 * Where the domain does not repeat, centres are drawn up to a radius beyond it, so that pores are as dense at a wall as
 * inside.
 */
export function drawPores({ diameter, fraction, placement }: Pores, domain: Domain, seed: number): Raster {
  const { width, height, periodic } = domain;
  const raster = blank(width, height, columnsFor(domain, diameter, 'diameter'));
  raster.samples.fill(FILLER);
  const place = placer(domain, diameter, seed, placement);
  fill(raster, Math.round((1 - fraction) * raster.samples.length), MATRIX, periodic, (k) => {
    const { x, y } = place(k);
    return (scale) => discShape(x, y, scale * diameter);
  });
  return raster;
}
