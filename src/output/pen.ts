import type { ColourMap } from './colour.ts';
import type { Colour } from './raster.ts';

/** The colour of one pixel while it is mixed; rewritten in place, because an image has a million of them. */
export type Pen = Float64Array;

export function makePen(): Pen {
  return new Float64Array(3);
}

/** A pen of one colour. */
export function dipped(colour: Colour): Pen {
  return Float64Array.from(colour);
}

/** Takes the colour of the map at a fraction; fractions outside [0, 1] take the nearer end, NaN stays NaN. */
export function dip(pen: Pen, { table, size }: ColourMap, fraction: number): void {
  const place = (size - 1) * Math.min(1, Math.max(0, fraction));
  const low = Math.min(size - 2, Math.floor(place));
  const t = place - low;
  for (let k = 0; k < 3; k++) pen[k] = (1 - t) * table[3 * low + k] + t * table[3 * low + 3 + k];
}

/** Covers a share of the pixel with a colour: a pen too, because code that meets one kind of array alone is fast. */
export function cover(pen: Pen, colour: Pen, share: number): void {
  if (share === 0) return;
  for (let k = 0; k < 3; k++) pen[k] += share * (colour[k] - pen[k]);
}

/** Share of a pixel on the positive side of a straight edge at this distance [px]. */
export function edgeCover(distance: number): number {
  return Math.min(1, Math.max(0, distance + 0.5));
}

/** Share of a pixel under a line of this width [px] at this distance [px] from its middle. */
export function strokeCover(distance: number, width: number): number {
  return Math.min(1, width, Math.max(0, width / 2 + 0.5 - Math.abs(distance)));
}
