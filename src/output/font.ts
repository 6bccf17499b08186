/** The font of figures, cut down to the letters of one, so that it looks the same wherever it is opened. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../case/package-root.ts';

/** Told with every figure, as the licence of the font asks for copies of the whole. */
const LICENCE =
  'Letters: subset of DejaVu Sans 2.37, (c) Bitstream 2003, Tavmjong Bah 2006 and others; free to use and to embed: https://dejavu-fonts.github.io/License.html';

/**
 * An SVG style that carries the glyphs of these texts as WOFF2, some 100 to 200 bytes each, under the name `DejaVu Sans`.
 * Throws when the package's font is missing.
 */
export async function embeddedFont(texts: readonly string[]): Promise<string> {
  const { default: subsetFont } = await import('subset-font');
  const letters = [...new Set(texts.join(''))].sort().join('');
  const font = readFileSync(join(packageRoot(), 'assets', 'DejaVuSans.ttf'));
  const subset = await subsetFont(font, letters, { targetFormat: 'woff2', noHinting: true });
  const source = `url(data:font/woff2;base64,${subset.toString('base64')}) format("woff2")`;
  return `<style>/* ${LICENCE} */@font-face{font-family:"DejaVu Sans";src:${source}}</style>`;
}
