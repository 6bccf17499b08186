/** Grey levels of a picture, the same from a file and from a canvas. */

import type { GreyImage } from './resolve-structure.ts';

/**
 * Grey levels from red, green, blue and alpha of each pixel, row by row from the top: the luma of Rec. 709, 0.2126 R + 0.7152 G + 0.0722 B, over
 * white where it is transparent, rounded.
 */
export function greyOf(rgba: ArrayLike<number>, columns: number, rows: number): GreyImage {
  const greys = new Uint8Array(columns * rows);
  for (let k = 0; k < greys.length; k++) {
    const luma = 0.2126 * rgba[4 * k] + 0.7152 * rgba[4 * k + 1] + 0.0722 * rgba[4 * k + 2];
    const alpha = rgba[4 * k + 3];
    greys[k] = Math.round((alpha * luma + (255 - alpha) * 255) / 255);
  }
  return { columns, rows, greys };
}
