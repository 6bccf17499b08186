/** A structure as a picture, drawn in metres from the seed, the same for every grid. */

import type { Structure } from '../case.ts';
import { drawChannels } from './channels.ts';
import { drawClusters } from './clusters.ts';
import { drawCubes } from './cubes.ts';
import { drawDiscs } from './discs.ts';
import type { Domain } from './domain.ts';
import { drawGrains } from './grains.ts';
import { drawImage } from './image.ts';
import { drawLayers } from './layers.ts';
import { drawNanorods } from './nanorods.ts';
import { drawPores } from './pores.ts';
import type { Raster } from './raster.ts';

/**
 * Draws a structure; its fraction is met within 0.5 % absolute. Channels, discs, layers and images do not depend on the
 * seed. Throws `StructureError` where it cannot be drawn.
 */
export function drawStructure(structure: Structure, domain: Domain, seed: number): Raster {
  switch (structure.kind) {
    case 'nanorods':
      return drawNanorods(structure, domain, seed).raster;
    case 'cubes':
      return drawCubes(structure, domain, seed);
    case 'clusters':
      return drawClusters(structure, domain, seed);
    case 'grains':
      return drawGrains(structure, domain, seed);
    case 'channels':
      return drawChannels(structure, domain);
    case 'pores':
      return drawPores(structure, domain, seed);
    case 'discs':
      return drawDiscs(structure, domain);
    case 'layers':
      return drawLayers(structure, domain);
    case 'image':
      return drawImage(structure, domain);
  }
}
