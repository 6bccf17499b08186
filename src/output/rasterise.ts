/** SVG as pixels, with the font that the package ships. */
import { Resvg } from '@resvg/resvg-js';
import { withFont } from './host/node/resvg.ts';
import type { Box } from './layout.ts';
import { cut, paste, type Raster } from './raster.ts';
import { image, svgDocument } from './svg.ts';

/** PNG bytes of an SVG document, the same for the same document on every machine. Throws when the font is missing. */
export function renderSvg(svg: string): Uint8Array {
  return new Uint8Array(new Resvg(svg, withFont()).render().asPng());
}

/** Its pixels. The document must be opaque. */
export function rasterise(svg: string): Raster {
  const { width, height, pixels } = new Resvg(svg, withFont()).render();
  // Not as a Buffer, whose slices share their bytes.
  return { width, height, data: new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength) };
}

/** Draws pieces of SVG onto a box of whole pixels within an opaque image, and nowhere else. */
export function drawOnto(raster: Raster, box: Box, parts: readonly string[]): void {
  const { x, y, width, height } = box;
  const under = image(x, y, cut(raster, box));
  paste(raster, rasterise(svgDocument(width, height, [under, ...parts], x, y)), x, y);
}
