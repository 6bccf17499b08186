/** The letters of figures where there is no Node: the package's font, read here. `loadLetters` comes first. */
import { type EmbeddedFont, type Font, inkWidth, readFont, subsetOf } from '../../truetype.ts';

let font: Font | undefined;

/** Fetches the font, once. Throws where it cannot be had. */
export async function loadLetters(): Promise<void> {
  if (font) return;
  const address = new URL('../../../../assets/DejaVuSans.ttf', import.meta.url);
  const answer = await fetch(address).catch((error: unknown) => {
    throw new Error(`the letters of figures (${address.href}) cannot be fetched: check the connection and try again`, {
      cause: error,
    });
  });
  if (!answer.ok)
    throw new Error(
      `the letters of figures (${address.href}) answered ${answer.status}: reload the page and try again`,
    );
  font = readFont(new Uint8Array(await answer.arrayBuffer()));
}

/** Width of the ink of a line of text in letters of 100 px [px]. Throws before `loadLetters`. */
export function widthAt100(content: string): number {
  return 100 * inkWidth(loaded(), content);
}

/** The glyphs of these letters as a font. */
export async function fontOf(letters: string): Promise<EmbeddedFont> {
  return { bytes: subsetOf(loaded(), letters), type: 'font/ttf', format: 'truetype' };
}

function loaded(): Font {
  if (!font) throw new Error('text is measured before loadLetters() is done');
  return font;
}
