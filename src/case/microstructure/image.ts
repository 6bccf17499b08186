/** A micrograph as a structure: grey levels become phases. */

import type { Micrograph } from '../case.ts';
import { type Domain, StructureError } from './domain.ts';
import { blank, FILLER, LARGEST_RASTER, MATRIX, type Raster, SHELL } from './raster.ts';

/** Samples along a pixel where pixels do not fill the domain's width evenly. */
const SAMPLES_PER_PIXEL = 4;

/** Grey levels as a `Micrograph` holds them. */
export function encodeGreys(greys: Uint8Array): string {
  let text = '';
  // In pieces, because a call takes only so many arguments.
  for (let at = 0; at < greys.length; at += 0x2000) text += String.fromCharCode(...greys.subarray(at, at + 0x2000));
  return btoa(text);
}

/** The inverse of `encodeGreys`. */
export function decodeGreys(greys: string): Uint8Array {
  return Uint8Array.from(atob(greys), (character) => character.charCodeAt(0));
}

/**
 * The phases of a picture on a domain: pixel (column, row) from the lower left corner, again and again to the right and
 * upwards where it is smaller than the domain, cut off where it is larger. A sample takes the pixel that its centre
 * lies in; where a whole number of pixels fills the width a sample is a pixel.
 *
 * Throws `StructureError` where no pixel shows the filler or the picture has too many samples.
 */
export function drawImage(structure: Micrograph, { width, height }: Domain): Raster {
  const { pixel, columns, rows } = structure;
  const across = width / pixel;
  const even = Math.abs(across - Math.round(across)) < 1e-6 * across && Math.round(across) >= 1;
  const wanted = even ? Math.round(across) : Math.ceil(SAMPLES_PER_PIXEL * across);
  const most = Math.floor(LARGEST_RASTER * Math.min(1, width / height));
  const samplesAcross = even ? wanted : Math.min(wanted, most);
  if (samplesAcross > most || across > most) {
    throw new StructureError(
      'pixel',
      `${Math.ceil(across * Math.max(1, height / width))} pixels lie along the domain, more than ${LARGEST_RASTER}; ` +
        'make the domain smaller or the picture coarser',
    );
  }
  const phases = phasesOf(structure);
  const raster = blank(width, height, samplesAcross);
  for (let row = 0; row < raster.rows; row++) {
    const fromTop = rows - 1 - (pixelAt(row, raster.size, pixel) % rows);
    for (let column = 0; column < raster.columns; column++) {
      const from = pixelAt(column, raster.size, pixel) % columns;
      raster.samples[row * raster.columns + column] = phases[fromTop * columns + from];
    }
  }
  return raster;
}

function pixelAt(sample: number, size: number, pixel: number): number {
  return Math.floor(((sample + 0.5) * size) / pixel);
}

/** The phase of each pixel, in the order of the picture. */
function phasesOf({ greys, filler, shell }: Micrograph): Uint8Array {
  const isIn = (grey: number, range?: readonly [number, number]) =>
    range !== undefined && grey >= range[0] && grey <= range[1];
  const pixels = decodeGreys(greys);
  const phases = pixels.map((grey) => (isIn(grey, filler) ? FILLER : isIn(grey, shell) ? SHELL : MATRIX));
  for (const [key, range, phase] of [
    ['filler', filler, FILLER],
    ['shell', shell, SHELL],
  ] as const) {
    if (range === undefined || phases.includes(phase)) continue;
    throw new StructureError(
      key,
      `no pixel has a grey level from ${range[0]} to ${range[1]}; the picture holds ${levelsIn(pixels)}`,
    );
  }
  return phases;
}

/** The grey levels of a picture, in words: all where there are few, else the least and the greatest. */
function levelsIn(pixels: Uint8Array): string {
  const levels = [...new Set(pixels)].sort((a, b) => a - b);
  if (levels.length <= 8) return levels.join(', ');
  return `${levels.length} levels from ${levels[0]} to ${levels.at(-1)}`;
}
