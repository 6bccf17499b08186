/** Reads a PNG, from a file or from a data URL, as grey levels. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { PNG } from 'pngjs';
import { dataUrlBytes, isDataUrl, pictureName } from './data-url.ts';
import { greyOf } from './grey.ts';
import { LARGEST_RASTER } from './microstructure/raster.ts';
import type { GreyImage } from './resolve-structure.ts';
import { suggest } from './suggest.ts';

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

/**
 * The grey levels, as of `greyOf`, of a PNG file, found from `folder`, or of one that `file` itself holds as a data URL. 16 bits a channel are
 * cut to 8.
 *
 * Throws `RangeError` where there is no such file, it is no PNG, breaks off, or has more than `LARGEST_RASTER` pixels along a side.
 */
export function readImage(file: string, folder: string): GreyImage {
  const bytes = isDataUrl(file) ? Buffer.from(dataUrlBytes(file)) : readNear(file, folder);
  const name = pictureName(file);
  if (!SIGNATURE.every((byte, k) => bytes[k] === byte))
    throw new RangeError(`${name} is not a PNG; save it as one, because other formats blur grey levels or hide them`);
  checkSize(name, bytes);
  const { width, height, data } = decode(name, bytes);
  return greyOf(data, width, height);
}

function readNear(file: string, folder: string): Buffer {
  const path = resolve(folder, file);
  if (!existsSync(path) || !statSync(path).isFile()) {
    const near = existsSync(dirname(path)) ? readdirSync(dirname(path)).filter((name) => /\.png$/i.test(name)) : [];
    const known = near.sort().map((name) => join(dirname(file), name));
    throw new RangeError(`there is no file ${file} in ${basename(folder)}${suggest(file, known)}`);
  }
  return readFileSync(path);
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
