/** Compression where there is no Node: the same as `../node/deflate.ts`, with other bytes for the same content. */
import { zlibSync } from 'fflate';

/** Bytes as a zlib stream (RFC 1950); `level` 1 is fast, 6 is the usual. */
export function deflate(bytes: Uint8Array, level: 1 | 6 = 6): Uint8Array {
  return zlibSync(bytes, { level });
}

/** Remainders of each byte by the polynomial of PNG (third edition, annex D). */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** Checksum of bytes, unsigned. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = REMAINDERS[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
