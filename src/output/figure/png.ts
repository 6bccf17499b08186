/** PNG as figures need it: images in the colours of a table, and the size in print of an image that is there already. */
import { deflate } from '#host/deflate.ts';
import type { ColourMap } from '../colour.ts';
import { chunk, headerChunk, joined, SIGNATURE } from '../png-chunks.ts';

/** Length, type and content of IHDR after the signature, and its checksum. */
const HEADER_END = 8 + 8 + 13 + 4;

/**
 * PNG bytes of an image of `width` × `height` entries of a colour map (of at most 256), row-major, the first row on top. A
 * third of the bytes that three channels take, without a loss: the map has no other colours.
 */
export function encodeIndexed(entries: Uint8Array, width: number, height: number, { table }: ColourMap): Uint8Array {
  // Each entry as the difference from the one before: in a smooth field most are 0.
  const SUB = 1;
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows[(width + 1) * y] = SUB;
    for (let x = 0; x < width; x++) {
      const before = x > 0 ? entries[x - 1 + width * y] : 0;
      rows[(width + 1) * y + 1 + x] = entries[x + width * y] - before;
    }
  }
  return joined([
    SIGNATURE,
    headerChunk(width, height, 3),
    chunk('PLTE', table),
    chunk('IDAT', deflate(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** The PNG with its resolution written into it, so that a page is set with it at its size (chunk pHYs). */
export function withDpi(png: Uint8Array, dpi: number): Uint8Array {
  const content = new Uint8Array(9);
  const view = new DataView(content.buffer);
  const perMetre = Math.round(dpi / 0.0254);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  content[8] = 1;
  return joined([png.subarray(0, HEADER_END), chunk('pHYs', content), png.subarray(HEADER_END)]);
}
