import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import { packageRoot } from '../case/package-root.ts';
import { cssColour, inkColour } from './colour.ts';
import type { Box } from './layout.ts';
import { cut, encodePng, paste, type Raster } from './raster.ts';

/** Pieces of SVG as text, and their rasterisation with the font that the package ships. */

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

/**
 * An SVG document, transparent, sizes in pixels. A browser that lacks the package's font takes Verdana, whose letters
 * are as wide. The point (x, y) of the parts is its upper left corner.
 */
export function svgDocument(width: number, height: number, parts: readonly string[], x = 0, y = 0): string {
  const size = `width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="DejaVu Sans, Verdana, sans-serif">${parts.join('')}</svg>`;
}

export interface TextStyle {
  /** [px] */
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly strong?: boolean;
  /** Width of a white edge around the letters [px], for text over an image. */
  readonly halo?: number;
  /** Turns the text by so many degrees about its anchor. */
  readonly turn?: number;
}

/** Text with its baseline at y. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  const { size, anchor = 'start', strong = false, halo = 0, turn = 0 } = style;
  const ink = cssColour(inkColour);
  const stroke =
    halo > 0 ? `stroke="white" stroke-width="${2 * halo}" stroke-linejoin="round" paint-order="stroke"` : '';
  const weight = strong ? `stroke="${ink}" stroke-width="${size / 24}"` : '';
  const turned = turn === 0 ? '' : `transform="rotate(${turn} ${x} ${y})"`;
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${ink}" ${stroke}${weight} ${turned}>${escapeXml(content)}</text>`;
}

/** A rectangle; `fill` and `stroke` as CSS, both optional. */
export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  fill = 'none',
  stroke = 'none',
  line = 1,
): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="${stroke}" stroke-width="${line}"/>`;
}

/** An image, pixel for pixel when x and y are whole. */
export function image(x: number, y: number, raster: Raster): string {
  const bytes = Buffer.from(encodePng(raster)).toString('base64');
  const { width, height } = raster;
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" image-rendering="optimizeSpeed" href="data:image/png;base64,${bytes}"/>`;
}

/** Width of the ink of a line of text [px]. */
export function textWidth(content: string, size: number): number {
  let width = widths.get(content);
  if (width === undefined) {
    const measured = new Resvg(svgDocument(100, 100, [text(0, 0, content, { size: 100 })]), withFont()).getBBox();
    width = measured?.width ?? 0;
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

/** Text as XML holds it; characters that XML forbids are dropped. */
function escapeXml(content: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return content.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (letter) => entities[letter]);
}

/** resvg drops all text in silence when a font file is missing, hence the check. */
function withFont(): ResvgRenderOptions {
  const font = join(packageRoot(), 'assets', 'DejaVuSans.ttf');
  if (!existsSync(font))
    throw new Error(`${font} is missing: figures cannot be lettered; reinstall the package with npm install tipfield`);
  return { font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' } };
}
