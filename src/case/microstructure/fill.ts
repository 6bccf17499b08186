/** Shapes laid one after another until they cover what was asked for. */

import { cover, FILLER, lift, MATRIX, type Raster, type Shape } from './raster.ts';

/** A shape at a scale: 1 as it is, less for one cut down around the same centre. */
export type Scaled = (scale: number) => Shape;

/**
 * Lays the shapes 0, 1, 2 ..., free to overlap, until `wanted` samples more have the value; the last is cut down so that
 * it is exactly as many. The value is FILLER, or MATRIX laid into a solid filler.
 */
export function fill(
  raster: Raster,
  wanted: number,
  value: typeof FILLER | typeof MATRIX,
  periodic: boolean,
  shape: (k: number) => Scaled,
): void {
  let covered = 0;
  for (let k = 0; covered < wanted; k++) covered += layAtMost(raster, shape(k), wanted - covered, value, periodic);
}

/** Lays a shape, cut down where it would cover more than `most` new samples; returns how many it covered. */
export function layAtMost(
  raster: Raster,
  shape: Scaled,
  most: number,
  value: typeof FILLER | typeof MATRIX,
  periodic: boolean,
): number {
  const before = value === FILLER ? MATRIX : FILLER;
  const attempt = (scale: number): number[] => {
    const added = cover(raster, shape(scale), periodic, value);
    if (added.length > most) lift(raster, added, before);
    return added;
  };
  const whole = attempt(1);
  if (whole.length <= most) return whole.length;
  let [small, large] = [0, 1];
  // 20 halvings: a millionth of the shape, much less than a sample.
  for (let k = 0; k < 20; k++) {
    const scale = (small + large) / 2;
    const added = attempt(scale);
    if (added.length === most) return most;
    if (added.length < most) {
      lift(raster, added, before);
      small = scale;
    } else large = scale;
  }
  // Samples that come in at the same scale by symmetry: as many of them as are wanted.
  const added = cover(raster, shape(large), periodic, value);
  lift(raster, added.slice(most), before);
  return most;
}
