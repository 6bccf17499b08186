/** How a TrueType font is laid down in bytes (OpenType 1.9, chapters otff, cmap format 12, name): tables, their sums, and two of them. */
import { joined } from './png-chunks.ts';

/** A table with the name of the family and the one for printers (records 1 and 6), in UTF-16 for Windows, which all systems read. */
export function nameOf(family: string): Uint8Array {
  const names = [family, family.replaceAll(' ', '')];
  const starts = [0, 2 * names[0].length];
  const records = names.map((name, k) => [3, 1, 0x409, k === 0 ? 1 : 6, 2 * name.length, starts[k]]);
  const letters = Array.from(names.join(''), (letter) => letter.charCodeAt(0));
  return packed([0, names.length, 6 + 12 * names.length, ...records.flat(), ...letters], 2);
}

/** A map in format 12 with one group for each letter. */
export function cmapOf(pairs: readonly (readonly [code: number, glyph: number])[]): Uint8Array {
  const groups = [...pairs].sort(([a], [b]) => a - b).flatMap(([code, glyph]) => [code, code, glyph]);
  return joined([
    packed([0, 1, 3, 10], 2),
    packed([12], 4),
    packed([12, 0], 2),
    packed([16 + 4 * groups.length, 0, pairs.length, ...groups], 4),
  ]);
}

/** A file of these tables, which are in the order of their tags. */
export function fileOf(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const head = packed([1, 0, tables.length, 16 * power, Math.log2(power), 16 * (tables.length - power)], 2);
  let at = 12 + 16 * tables.length;
  const padded = tables.map(([, bytes]) => joined([bytes, new Uint8Array((4 - (bytes.length % 4)) % 4)]));
  const entries = tables.map(([tag, bytes], k) => {
    const entry = joined([
      Uint8Array.from(tag, (letter) => letter.charCodeAt(0)),
      packed([sumOf(padded[k]), at, bytes.length], 4),
    ]);
    at += padded[k].length;
    return entry;
  });
  return joined([head, ...entries, ...padded]);
}

function sumOf(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let k = 0; k < bytes.length; k += 4) sum = (sum + view.getUint32(k)) >>> 0;
  return sum;
}

/** Whole numbers of `size` bytes each, the highest byte first. */
export function packed(values: readonly number[], size: 2 | 4): Uint8Array {
  const view = new DataView(new ArrayBuffer(size * values.length));
  values.forEach((value, k) => {
    if (size === 2) view.setUint16(2 * k, value);
    else view.setUint32(4 * k, value);
  });
  return new Uint8Array(view.buffer);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
