/** Bundles of lamellae that fan out from common centres. */

import type { Clusters } from '../case.ts';
import { micrometres } from '../problems.ts';
import { columnsFor, type Domain, StructureError } from './domain.ts';
import { fill } from './fill.ts';
import { placer } from './place.ts';
import { blank, FILLER, type Raster, rodShape, type Shape } from './raster.ts';

/**
 * Clusters with centre and rotation from `place.ts`, free to overlap, laid until they cover the fraction; the last is smaller.
 * The lamellae of a cluster are rectangles as long as its diameter that cross in its centre at equal angles. Where the
 * domain does not repeat, centres are drawn up to half a diameter beyond it.
 *
 * Throws `StructureError` where a lamella is thicker than the cluster, or too thin to draw.
 */
export function drawClusters(
  { diameter, lamella, lamellae, fraction, placement }: Clusters,
  domain: Domain,
  seed: number,
): Raster {
  const { width, height, periodic } = domain;
  if (lamella > diameter) {
    throw new StructureError(
      'lamella',
      `${micrometres(lamella)} is thicker than the cluster's diameter of ${micrometres(diameter)}; exchange the two`,
    );
  }
  const raster = blank(width, height, columnsFor(domain, lamella, 'lamella'));
  const place = placer(domain, diameter, seed, placement);
  fill(raster, Math.round(fraction * raster.samples.length), FILLER, periodic, (k) => {
    const { x, y, turn } = place(k);
    return (scale) => fan(x, y, (turn * Math.PI) / lamellae, scale * diameter, lamella, lamellae);
  });
  return raster;
}

/** `count` rectangles through one centre. */
function fan(x: number, y: number, turn: number, length: number, width: number, count: number): Shape {
  const lamellae = Array.from({ length: count }, (_, k) =>
    rodShape({ x, y, angle: turn + (k * Math.PI) / count, length, width }),
  );
  return {
    x,
    y,
    halfX: Math.max(...lamellae.map(({ halfX }) => halfX)),
    halfY: Math.max(...lamellae.map(({ halfY }) => halfY)),
    contains: (dx, dy) => lamellae.some((lamella) => lamella.contains(dx, dy)),
  };
}
