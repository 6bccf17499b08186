/** The letters of figures: how wide they are, and the font for those who lack it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { packageRoot } from '../../../case/package-root.ts';
import { svgDocument, text } from '../../svg.ts';
import type { EmbeddedFont } from '../../truetype.ts';
import { withFont } from './resvg.ts';

/** Width of the ink of a line of text in letters of 100 px [px]. */
export function widthAt100(content: string): number {
  const measured = new Resvg(svgDocument(100, 100, [text(0, 0, content, { size: 100 })]), withFont()).getBBox();
  return measured?.width ?? 0;
}

/**
 * The glyphs of these letters as a font, some 100 to 200 bytes each. Throws when the package's font is missing.
 */
export async function fontOf(letters: string): Promise<EmbeddedFont> {
  const { default: subsetFont } = await import('subset-font');
  const font = readFileSync(join(packageRoot(), 'assets', 'DejaVuSans.ttf'));
  return {
    bytes: await subsetFont(font, letters, { targetFormat: 'woff2', noHinting: true }),
    type: 'font/woff2',
    format: 'woff2',
  };
}
