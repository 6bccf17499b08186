/** A figure as pixels. */
import { renderSvg } from '../rasterise.ts';
import { type Figure, sizedFigure } from './page.ts';
import { withDpi } from './png.ts';

/**
 * PNG bytes of a figure, round(mm/25.4 dpi) pixels wide and high, with the resolution written in; the same for the same
 * figure on every machine. 300 dpi by default, which journals ask for. Throws OutputError for a resolution out of range.
 */
export function figurePng(figure: Figure, dpi = 300): Uint8Array {
  return withDpi(renderSvg(sizedFigure(figure, dpi).svg), dpi);
}
