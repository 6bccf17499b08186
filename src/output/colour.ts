import { interpolateCividis, interpolateMagma, interpolateViridis } from 'd3-scale-chromatic';
import type { Colour } from './raster.ts';

/**
 * The colours of the figures. Concentration is shown in viridis: its lightness rises evenly from end to end, it reads
 * alike under the common colour blindnesses and in grey print, and, unlike cividis, it passes through no grey and,
 * unlike batlow, no pink: metal (grey) and dead metal (vermilion) cannot be taken for a concentration.
 */

/** Colours from the least to the greatest value, evenly spaced; 3 bytes each. */
export interface ColourMap {
  readonly size: number;
  readonly table: Uint8Array;
}

/** Metal joined to the electrode. */
export const metalColour: Colour = [222, 222, 222];
/** Metal cut off from the electrode. */
export const deadColour: Colour = [214, 72, 24];
/** The line at ξ = 1/2, text and ticks. */
export const inkColour: Colour = [28, 28, 30];
/** A resolved filler where ξ is shown: bluish green, as in the palette of Okabe and Ito, made lighter. */
export const fillerColour: Colour = [150, 214, 192];
/** The interphase around a filler: a pale orange, which stays apart from the filler and from viridis' yellow. */
export const shellColour: Colour = [250, 199, 136];
/** A value that is not a number: a colour that no map holds, so that it cannot be overlooked. */
export const invalidColour: Colour = [255, 0, 255];

/** For concentrations: viridis. */
export const concentrationMap: ColourMap = tabulate((t) => parseColour(interpolateViridis(t)));

/** For potentials: cividis, made for readers with and without colour blindness alike, and not to be taken for viridis. */
export const potentialMap: ColourMap = tabulate((t) => parseColour(interpolateCividis(t)));

/**
 * For current densities: magma from light to dark, so that where little flows stays quiet and lines can be read over it;
 * without its blackest end, where lightness comes to a stand.
 */
export const currentMap: ColourMap = tabulate((t) => parseColour(interpolateMagma(1 - 0.94 * t)));

/** For ξ: from almost white electrolyte to dark slate metal, straight in sRGB, whose steps are nearly even to the eye. */
export const phaseMap: ColourMap = tabulate((t) => mix([247, 249, 251], [38, 50, 68], t));

/** (1 − t) a + t b per channel, t in [0, 1]. */
export function mix(a: Colour, b: Colour, t: number): Colour {
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])];
}

/** The entry of the map nearest to a fraction in [0, 1]. */
export function colourAt(map: ColourMap, fraction: number): Colour {
  const i = 3 * Math.round((map.size - 1) * fraction);
  return [map.table[i], map.table[i + 1], map.table[i + 2]];
}

/** The map with the colour at one end, 0 or 1, exchanged; the change fades out towards the other end. */
export function tint(map: ColourMap, colour: Colour, end: 0 | 1): ColourMap {
  return tabulate((t) => mix(colourAt(map, t), colour, 1 - Math.abs(t - end)), map.size);
}

/** `rgb(28,28,30)`, as SVG takes it. */
export function cssColour(colour: Colour): string {
  return `rgb(${colour.map(Math.round).join(',')})`;
}

function tabulate(colour: (fraction: number) => Colour, size = 256): ColourMap {
  const table = new Uint8Array(3 * size);
  for (let i = 0; i < size; i++) table.set(colour(i / (size - 1)).map(Math.round), 3 * i);
  return { size, table };
}

/** `#rrggbb` or `rgb(r, g, b)` */
function parseColour(css: string): Colour {
  const channels = css.startsWith('#')
    ? [1, 3, 5].map((k) => Number.parseInt(css.slice(k, k + 2), 16))
    : (css.match(/\d+/g) ?? []).map(Number);
  const [red, green, blue] = channels;
  return [red, green, blue];
}
