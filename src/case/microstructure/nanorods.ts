/** Rods, free to overlap. */

import type { Nanorods } from '../case.ts';
import { columnsFor, type Domain } from './domain.ts';
import { directionOf } from './orientation.ts';
import { placer } from './place.ts';
import { blank, lay, lift, type Raster, type Rod } from './raster.ts';

/**
 * Rods with centre and direction from `place.ts`, free to overlap, laid one after another until
 * their union covers the wanted fraction of the domain; the last is shortened so that the fraction is met within a row
 * of samples across it.
 *
 * Where the domain does not repeat, centres are drawn up to half a rod beyond it, so that rods are as dense at a wall as
 * inside. Rods may lie in the initial metal: there they are without effect until the metal is stripped, and what grows
 * out of the metal meets the structure as it was cast.
 */
export function drawNanorods(
  structure: Nanorods,
  domain: Domain,
  seed: number,
): { readonly rods: readonly Rod[]; readonly raster: Raster } {
  const { width, height, periodic } = domain;
  const { length } = structure;
  const raster = blank(width, height, columnsFor(domain, structure.width, 'width'));
  const wanted = Math.round(structure.fraction * raster.samples.length);
  const rods: Rod[] = [];
  let covered = 0;
  const place = placer(domain, length, seed, structure.placement);
  for (let k = 0; covered < wanted; k++) {
    const { x, y, turn } = place(k);
    const drawn: Rod = { x, y, angle: directionOf(structure, turn), length, width: structure.width };
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
