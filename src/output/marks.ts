import { type ColourMap, cssColour, inkColour } from './colour.ts';
import type { Box, Layout } from './layout.ts';
import { dip, makePen } from './pen.ts';
import { formatQuantity } from './quantity.ts';
import { blankRaster, type Raster } from './raster.ts';
import { roundedBelow, type Tick } from './scale.ts';
import { image, rectangle, text } from './svg.ts';
import { fitText } from './text-width.ts';

/** What tells a reader the sizes and the numbers in a figure, as SVG. */

/** A line around a box, one pixel wide on whole pixels. */
export function border({ x, y, width, height }: Box): string {
  return rectangle(x - 0.5, y - 0.5, width + 1, height + 1, 'none', cssColour(inkColour));
}

/** Top right, where the deposit comes last; white around it because it must be read on every colour. */
export function drawScaleBar(metres: number, box: Box, unit: number): string {
  const length = roundedBelow(0.3 * metres);
  const width = (length / metres) * box.width;
  const right = box.x + box.width - 14 * unit;
  const size = 15 * unit;
  const label = text(right - width / 2, box.y + 12 * unit + 0.75 * size, formatQuantity(length, 'm'), {
    size,
    anchor: 'middle',
    halo: 2.2 * unit,
  });
  const y = box.y + 12 * unit + 1.15 * size;
  const halo = rectangle(right - width - 2 * unit, y - 2 * unit, width + 4 * unit, 8 * unit, 'white');
  return halo + label + rectangle(right - width, y, width, 4 * unit, cssColour(inkColour));
}

/** What the colours of a bar stand for. */
export interface ColourScale {
  readonly map: ColourMap;
  readonly min: number;
  readonly max: number;
  /** With its unit. */
  readonly name: string;
  readonly ticks: readonly Tick[];
}

/** The bar with its ticks, and its name upright at `tickRoom` units from it. */
export function drawColourBar(
  { map, min, max, name, ticks }: ColourScale,
  { bar, unit }: Layout,
  tickRoom: number,
): string[] {
  const ink = cssColour(inkColour);
  const size = 15 * unit;
  const edge = bar.x + bar.width;
  const title = fitText(name, size, bar.height);
  return [
    image(bar.x, bar.y, paintBar(map, bar)),
    border(bar),
    ...ticks.map(({ value, label }) => {
      const y = bar.y + bar.height * (1 - (value - min) / (max - min));
      const line = rectangle(edge + 0.5, y - 0.5 * unit, 5 * unit, unit, ink);
      return line + text(edge + 9 * unit, y + 0.36 * size, label, { size });
    }),
    text(edge + (tickRoom - 3) * unit, bar.y + bar.height / 2, title.content, {
      size: title.size,
      anchor: 'middle',
      turn: -90,
    }),
  ];
}

/** The map from its last colour on top to its first at the bottom. */
function paintBar(map: ColourMap, { width, height }: Box): Raster {
  const raster = blankRaster(width, height);
  const pen = makePen();
  for (let y = 0; y < height; y++) {
    dip(pen, map, 1 - y / Math.max(1, height - 1));
    for (let x = 0; x < width; x++) {
      for (let k = 0; k < 3; k++) raster.data[4 * (x + width * y) + k] = Math.round(pen[k]);
    }
  }
  return raster;
}
