/** Compression, as Node has it. */
import { deflateSync } from 'node:zlib';

export { crc32 } from 'node:zlib';

/** Bytes as a zlib stream (RFC 1950); `level` 1 is fast, 6 is the usual. */
export function deflate(bytes: Uint8Array, level: 1 | 6 = 6): Uint8Array {
  return deflateSync(bytes, { level });
}
