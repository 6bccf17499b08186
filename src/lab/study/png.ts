/** PNG pictures in grey levels, packed and unpacked without a canvas: a canvas may convert colours, and some browsers add noise to what they give back. */
import { unzlibSync, zlibSync } from 'fflate';
import { toBase64 } from '#host/base64.ts';
import { greyOf } from '../../case/grey.ts';
import { LARGEST_RASTER } from '../../case/microstructure/raster.ts';
import type { GreyImage } from '../../case/resolve-structure.ts';
import { chunk, joined, SIGNATURE } from '../../output/png-chunks.ts';

/** Channels by the colour type of the header: grey, colour, grey and alpha, colour and alpha. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** A picture of 8 bits of grey; rows are not filtered, because levels come in long runs. */
export function encodeGreyPng({ columns, rows, greys }: GreyImage): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, columns);
  view.setUint32(4, rows);
  header[8] = 8;
  const lines = new Uint8Array((columns + 1) * rows);
  for (let row = 0; row < rows; row++)
    lines.set(greys.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1);
  return joined([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(lines, { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/**
 * The grey levels of a PNG of 8 bits a channel, not interlaced and without a palette, as the command line reads it; `null` for a rarer one, which the
 * browser knows. Throws RangeError where it is no PNG, breaks off or is too large.
 */
export function decodeGreyPng(bytes: Uint8Array): GreyImage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || SIGNATURE.some((byte, k) => bytes[k] !== byte))
    throw new RangeError('it is not a PNG; save it as one, because the command line reads no other');
  const [columns, rows] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colours, , , interlace] = bytes.subarray(24, 29);
  const channels = CHANNELS[colours];
  if (depth !== 8 || channels === undefined || interlace !== 0) return null;
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    // A colour that counts as transparent is rare: left to the browser.
    if (type === 'tRNS') return null;
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  if (Math.max(columns, rows) > LARGEST_RASTER)
    throw new RangeError(
      `the picture has ${columns} × ${rows} pixels, accepted are ${LARGEST_RASTER} along a side; make it coarser`,
    );
  const lines = unpacked(joined(parts), (columns * channels + 1) * rows);
  return greyOf(rgbaOf(unfiltered(lines, columns * channels, rows, channels), channels), columns, rows);
}

function unpacked(data: Uint8Array, length: number): Uint8Array {
  try {
    const lines = unzlibSync(data, { out: new Uint8Array(length) });
    if (lines.length === length) return lines;
  } catch {
    // Told below.
  }
  throw new RangeError('the picture breaks off or is damaged; save it again as a PNG');
}

/** Rows without their filters (PNG, third edition, section 9.2). */
function unfiltered(lines: Uint8Array, width: number, rows: number, channels: number): Uint8Array {
  const result = new Uint8Array(width * rows);
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1);
    const at = row * width;
    const filter = lines[from];
    for (let k = 0; k < width; k++) {
      const left = k >= channels ? result[at + k - channels] : 0;
      const above = row > 0 ? result[at + k - width] : 0;
      const corner = row > 0 && k >= channels ? result[at + k - width - channels] : 0;
      result[at + k] = lines[from + 1 + k] + predicted(filter, left, above, corner);
    }
  }
  return result;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    default: {
      // Paeth's: the neighbour nearest to left + above − corner.
      const a = Math.abs(above - corner);
      const b = Math.abs(left - corner);
      const c = Math.abs(left + above - 2 * corner);
      if (a <= b && a <= c) return left;
      return b <= c ? above : corner;
    }
  }
}

function rgbaOf(values: Uint8Array, channels: number): Uint8Array {
  const rgba = new Uint8Array((values.length / channels) * 4).fill(255);
  const hasAlpha = channels % 2 === 0;
  const isGrey = channels < 3;
  for (let at = 0, to = 0; to < rgba.length; at += channels, to += 4) {
    rgba[to] = values[at];
    rgba[to + 1] = values[isGrey ? at : at + 1];
    rgba[to + 2] = values[isGrey ? at : at + 2];
    if (hasAlpha) rgba[to + 3] = values[at + channels - 1];
  }
  return rgba;
}

/** A picture as the text of a study file holds it. */
export function pngDataUrl(image: GreyImage): string {
  return `data:image/png;base64,${toBase64(encodeGreyPng(image))}`;
}

/** Throws RangeError where it is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw new RangeError('it is not base64');
  }
}
