/** Where a filler is: drawn in metres from the seed, the same for every grid. */

import type { Case, Nanorods } from './case.ts';
import { uniform } from './random.ts';
import { blank, coverage, lay, lift, type Raster, type Rod } from './raster.ts';

/** Samples along one side of the picture at most, because 8192² bytes are 64 MiB. */
export const LARGEST_RASTER = 8192;

/** Samples across the domain where rods are thick; more where fewer than 6 would lie across a rod. */
const COLUMNS = 1024;
const SAMPLES_ACROSS = 6;

function columnsFor(structure: Nanorods, width: number): number {
  return Math.max(COLUMNS, Math.ceil((SAMPLES_ACROSS * width) / structure.width));
}

/** Samples along the longer side of the picture that resolves a structure in a domain [m]. */
export function rasterSize(structure: Nanorods, width: number, height: number): number {
  return columnsFor(structure, width) * Math.max(1, height / width);
}

/**
 * Rods with centre and direction uniform, free to overlap, laid one after another until their union covers the wanted
 * fraction of the domain; the last is shortened so that the fraction is met within a row of samples across it.
 *
 * Where the domain does not repeat, centres are drawn up to half a rod beyond it, so that rods are as dense at a wall as
 * inside. Rods may lie in the initial metal: there they are without effect until the metal is stripped, and what grows
 * out of the metal meets the structure as it was cast.
 */
export function drawNanorods(
  structure: Nanorods,
  domain: { readonly width: number; readonly height: number; readonly periodic: boolean },
  seed: number,
): { readonly rods: readonly Rod[]; readonly raster: Raster } {
  const { width, height, periodic } = domain;
  const { length } = structure;
  const raster = blank(width, height, columnsFor(structure, width));
  const wanted = Math.round(structure.fraction * raster.samples.length);
  const rods: Rod[] = [];
  let covered = 0;
  for (let k = 0; covered < wanted; k++) {
    const beyond = periodic ? 0 : length;
    const drawn: Rod = {
      x: uniform(seed, 3 * k) * (width + beyond) - beyond / 2,
      y: uniform(seed, 3 * k + 1) * (height + length) - length / 2,
      angle: uniform(seed, 3 * k + 2) * Math.PI,
      length,
      width: structure.width,
    };
    const added = lay(raster, drawn, periodic);
    if (covered + added.length <= wanted) {
      covered += added.length;
      rods.push(drawn);
    } else {
      lift(raster, added);
      const last = shorten(raster, drawn, periodic, wanted - covered);
      covered += lay(raster, last, periodic).length;
      rods.push(last);
    }
  }
  return { rods, raster };
}

/** The shortest rod, around the same centre, that still covers `needed` new samples; found by halving. */
function shorten(raster: Raster, rod: Rod, periodic: boolean, needed: number): Rod {
  let [short, long] = [0, rod.length];
  while (long - short > raster.size / 4) {
    const length = (short + long) / 2;
    const added = lay(raster, { ...rod, length }, periodic);
    lift(raster, added);
    if (added.length < needed) short = length;
    else long = length;
  }
  return { ...rod, length: long };
}

/**
 * Share of each cell's area that lies in the filler [–], nx × ny, row-major; zeros where there is no filler.
 *
 * Shares and not yes or no, because a rod of 1.2 to 3 cells' width would break up where it lies aslant, and with it the
 * path it conducts along.
 */
export function fillerShares({ filler, grid, sides, seed }: Case): Float64Array {
  if (!filler) return new Float64Array(grid.nx * grid.ny);
  const domain = { width: grid.nx * grid.spacing, height: grid.ny * grid.spacing, periodic: sides === 'periodic' };
  return coverage(drawNanorods(filler.structure, domain, seed).raster, grid.nx, grid.ny);
}
