/** Squares in random places that do not overlap. */

import type { Cubes } from '../case.ts';
import { micrometres } from '../problems.ts';
import { uniform } from '../random.ts';
import { columnsFor, type Domain, StructureError } from './domain.ts';
import { layAtMost } from './fill.ts';
import { directionOf } from './orientation.ts';
import { blank, FILLER, type Raster, rodShape } from './raster.ts';

/**
 * Squares that find no place one after another before the domain counts as full: ten times as many add 0.01 to the
 * fraction of parallel squares and 0.03 to that of squares in all directions, and take ten times as long.
 */
const TRIES = 10000;

interface Square {
  /** Centre [m] */
  readonly x: number;
  readonly y: number;
  /** [rad] */
  readonly angle: number;
}

/**
 * Random sequential addition: centre uniform, direction uniform within its spread, each kept if it overlaps none before
 * it, until they cover the fraction; the last is smaller. Where the domain does not repeat, centres are drawn up to half
 * a diagonal beyond it, and what sticks out is cut off.
 *
 * Throws `StructureError` where no place is left, or where a square could overlap itself around the joined sides.
 */
export function drawCubes(structure: Cubes, domain: Domain, seed: number): Raster {
  const { side, fraction } = structure;
  const { width, height, periodic } = domain;
  const diagonal = Math.SQRT2 * side;
  if (periodic && diagonal > width) {
    throw new StructureError(
      'side',
      `${micrometres(side)} does not fit into a periodic domain of ${micrometres(width)}; ` +
        `at most ${micrometres(width / Math.SQRT2)}, or make the domain wider`,
    );
  }
  const raster = blank(width, height, columnsFor(domain, side, 'side'));
  const wanted = Math.round(fraction * raster.samples.length);
  const beyond = periodic ? 0 : diagonal;
  const laid = neighbourhood(domain, side);
  let covered = 0;
  let failures = 0;
  for (let k = 0; covered < wanted; k++) {
    const square: Square = {
      x: uniform(seed, 3 * k) * (width + beyond) - beyond / 2,
      y: uniform(seed, 3 * k + 1) * (height + diagonal) - diagonal / 2,
      angle: directionOf(structure, uniform(seed, 3 * k + 2)),
    };
    if (laid.overlaps(square)) {
      failures++;
      if (failures < TRIES) continue;
      throw new StructureError(
        'fraction',
        `${fraction} cannot be reached: squares that do not overlap stop at ` +
          `${(Math.floor((100 * covered) / raster.samples.length) / 100).toFixed(2)} here; ` +
          'choose less, or nanorods, which may overlap',
      );
    }
    failures = 0;
    laid.add(square);
    const shape = (scale: number) => rodShape({ ...square, length: scale * side, width: scale * side });
    covered += layAtMost(raster, shape, wanted - covered, FILLER, periodic);
  }
  return raster;
}

/** The squares that were laid, found by where they are: bins as large as a diagonal, those beyond the edge included. */
function neighbourhood({ width, height, periodic }: Domain, side: number) {
  const diagonal = Math.SQRT2 * side;
  const margin = periodic ? 0 : diagonal;
  const across = Math.max(1, Math.floor((width + 2 * margin) / diagonal));
  const up = Math.ceil((height + 2 * diagonal) / diagonal);
  const bins: Square[][] = Array.from({ length: across * up }, () => []);
  const columnOf = (x: number) => Math.min(across - 1, Math.floor(((x + margin) / (width + 2 * margin)) * across));
  const rowOf = (y: number) => Math.floor((y + diagonal) / diagonal);
  return {
    add(square: Square): void {
      bins[rowOf(square.y) * across + columnOf(square.x)].push(square);
    },
    overlaps(square: Square): boolean {
      const column = columnOf(square.x);
      const row = rowOf(square.y);
      for (let j = Math.max(0, row - 1); j <= Math.min(up - 1, row + 1); j++) {
        for (let i = column - 1; i <= column + 1; i++) {
          if (!periodic && (i < 0 || i >= across)) continue;
          const round = Math.floor(i / across);
          const shift = round * width;
          for (const { x, y, angle } of bins[j * across + i - round * across])
            if (overlap(square, { x: x + shift, y, angle }, side)) return true;
        }
      }
      return false;
    },
  };
}

/** Whether two squares overlap: no line along a side of either parts them (separating axes). */
function overlap(a: Square, b: Square, side: number): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const distance = dx * dx + dy * dy;
  if (distance >= 2 * side * side) return false;
  if (distance < side * side) return true;
  const turn = b.angle - a.angle;
  const reach = (side / 2) * (1 + Math.abs(Math.cos(turn)) + Math.abs(Math.sin(turn)));
  return [a, b].every(({ angle }) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return Math.abs(dx * cos + dy * sin) < reach && Math.abs(dy * cos - dx * sin) < reach;
  });
}
