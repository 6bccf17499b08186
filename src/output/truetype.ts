/**
 * TrueType (OpenType 1.9, chapters cmap, glyf, hmtx, loca) as far as letters of figures need it: how wide a line is, and a font of
 * some letters alone. Nothing is shaped and no pairs are moved together.
 */
import { joined } from './png-chunks.ts';
import { cmapOf, fileOf, nameOf, packed, viewOf } from './truetype-file.ts';

/** A font as a page carries it. */
export interface EmbeddedFont {
  readonly bytes: Uint8Array;
  /** Of the data, and of the font as CSS names it. */
  readonly type: 'font/woff2' | 'font/ttf';
  readonly format: 'woff2' | 'truetype';
}

/** A font that was read. Lengths in units of the font. */
export interface Font {
  readonly bytes: Uint8Array;
  readonly tables: ReadonlyMap<string, DataView>;
  readonly unitsPerEm: number;
  /** Index of a letter's glyph; 0, a box, for one that the font lacks. */
  readonly glyphOf: (letter: string) => number;
  /** Where a glyph's outline lies in `glyf`; empty for a space. */
  readonly outlineOf: (glyph: number) => { readonly start: number; readonly end: number };
  /** From the start of a glyph to the next, and from its start to its ink. */
  readonly metricsOf: (glyph: number) => { readonly advance: number; readonly bearing: number };
}

/** Throws where a table is missing. */
export function readFont(bytes: Uint8Array): Font {
  const view = viewOf(bytes);
  const tables = new Map<string, DataView>();
  for (let k = 0; k < view.getUint16(4); k++) {
    const entry = 12 + 16 * k;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const start = view.getUint32(entry + 8);
    tables.set(tag, viewOf(bytes.subarray(start, start + view.getUint32(entry + 12))));
  }
  const table = (tag: string) => {
    const found = tables.get(tag);
    if (!found) throw new Error(`the font has no table ${tag}: a TrueType font with outlines is accepted`);
    return found;
  };
  const [head, loca, hmtx] = ['head', 'loca', 'hmtx'].map(table);
  const isLong = head.getUint16(50) === 1;
  const offset = (glyph: number) => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  const measured = table('hhea').getUint16(34);
  return {
    bytes,
    tables,
    unitsPerEm: head.getUint16(18),
    glyphOf: mapOf(table('cmap')),
    outlineOf: (glyph) => ({ start: offset(glyph), end: offset(glyph + 1) }),
    metricsOf: (glyph) => ({
      advance: hmtx.getUint16(4 * Math.min(glyph, measured - 1)),
      bearing: hmtx.getInt16(glyph < measured ? 4 * glyph + 2 : 4 * measured + 2 * (glyph - measured)),
    }),
  };
}

/** Width of the ink of a line, in sizes of its letters [–]. */
export function inkWidth(font: Font, content: string): number {
  let at = 0;
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const letter of content) {
    const glyph = font.glyphOf(letter);
    const { advance, bearing } = font.metricsOf(glyph);
    const { start, end } = font.outlineOf(glyph);
    if (end > start) {
      const outline = tableOf(font, 'glyf');
      const width = outline.getInt16(start + 6) - outline.getInt16(start + 2);
      left = Math.min(left, at + bearing);
      right = Math.max(right, at + bearing + width);
    }
    at += advance;
  }
  return right > left ? (right - left) / font.unitsPerEm : 0;
}

/** A font of these letters alone, with their outlines and widths and no more. */
export function subsetOf(font: Font, letters: string): Uint8Array {
  const shown = [...new Set(letters)]
    .map((letter) => [letter, font.glyphOf(letter)] as const)
    .filter(([, glyph]) => glyph);
  const glyphs = [0, ...new Set(shown.map(([, glyph]) => glyph))];
  // A glyph may be put together from others, which follow it.
  for (let k = 0; k < glyphs.length; k++)
    for (const { glyph } of partsOf(font, glyphs[k])) if (!glyphs.includes(glyph)) glyphs.push(glyph);
  const outlines = glyphs.map((glyph) => outlineWith(font, glyph, (part) => glyphs.indexOf(part)));
  const places = [0];
  for (const { length } of outlines) places.push(places[places.length - 1] + length);
  const metrics = glyphs.map((glyph) => font.metricsOf(glyph));
  const head = copyOf(font, 'head');
  const hhea = copyOf(font, 'hhea');
  const maxp = copyOf(font, 'maxp');
  viewOf(head).setUint16(50, 1);
  viewOf(head).setUint32(8, 0);
  viewOf(hhea).setUint16(34, glyphs.length);
  viewOf(maxp).setUint16(4, glyphs.length);
  return fileOf([
    ['OS/2', copyOf(font, 'OS/2')],
    ['cmap', cmapOf(shown.map(([letter, glyph]) => [letter.codePointAt(0) ?? 0, glyphs.indexOf(glyph)]))],
    ['glyf', joined(outlines)],
    ['head', head],
    ['hhea', hhea],
    [
      'hmtx',
      packed(
        metrics.flatMap(({ advance, bearing }) => [advance, bearing]),
        2,
      ),
    ],
    ['loca', packed(places, 4)],
    ['maxp', maxp],
    ['name', nameOf('DejaVu Sans')],
    ['post', joined([packed([0x00030000], 4), new Uint8Array(28)])],
  ]);
}

/** Bits of a part of a glyph (glyf, component flags). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

/** Glyphs that a glyph is put together from, and where their numbers stand behind the start of its outline. */
function partsOf(font: Font, glyph: number): readonly { readonly glyph: number; readonly at: number }[] {
  const { start, end } = font.outlineOf(glyph);
  const glyf = tableOf(font, 'glyf');
  const parts: { glyph: number; at: number }[] = [];
  if (end === start || glyf.getInt16(start) >= 0) return parts;
  for (let at = 10, flags = MORE; flags & MORE; ) {
    flags = glyf.getUint16(start + at);
    parts.push({ glyph: glyf.getUint16(start + at + 2), at: at + 2 });
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & MATRIX ? 8 : flags & TWO_SCALES ? 4 : flags & SCALE ? 2 : 0);
  }
  return parts;
}

/** The outline with the numbers of its parts changed, without its hints, padded to four bytes. */
function outlineWith(font: Font, glyph: number, numberOf: (part: number) => number): Uint8Array {
  const { start, end } = font.outlineOf(glyph);
  const glyf = tableOf(font, 'glyf');
  const outline = new Uint8Array(4 * Math.ceil((end - start) / 4));
  outline.set(new Uint8Array(glyf.buffer, glyf.byteOffset + start, end - start));
  for (const part of partsOf(font, glyph)) viewOf(outline).setUint16(part.at, numberOf(part.glyph));
  return outline;
}

/** Glyphs by letters, from the format 12 or 4 that the font has for Unicode. */
function mapOf(cmap: DataView): (letter: string) => number {
  const records = Array.from({ length: cmap.getUint16(2) }, (_, k) => ({
    platform: cmap.getUint16(4 + 8 * k),
    start: cmap.getUint32(8 + 8 * k),
  }));
  const found = records.find(
    ({ platform, start }) => (platform === 0 || platform === 3) && cmap.getUint16(start) === 4,
  );
  if (!found) throw new Error('the font has no map of letters in format 4, the usual for Unicode');
  const { start } = found;
  const count = cmap.getUint16(start + 6) / 2;
  return (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    for (let k = 0; k < count; k++) {
      if (code > cmap.getUint16(start + 14 + 2 * k)) continue;
      const first = cmap.getUint16(start + 16 + 2 * (count + k));
      if (code < first) return 0;
      const delta = cmap.getUint16(start + 16 + 2 * (2 * count + k));
      const place = start + 16 + 2 * (3 * count + k);
      const range = cmap.getUint16(place);
      const glyph = range === 0 ? code : cmap.getUint16(place + range + 2 * (code - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function tableOf({ tables }: Font, tag: string): DataView {
  const found = tables.get(tag);
  if (!found) throw new Error(`the font has no table ${tag}: a TrueType font with outlines is accepted`);
  return found;
}

function copyOf(font: Font, tag: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = tableOf(font, tag);
  return new Uint8Array(buffer, byteOffset, byteLength).slice();
}
