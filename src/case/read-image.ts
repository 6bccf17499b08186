/** Reads a PNG file as grey levels. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { PNG } from 'pngjs';
import { LARGEST_RASTER } from './microstructure/raster.ts';
import type { GreyImage } from './resolve-structure.ts';
import { suggest } from './suggest.ts';

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

/**
 * The grey levels of a PNG file, found from `folder`: the luma of Rec. 709, 0.2126 R + 0.7152 G + 0.0722 B, over white
 * where it is transparent, rounded. 16 bits a channel are cut to 8.
 *
 * Throws `RangeError` where there is no such file, it is no PNG, breaks off, or has more than `LARGEST_RASTER` pixels along a side.
 */
export function readImage(file: string, folder: string): GreyImage {
  const path = resolve(folder, file);
  if (!existsSync(path) || !statSync(path).isFile()) {
    const near = existsSync(dirname(path)) ? readdirSync(dirname(path)).filter((name) => /\.png$/i.test(name)) : [];
    const known = near.sort().map((name) => join(dirname(file), name));
    throw new RangeError(`there is no file ${file} in ${basename(folder)}${suggest(file, known)}`);
  }
  const bytes = readFileSync(path);
  if (!SIGNATURE.every((byte, k) => bytes[k] === byte))
    throw new RangeError(`${file} is not a PNG; save it as one, because other formats blur grey levels or hide them`);
  checkSize(file, bytes);
  return greyOf(decode(file, bytes));
}

/** Before it is unpacked, because a picture can be a thousand times larger than its file. */
function checkSize(file: string, bytes: Buffer): void {
  if (bytes.length < 24) throw new RangeError(`${file} breaks off: it has ${bytes.length} bytes; save it again`);
  const [columns, rows] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (Math.max(columns, rows) > LARGEST_RASTER) {
    throw new RangeError(
      `${file} has ${columns} × ${rows} pixels, accepted are ${LARGEST_RASTER} along a side; crop it or make it coarser`,
    );
  }
}

function decode(file: string, bytes: Buffer): PNG {
  try {
    return PNG.sync.read(bytes);
  } catch (error) {
    throw new RangeError(
      `${file} cannot be read as a PNG (${error instanceof Error ? error.message : String(error)}); save it again`,
    );
  }
}

function greyOf({ width: columns, height: rows, data }: PNG): GreyImage {
  const greys = new Uint8Array(columns * rows);
  for (let k = 0; k < greys.length; k++) {
    const [red, green, blue, alpha] = data.subarray(4 * k, 4 * k + 4);
    const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    greys[k] = Math.round((alpha * luma + (255 - alpha) * 255) / 255);
  }
  return { columns, rows, greys };
}
