import { expect, test } from 'vitest';
import { placer } from '../../../src/case/microstructure/place.ts';

const domain = { width: 6e-6, height: 6e-6, periodic: true };
const PARTICLES = 100;

/** Least distance between any two of the centres, around the joined sides [m]. */
function closest(placement: 'random' | 'even', seed: number): number {
  const place = placer(domain, 0, seed, placement);
  const places = Array.from({ length: PARTICLES }, (_, k) => place(k));
  let least = Number.POSITIVE_INFINITY;
  places.forEach((a, k) => {
    for (const b of places.slice(0, k)) {
      const dx = Math.abs(a.x - b.x);
      least = Math.min(least, Math.hypot(Math.min(dx, domain.width - dx), a.y - b.y));
    }
  });
  return least;
}

test('evenly placed particles keep apart, random ones do not', () => {
  // Of n random points in an area A the closest two are about √(2A/π)/n apart, 0.05 µm here; points on a triangular lattice of as
  // many are √(2A/(√3 n)) = 0.64 µm apart, and of even ones the closest keep a third of that.
  for (const seed of [1, 2, 3]) {
    expect(closest('random', seed)).toBeLessThan(0.16e-6);
    expect(closest('even', seed)).toBeGreaterThan(0.2e-6);
  }
});

test('evenly placed particles point everywhere, however few they are', () => {
  const place = placer(domain, 0, 1, 'even');
  const turns = Array.from({ length: 8 }, (_, k) => place(k).turn).sort((a, b) => a - b);
  // Gaps of the golden-ratio sequence: at most φ⁻⁴ ≈ 0.146 of eight, and 0.236 of six, where the last has closed some.
  turns.forEach((turn, k) => {
    const next = k + 1 < turns.length ? turns[k + 1] : turns[0] + 1;
    expect(next - turn).toBeLessThan(0.24);
  });
});

test('a seed places the same particles again, another seed others', () => {
  const first = (seed: number) => placer(domain, 0, seed, 'even')(0);
  expect(first(3)).toEqual(first(3));
  expect(first(4)).not.toEqual(first(3));
});
