/** How wide text is in the letters of figures, and text that fits. */
import { widthAt100 } from '#host/letters.ts';

/** Width of the ink of a line of text [px]. */
export function textWidth(content: string, size: number): number {
  let width = widths.get(content);
  if (width === undefined) {
    width = widthAt100(content);
    if (widths.size >= MOST_WIDTHS) widths.clear();
    widths.set(content, width);
  }
  return (width * size) / 100;
}

/** Widths at a size of 100, remembered because each one reads the font, and frames repeat their labels. */
const widths = new Map<string, number>();
const MOST_WIDTHS = 1000;

/** The text and a size [px] that fit `width`: shrunk to at most 3/4, then shortened with an ellipsis. */
export function fitText(
  content: string,
  size: number,
  width: number,
): { readonly content: string; readonly size: number } {
  const least = 0.75 * size;
  const wanted = textWidth(content, size);
  if (wanted <= width) return { content, size };
  if (wanted * 0.75 <= width) return { content, size: (size * width) / wanted };
  const letters = [...content];
  while (letters.length > 1 && textWidth(`${letters.join('').trimEnd()}…`, least) > width) letters.pop();
  return { content: `${letters.join('').trimEnd()}…`, size: least };
}
