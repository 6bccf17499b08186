/** Voronoi grains with an even film of matrix between them. */

import type { Grains } from '../case.ts';
import { micrometres } from '../problems.ts';
import { uniform } from '../random.ts';
import { columnsFor, type Domain, StructureError } from './domain.ts';
import { nthLeast } from './nth-least.ts';
import { blank, type Raster } from './raster.ts';
import { type Box, type Corner, centroid, type Point, voronoi } from './voronoi.ts';

/** Times that points move to the centre of their cell: twice, because grains are then of like size and not yet a lattice. */
const RELAXATIONS = 2;

/** Sizes of a grain beyond the edges of the domain that hold points, because grains at a wall are cut from a larger piece. */
const MARGIN = 2;

/**
 * Voronoi cells of random points, relaxed (Lloyd, IEEE Trans. Inf. Theory 28, 129 (1982)); a sample is matrix where it is
 * nearer to the border of its cell than half the film, whose thickness is the one that leaves the fraction.
 *
 * Throws `StructureError` where the domain is smaller than a grain or the film too thin to draw.
 */
export function drawGrains({ size, fraction }: Grains, domain: Domain, seed: number): Raster {
  const { width, height, periodic } = domain;
  const areaOfGrain = (Math.PI / 4) * size * size;
  if (width * height < areaOfGrain) {
    const most = 2 * Math.sqrt((width * height) / Math.PI);
    throw new StructureError(
      'size',
      `${micrometres(size)} is larger than the domain of ${micrometres(width)} by ${micrometres(height)}; ` +
        `at most ${micrometres(most)}, or make the domain larger`,
    );
  }
  // Of regular hexagons: a film t leaves (1 − t/2ρ)² of a cell with the inner radius ρ = 0.952 size / 2.
  const film = 0.952 * size * (1 - Math.sqrt(fraction));
  const value = `${fraction} leaves a film of ${Number((film * 1e9).toPrecision(2))} nm between grains, which`;
  const raster = blank(width, height, columnsFor(domain, Math.min(film, size / 2), 'fraction', value));
  const margin = MARGIN * size;
  const box: Box = {
    left: periodic ? 0 : -margin,
    right: periodic ? width : width + margin,
    bottom: -margin,
    top: height + margin,
    periodic,
  };
  const cells = grainsIn(box, areaOfGrain, seed);
  const depths = new Float32Array(raster.samples.length);
  for (const cell of cells) measureDepths(raster, depths, cell, periodic);
  const outside = Math.round((1 - fraction) * depths.length);
  const half = nthLeast(depths, Math.max(1, outside));
  for (let k = 0; k < depths.length; k++) raster.samples[k] = depths[k] > half ? 1 : 0;
  return raster;
}

function grainsIn(box: Box, areaOfGrain: number, seed: number): readonly (readonly Corner[])[] {
  const [width, height] = [box.right - box.left, box.top - box.bottom];
  const count = Math.max(1, Math.round((width * height) / areaOfGrain));
  let points: readonly Point[] = Array.from({ length: count }, (_, k) => ({
    x: box.left + uniform(seed, 2 * k) * width,
    y: box.bottom + uniform(seed, 2 * k + 1) * height,
  }));
  for (let k = 0; k < RELAXATIONS; k++) {
    points = voronoi(points, box).map((cell) => {
      const { x, y } = centroid(cell);
      // Back into the box from where it repeats.
      return { x: box.periodic ? x - width * Math.floor((x - box.left) / width) : x, y };
    });
  }
  return voronoi(points, box);
}

/** Writes how deep each sample of a cell lies below its border with other cells [m]. */
function measureDepths(raster: Raster, depths: Float32Array, cell: readonly Corner[], periodic: boolean): void {
  const { columns, rows, size } = raster;
  const { nx, ny, offset } = sidesOf(cell);
  const ys = cell.map(({ y }) => y);
  const bottom = Math.max(0, Math.floor(Math.min(...ys) / size));
  const top = Math.min(rows - 1, Math.ceil(Math.max(...ys) / size));
  for (let row = bottom; row <= top; row++) {
    const y = (row + 0.5) * size;
    // Between its left and right sides, x from and to.
    let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let k = 0; k < nx.length; k++) {
      const at = -(ny[k] * y + offset[k]) / nx[k];
      if (nx[k] > 0) from = Math.max(from, at);
      else if (nx[k] < 0) to = Math.min(to, at);
      else if (ny[k] * y + offset[k] < 0) to = Number.NEGATIVE_INFINITY;
    }
    const last = Math.floor(to / size - 0.5);
    for (let column = Math.ceil(from / size - 0.5); column <= last; column++) {
      if (!periodic && (column < 0 || column >= columns)) continue;
      const x = (column + 0.5) * size;
      let depth = Number.POSITIVE_INFINITY;
      for (let k = 0; k < nx.length; k++) {
        const distance = nx[k] * x + ny[k] * y + offset[k];
        if (cell[k].shared && distance < depth) depth = distance;
      }
      const wrapped = column < 0 ? column + columns : column >= columns ? column - columns : column;
      depths[row * columns + wrapped] = depth;
    }
  }
}

/** Sides of a convex polygon: n·p + offset is the distance of a point p inside from each [m]. */
function sidesOf(cell: readonly Corner[]) {
  const [nx, ny, offset] = [0, 1, 2].map(() => new Float64Array(cell.length));
  for (const [k, { x, y }] of cell.entries()) {
    const next = cell[(k + 1) % cell.length];
    const length = Math.hypot(next.x - x, next.y - y) || 1;
    nx[k] = (y - next.y) / length;
    ny[k] = (next.x - x) / length;
    offset[k] = -(nx[k] * x + ny[k] * y);
  }
  return { nx, ny, offset };
}
