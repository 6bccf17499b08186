/** Images as PNG files. */
import { deflate } from '#host/deflate.ts';
import { chunk, headerChunk, joined, SIGNATURE } from './png-chunks.ts';
import type { Raster } from './raster.ts';

/**
 * PNG bytes, the same for the same pixels on the same version of Node or of the browser's lab. Rows are not filtered and weakly compressed: that
 * is a third of the time, and the bytes are mostly only handed to the rasteriser.
 */
export function encodePng({ width, height, data }: Raster): Uint8Array {
  const row = 4 * width;
  const rows = new Uint8Array((row + 1) * height);
  for (let y = 0; y < height; y++) rows.set(data.subarray(row * y, row * (y + 1)), (row + 1) * y + 1);
  return joined([
    SIGNATURE,
    headerChunk(width, height, 6),
    chunk('IDAT', deflate(rows, 1)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
