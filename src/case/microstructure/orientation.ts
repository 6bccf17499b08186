/** Directions drawn from an orientation. */

import type { Orientation } from '../case.ts';

/** The direction for a number drawn uniformly from [0, 1): even from angle − spread to angle + spread [rad]. */
export function directionOf({ angle, spread }: Orientation, drawn: number): number {
  return angle - spread + drawn * (2 * spread);
}
