/** What every PNG is made of (PNG, third edition). */
import { crc32 } from '#host/deflate.ts';

/** The first eight bytes. */
export const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/** IHDR of an image of 8 bits a channel; `colours` 3 for a palette, 6 for red, green, blue and alpha. */
export function headerChunk(width: number, height: number, colours: 3 | 6): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, colours], 8);
  return chunk('IHDR', header);
}

/** Length, type, data and checksum (section 5.3). */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(
    [0, 1, 2, 3].map((k) => type.charCodeAt(k)),
    4,
  );
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** The pieces one after another. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const piece of pieces) {
    all.set(piece, place);
    place += piece.length;
  }
  return all;
}
