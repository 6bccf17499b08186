/** Equal discs on a lattice. */

import type { Discs } from '../case.ts';
import { micrometres } from '../problems.ts';
import { columnsFor, type Domain, StructureError } from './domain.ts';
import { nthLeast } from './nth-least.ts';
import { blank, type Raster } from './raster.ts';

/** Per lattice: the height of a row, and the fraction where discs touch, both for a pitch of 1. */
const LATTICES = {
  square: { row: 1, touching: Math.PI / 4 },
  hexagonal: { row: Math.sqrt(3) / 2, touching: Math.PI / (2 * Math.sqrt(3)) },
} as const;

/**
 * Discs on a square or hexagonal lattice with rows along the electrode, a centre half a pitch from the left and half a
 * row from the bottom. A whole number of pitches, the nearest to what was asked for, lies across the domain; at the
 * bottom and the top the lattice is cut off. The diameter is the one that covers the fraction of the domain.
 *
 * Throws `StructureError` where less than one pitch fits, discs would overlap, or they are too small to draw.
 */
export function drawDiscs({ lattice, pitch, fraction }: Discs, domain: Domain): Raster {
  const { width, height } = domain;
  const { row, touching } = LATTICES[lattice];
  const smaller = Math.min(width, height / row);
  if (smaller / pitch < 1 - 1e-6) {
    throw new StructureError(
      'pitch',
      `${micrometres(pitch)} does not fit into a domain of ${micrometres(width)} by ${micrometres(height)}; ` +
        `at most ${micrometres(smaller)}, or make the domain larger`,
    );
  }
  const across = Math.round(width / pitch);
  const step = width / across;
  if (fraction >= touching) throw overlapping(fraction, lattice, touching);
  const diameter = step * Math.sqrt(fraction / touching);
  const columns = columnsFor(
    domain,
    diameter / 2,
    'fraction',
    `${fraction} makes discs of ${micrometres(diameter)}: that`,
  );
  // One sample more than a whole number in a pitch: the edges of discs then lie differently between samples, and
  // counting samples gives their area without a common error.
  const raster = blank(width, height, columns % across === 0 && across > 1 ? columns + 1 : columns);
  const { samples, size } = raster;
  const distances = new Float32Array(samples.length);
  for (let k = 0; k < samples.length; k++) {
    const x = ((k % raster.columns) + 0.5) * size;
    const y = (Math.floor(k / raster.columns) + 0.5) * size;
    distances[k] = distanceToCentre(x / step, y / step, row);
  }
  const radius = nthLeast(distances, Math.max(1, Math.round(fraction * samples.length)));
  if (radius * step > (step + size) / 2) throw overlapping(fraction, lattice, touching);
  for (let k = 0; k < samples.length; k++) samples[k] = distances[k] <= radius ? 1 : 0;
  return raster;
}

/** Distance of a point from the next centre; everything in pitches. Rows in turn are moved by half a pitch if hexagonal. */
function distanceToCentre(x: number, y: number, row: number): number {
  const below = Math.floor(y / row - 0.5);
  let squared = Number.POSITIVE_INFINITY;
  for (const j of [below, below + 1]) {
    const shift = row === 1 || j % 2 === 0 ? 0.5 : 0;
    const dx = x - shift - Math.round(x - shift);
    const dy = y - (j + 0.5) * row;
    squared = Math.min(squared, dx * dx + dy * dy);
  }
  return Math.sqrt(squared);
}

function overlapping(fraction: number, lattice: Discs['lattice'], touching: number): StructureError {
  return new StructureError(
    'fraction',
    `${fraction} cannot be reached: discs on a ${lattice} lattice touch at ${touching.toFixed(3)}; choose less, or ` +
      (lattice === 'square' ? 'a hexagonal lattice, or grains' : 'grains, which have an even film between them'),
  );
}
