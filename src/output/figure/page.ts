/** A figure as a document: its size in print, its font, and its pixels at a resolution. */

import { embeddedFont } from '../font.ts';
import { OutputError } from '../output-error.ts';
import { rectangle } from '../svg.ts';
import { POINTS_PER_MM } from './layout.ts';

/** A figure to be printed. */
export interface Figure {
  /** An SVG document on white that carries its letters and needs nothing else. */
  readonly svg: string;
  /** [mm] */
  readonly width: number;
  readonly height: number;
}

/** Widths that a page can take [mm]. */
const WIDTHS = { least: 30, most: 400 };
/** Screens show 72 and more; 1200 is what line art is printed at. */
const RESOLUTIONS = { least: 36, most: 1200 };

/** Width of a figure in points. Throws OutputError where no page would take it. */
export function pointsOf(width: number): number {
  if (!(width >= WIDTHS.least && width <= WIDTHS.most))
    throw new OutputError(
      `width is ${width} mm: accepted are ${WIDTHS.least} to ${WIDTHS.most}; a column is 85, a page 180`,
    );
  return width * POINTS_PER_MM;
}

/** The document of parts that were drawn in points. */
export async function toFigure(width: number, height: number, parts: readonly string[]): Promise<Figure> {
  const body = parts.join('');
  const [w, h] = [width / POINTS_PER_MM, height / POINTS_PER_MM].map((mm) => Number(mm.toFixed(3)));
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}mm" height="${h}mm" viewBox="0 0 ${pt(width)} ${pt(height)}" font-family="DejaVu Sans, Verdana, sans-serif">`;
  const font = await embeddedFont(textsOf(body));
  return { svg: `${head}${font}${rectangle(0, 0, pt(width), pt(height), 'white')}${body}</svg>`, width: w, height: h };
}

/**
 * The document at round(mm/25.4 dpi) pixels across and down, to be made into an image of them. Throws OutputError for a resolution out
 * of range.
 */
export function sizedFigure(
  { svg, width, height }: Figure,
  dpi: number,
): { readonly svg: string; readonly across: number; readonly down: number } {
  if (!(dpi >= RESOLUTIONS.least && dpi <= RESOLUTIONS.most))
    throw new OutputError(`resolution is ${dpi} dpi: accepted are ${RESOLUTIONS.least} to ${RESOLUTIONS.most}`);
  const [across, down] = [width, height].map((mm) => Math.round((mm / 25.4) * dpi));
  // The pixels decide, not the millimetres: they need not be square to the last half pixel.
  const sized = svg.replace(/width="[\d.]+mm" height="[\d.]+mm"/, () => {
    return `width="${across}" height="${down}" preserveAspectRatio="none"`;
  });
  return { svg: sized, across, down };
}

/** A hundredth of a point is finer than any print. */
export function pt(value: number): number {
  return Number(value.toFixed(2));
}

/** What stands in the text elements of an SVG. */
function textsOf(svg: string): string[] {
  const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
  return [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, content]) =>
    content.replace(/&\w+;/g, (entity) => entities[entity] ?? entity),
  );
}
