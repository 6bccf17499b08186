/** Layers of filler and matrix in turn. */

import type { Layers } from '../case.ts';
import type { Domain } from './domain.ts';
import type { Raster } from './raster.ts';
import { drawStripes } from './stripes.ts';

/** A period is a layer of each: filler thickness / fraction. They lie `along` the electrode or stand `upright` on it. */
export function drawLayers({ thickness, direction, fraction }: Layers, domain: Domain): Raster {
  const along = direction === 'along' ? 'y' : 'x';
  return drawStripes({ length: thickness / fraction, fraction, along, key: 'thickness', size: thickness }, domain);
}
