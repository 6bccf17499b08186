/** Straight channels of matrix with walls of filler between them. */

import type { Channels } from '../case.ts';
import type { Domain } from './domain.ts';
import type { Raster } from './raster.ts';
import { drawStripes } from './stripes.ts';

/** A period is a channel and a wall: channel width / (1 − fraction). `up` from bottom to top, `across` from side to side. */
export function drawChannels({ width, direction, fraction }: Channels, domain: Domain): Raster {
  const along = direction === 'up' ? 'x' : 'y';
  return drawStripes({ length: width / (1 - fraction), fraction, along, key: 'width', size: width }, domain);
}
