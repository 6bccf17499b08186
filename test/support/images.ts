import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pixelmatch from 'pixelmatch';
import { decodePng } from '../../src/output/decode-png.ts';
import { encodePng } from '../../src/output/png.ts';
import type { Raster } from '../../src/output/raster.ts';

/**
 * How two images differ to the eye.
 *
 * - `meanDifference`: mean over all pixels of ΔE*ab (CIE76), the distance in CIELAB under D65 [–]; 1 is about the least
 *   that is seen side by side, black to white is 100. CIE76 because it is six lines; CIEDE2000 differs from it by less
 *   than a factor of 2 for the small differences that pass.
 * - `changedShare`: share of the pixels beyond pixelmatch's threshold of 0.1, those it takes for anti-aliasing not
 *   counted [–]: an edge that moved by a fraction of a pixel does not count, one that moved by two does.
 */
export interface ImageDifference {
  readonly meanDifference: number;
  readonly changedShare: number;
}

/** Compares two PNGs. Throws when their sizes differ. */
export function compareImages(expected: Uint8Array, actual: Uint8Array): ImageDifference {
  const a = decodePng(expected);
  const b = decodePng(actual);
  if (a.width !== b.width || a.height !== b.height) {
    throw new Error(`image is ${b.width} × ${b.height} px: expected ${a.width} × ${a.height}`);
  }
  const changed = pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 });
  return { meanDifference: meanDifference(a, b), changedShare: changed / (a.width * a.height) };
}

/** The pixels of `actual` that differ in red, over a faded `expected`, as a PNG for the person who looks. */
export function differenceImage(expected: Uint8Array, actual: Uint8Array): Uint8Array {
  const a = decodePng(expected);
  const b = decodePng(actual);
  const data = new Uint8Array(a.data.length);
  pixelmatch(a.data, b.data, data, a.width, a.height, { threshold: 0.1 });
  return encodePng({ width: a.width, height: a.height, data });
}

/**
 * The difference from the reference image at `path`. With UPDATE_REFERENCES=1 in the environment the reference is
 * written anew, and what changed is printed. Throws when there is no reference and none is to be written.
 */
export function compareToReference(path: string, actual: Uint8Array): ImageDifference {
  if (process.env.UPDATE_REFERENCES === '1') {
    console.log(`${path}: ${existsSync(path) ? describeDifference(compareImages(readFileSync(path), actual)) : 'new'}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  if (!existsSync(path)) throw new Error(`${path} is missing: write it with UPDATE_REFERENCES=1, then look at it`);
  return compareImages(readFileSync(path), actual);
}

/** `mean ΔE 0.12, 0.034 % of the pixels changed` */
export function describeDifference({ meanDifference: mean, changedShare }: ImageDifference): string {
  return `mean ΔE ${mean.toFixed(2)}, ${(100 * changedShare).toFixed(3)} % of the pixels changed`;
}

/** CIELAB of an sRGB colour, channels 0 to 255, white D65 (IEC 61966-2-1, CIE 15). */
export function lab([red, green, blue]: readonly [number, number, number]): [L: number, a: number, b: number] {
  const [r, g, b] = [red, green, blue].map((channel) => linear(channel / 255));
  const x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = root(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = root((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** ΔE*ab (CIE76) of two sRGB colours. */
export function colourDifference(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  const p = lab(a);
  const q = lab(b);
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** Colour of a pixel. */
export function pixel({ width, data }: Raster, x: number, y: number): [number, number, number] {
  const byte = 4 * (x + width * y);
  return [data[byte], data[byte + 1], data[byte + 2]];
}

function meanDifference(a: Raster, b: Raster): number {
  let sum = 0;
  for (let y = 0; y < a.height; y++) {
    for (let x = 0; x < a.width; x++) {
      const byte = 4 * (x + a.width * y);
      if ([0, 1, 2].every((k) => a.data[byte + k] === b.data[byte + k])) continue;
      sum += colourDifference(pixel(a, x, y), pixel(b, x, y));
    }
  }
  return sum / (a.width * a.height);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function root(share: number): number {
  return share > (6 / 29) ** 3 ? Math.cbrt(share) : share / (3 * (6 / 29) ** 2) + 4 / 29;
}
