/** What every PNG is made of (PNG, third edition). */
import { crc32 } from 'node:zlib';

/** The first eight bytes. */
export const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/** IHDR of an image of 8 bits a channel; `colours` 3 for a palette, 6 for red, green, blue and alpha. */
export function headerChunk(width: number, height: number, colours: 3 | 6): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colours], 8);
  return chunk('IHDR', header);
}

/** Length, type, data and checksum (section 5.3). */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}
