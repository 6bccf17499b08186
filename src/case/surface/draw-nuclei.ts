/** Nuclei drawn from a seed: in random places at the start, or one after the other in time. */

import type { Nucleus } from '../case.ts';
import { mix, uniform } from '../random.ts';

/** Tell these draws from one another and from the microstructure's, which take the seed as it is. */
const PLACES = 0x6e75636c;
const TIMES = 0x74696d65;

/** Where nuclei can be. */
export interface Base {
  /** [m] */
  readonly width: number;
  /** The left side continues the right one */
  readonly periodic: boolean;
  readonly seed: number;
}

/** How large nuclei are. */
export interface Sizes {
  /** Mean radius [m] */
  readonly radius: number;
  /** Radii are drawn evenly within ± this share of it [–] */
  readonly spread: number;
}

export interface RandomNuclei extends Sizes {
  readonly random: number;
  /** Least distance between centres [m]; 0 for none */
  readonly apart: number;
}

export interface Nucleation extends Sizes {
  /** Nuclei per length of electrode and time [1/(m s)] */
  readonly rate: number;
  /** [s] */
  readonly until: number;
}

/** The width that `random` nuclei at their least distance take up [m]. */
export function widthTaken({ random, apart }: RandomNuclei, periodic: boolean): number {
  return (periodic ? random : random - 1) * apart;
}

/**
 * Nuclei in random places from left to right, all there at the start. Every arrangement with the least distance is
 * equally likely: the places are drawn in what is left of the width without the distances, and these put in between; on a
 * periodic electrode all are then moved by one more draw. The distances must fit, see `widthTaken`.
 */
export function randomNuclei(nuclei: RandomNuclei, base: Base): Nucleus[] {
  const { random, apart } = nuclei;
  const { width, periodic } = base;
  const seed = mix(base.seed ^ PLACES);
  const free = width - widthTaken(nuclei, periodic);
  const places = Array.from({ length: random }, (_, k) => free * uniform(seed, 2 * k)).sort((a, b) => a - b);
  const shift = periodic ? width * uniform(seed, 2 * random) : 0;
  return places
    .map((place, k) => (place + k * apart + shift) % width)
    .map((position, k) => ({ position, radius: radiusOf(nuclei, uniform(seed, 2 * k + 1)), time: 0 }));
}

/**
 * A Poisson process in time and place: the gaps between nuclei are −ln(1 − u)/(rate · width), their places even. At most
 * `most` nuclei, in the order of their times, all after 0.
 */
export function poissonNuclei(nucleation: Nucleation, { width, seed: own }: Base, most: number): Nucleus[] {
  const seed = mix(own ^ TIMES);
  const nuclei: Nucleus[] = [];
  let time = 0;
  for (let k = 0; nuclei.length < most; k += 3) {
    time -= Math.log(1 - uniform(seed, k)) / (nucleation.rate * width);
    if (time > nucleation.until) break;
    const radius = radiusOf(nucleation, uniform(seed, k + 2));
    nuclei.push({ position: width * uniform(seed, k + 1), radius, time });
  }
  return nuclei;
}

function radiusOf({ radius, spread }: Sizes, drawn: number): number {
  return radius * (1 + spread * (2 * drawn - 1));
}
