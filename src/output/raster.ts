import type { Box } from './layout.ts';

/** An image in memory: 8-bit red, green, blue, alpha, row-major, the first row on top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** 4 width height bytes */
  readonly data: Uint8Array;
}

/** A colour as sRGB channels, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A white, opaque image of whole pixels. */
export function blankRaster(width: number, height: number): Raster {
  return { width, height, data: new Uint8Array(4 * width * height).fill(255) };
}

/** Lays an image over a part of another; it must lie within. */
export function paste(onto: Raster, { width, height, data }: Raster, x: number, y: number): void {
  for (let row = 0; row < height; row++) {
    onto.data.set(data.subarray(4 * width * row, 4 * width * (row + 1)), 4 * (x + onto.width * (y + row)));
  }
}

/** A part of an image, as a copy; it must lie within. */
export function cut({ width, data }: Raster, box: Box): Raster {
  const part = blankRaster(box.width, box.height);
  for (let row = 0; row < box.height; row++) {
    const start = 4 * (box.x + width * (box.y + row));
    part.data.set(data.subarray(start, start + 4 * box.width), 4 * box.width * row);
  }
  return part;
}
