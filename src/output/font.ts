/** The font of figures, cut down to the letters of one, so that it looks the same wherever it is opened. */
import { toBase64 } from '#host/base64.ts';
import { fontOf } from '#host/letters.ts';

/** Told with every figure, as the licence of the font asks for copies of the whole. */
const LICENCE =
  'Letters: subset of DejaVu Sans 2.37, (c) Bitstream 2003, Tavmjong Bah 2006 and others; free to use and to embed: https://dejavu-fonts.github.io/License.html';

/**
 * An SVG style that carries the glyphs of these texts under the name `DejaVu Sans`. Throws when the package's font is missing.
 */
export async function embeddedFont(texts: readonly string[]): Promise<string> {
  const { bytes, type, format } = await fontOf([...new Set(texts.join(''))].sort().join(''));
  const source = `url(data:${type};base64,${toBase64(bytes)}) format("${format}")`;
  return `<style>/* ${LICENCE} */@font-face{font-family:"DejaVu Sans";src:${source}}</style>`;
}
