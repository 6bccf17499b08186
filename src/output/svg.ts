import { toBase64 } from '#host/base64.ts';
import { cssColour, inkColour } from './colour.ts';
import { encodePng } from './png.ts';
import type { Raster } from './raster.ts';

/** Pieces of SVG as text. */

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
  const bytes = toBase64(encodePng(raster));
  const { width, height } = raster;
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" image-rendering="optimizeSpeed" href="data:image/png;base64,${bytes}"/>`;
}

/** Text as XML holds it; characters that XML forbids are dropped. */
function escapeXml(content: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return content.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (letter) => entities[letter]);
}
