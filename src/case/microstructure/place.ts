/** Where the k-th particle lies and how it is turned, for particles laid one after another. */

import type { Placement } from '../case.ts';
import { uniform } from '../random.ts';
import type { Domain } from './domain.ts';

/** Numbers in [0, 1) that place a particle. */
export interface Place {
  /** Centre [m] */
  readonly x: number;
  readonly y: number;
  /** Of its range of directions [–] */
  readonly turn: number;
}

/**
 * Candidates for each particle: of fewer the particles still crowd here and there, more take longer and change little.
 */
const CANDIDATES = 16;
/** Its multiples modulo 1 fill the interval evenly, however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Centres in the domain and up to `margin` [m] beyond its edges, but not beyond joined sides.
 *
 * `random`: they are independent of each other. `even`: each is the one of CANDIDATES that lies farthest from those
 * before it (Mitchell, Computer Graphics 25, 157 (1991)), and directions follow the golden ratio, as of particles that were
 * dispersed with care: samples of a few dozen particles then differ much less from seed to seed.
 */
export function placer(
  { width, height, periodic }: Domain,
  margin: number,
  seed: number,
  placement: Placement['placement'] = 'random',
): (k: number) => Place {
  const beyond = periodic ? 0 : margin;
  const draw = (k: number): Place => ({
    x: uniform(seed, 3 * k) * (width + beyond) - beyond / 2,
    y: uniform(seed, 3 * k + 1) * (height + margin) - margin / 2,
    turn: uniform(seed, 3 * k + 2),
  });
  if (placement === 'random') return draw;
  const before: Place[] = [];
  const distance = (a: Place, b: Place) => {
    const dx = Math.abs(a.x - b.x);
    return Math.hypot(periodic ? Math.min(dx, width - dx) : dx, a.y - b.y);
  };
  const room = (place: Place) =>
    before.reduce((least, other) => Math.min(least, distance(place, other)), Number.POSITIVE_INFINITY);
  return (k) => {
    let best = draw(k * CANDIDATES);
    let most = room(best);
    for (let c = 1; c < CANDIDATES; c++) {
      const candidate = draw(k * CANDIDATES + c);
      const free = room(candidate);
      if (free > most) [best, most] = [candidate, free];
    }
    const place = { ...best, turn: (uniform(seed, 2) + k * GOLDEN) % 1 };
    before.push(place);
    return place;
  };
}
