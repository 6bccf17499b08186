import { PNG } from 'pngjs';

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

/** PNG bytes, the same for the same pixels. Weak compression, because the bytes are only handed to the rasteriser. */
export function encodePng(raster: Raster): Uint8Array {
  const png = new PNG({ width: raster.width, height: raster.height });
  png.data = Buffer.from(raster.data.buffer, raster.data.byteOffset, raster.data.byteLength);
  return PNG.sync.write(png, { filterType: 0, deflateLevel: 1 });
}

/** The pixels of a PNG. Throws what pngjs throws when the bytes are not a PNG. */
export function decodePng(bytes: Uint8Array): Raster {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return { width, height, data: new Uint8Array(data) };
}
