/** Reads animated GIFs (GIF89a, 1990) with one palette for all images, as ours are. */
import type { Raster } from '../../src/output/raster.ts';

export interface GifFrame {
  /** As a player shows it, what stays from before included. */
  readonly image: Raster;
  /** [1/100 s] */
  readonly delay: number;
}

export interface Gif {
  /** 0: without end; absent: once */
  readonly repeats?: number;
  readonly frames: readonly GifFrame[];
}

/** Throws RangeError for what is no such file. */
export function readGif(bytes: Buffer): Gif {
  if (bytes.toString('latin1', 0, 6) !== 'GIF89a') throw new RangeError('not a GIF');
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  const size = 2 ** ((bytes[10] & 7) + 1);
  const palette = bytes.subarray(13, 13 + 3 * size);
  const screen = new Uint8Array(4 * width * height);
  const frames: GifFrame[] = [];
  let repeats: number | undefined;
  let control = { delay: 0, transparent: -1 };
  let at = 13 + 3 * size;
  while (bytes[at] !== 0x3b) {
    if (at >= bytes.length) throw new RangeError('the GIF has no end');
    if (bytes[at] === 0x21) {
      const [label, data, next] = [bytes[at + 1], ...blocks(bytes, at + 2)] as const;
      if (label === 0xf9) control = { delay: data.readUInt16LE(1), transparent: (data[0] & 1) === 1 ? data[3] : -1 };
      if (label === 0xff && data.toString('latin1', 0, 11) === 'NETSCAPE2.0') repeats = data.readUInt16LE(12);
      at = next;
    } else {
      if (bytes.readUInt16LE(at + 5) !== width || bytes.readUInt16LE(at + 7) !== height || bytes[at + 9] !== 0)
        throw new RangeError('an image of the GIF has a size or colours of its own');
      const [data, next] = blocks(bytes, at + 11);
      for (const [cell, index] of unpack(data, bytes[at + 10], width * height).entries()) {
        if (index !== control.transparent) screen.set([...palette.subarray(3 * index, 3 * index + 3), 255], 4 * cell);
      }
      frames.push({ image: { width, height, data: screen.slice() }, delay: control.delay });
      at = next;
    }
  }
  return { frames, ...(repeats === undefined ? {} : { repeats }) };
}

/** The data of the blocks from here on, and where they end. */
function blocks(bytes: Buffer, start: number): [data: Buffer, next: number] {
  const parts: Buffer[] = [];
  let at = start;
  for (; bytes[at] !== 0; at += bytes[at] + 1) parts.push(bytes.subarray(at + 1, at + 1 + bytes[at]));
  return [Buffer.concat(parts), at + 1];
}

/** LZW with codes of growing width. */
function unpack(data: Buffer, least: number, count: number): Uint8Array {
  const out = new Uint8Array(count);
  const clear = 2 ** least;
  let table: number[][] = [];
  let width = least + 1;
  let before: number[] | undefined;
  let [buffer, bits, length] = [0, 0, 0];
  for (const byte of data) {
    buffer |= byte << bits;
    bits += 8;
    while (bits >= width) {
      const code = buffer & (2 ** width - 1);
      buffer >>>= width;
      bits -= width;
      if (code === clear) {
        table = Array.from({ length: clear + 2 }, (_, k) => [k]);
        width = least + 1;
        before = undefined;
        continue;
      }
      if (code === clear + 1) return out;
      const entry: number[] = table[code] ?? [...(before ?? []), before?.[0] ?? 0];
      out.set(entry, length);
      length += entry.length;
      if (before && table.length < 4096) table.push([...before, entry[0]]);
      if (table.length === 2 ** width && width < 12) width++;
      before = entry;
    }
  }
  return out;
}
