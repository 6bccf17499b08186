/** PNG files as images. */
import { PNG } from 'pngjs';
import type { Raster } from './raster.ts';

/** The pixels of a PNG. Throws what pngjs throws when the bytes are not a PNG. */
export function decodePng(bytes: Uint8Array): Raster {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return { width, height, data: new Uint8Array(data) };
}
