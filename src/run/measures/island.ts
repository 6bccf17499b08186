import type { Snapshot } from '../../physics/snapshot.ts';
import type { Crossing, Segment } from './contour.ts';
import { isLiveMetal, type Outline } from './profile.ts';

/**
 * The outline of an island, as distances [m] of the live metal's contour `surface` from the middle of the domain: the tip is the
 * farthest point of it, the valley the nearest, Ra and Rq are taken along its length. A short circuit is live metal at any side.
 */
export function islandOutline(snapshot: Snapshot, surface: readonly Segment[]): Outline {
  const short = reachesSide(snapshot);
  if (surface.length === 0) return { valley: Number.NaN, ra: Number.NaN, rq: Number.NaN, short };
  let tip = { height: 0, crossing: surface[0].ends[0] };
  let valley = Number.POSITIVE_INFINITY;
  const pieces = surface.map(({ ends, length }) => {
    const distances = ends.map((crossing) => fromMiddle(snapshot, crossing));
    distances.forEach((height, k) => {
      if (height > tip.height) tip = { height, crossing: ends[k] };
      valley = Math.min(valley, height);
    });
    return { length, distance: (distances[0] + distances[1]) / 2 };
  });
  const along = (value: (distance: number) => number) =>
    pieces.reduce((sum, { length, distance }) => sum + length * value(distance), 0) /
    pieces.reduce((sum, { length }) => sum + length, 0);
  const mean = along((distance) => distance);
  const ra = along((distance) => Math.abs(distance - mean));
  const rq = Math.sqrt(along((distance) => (distance - mean) ** 2));
  return { tip, valley, ra, rq, short };
}

/** Distance of a point of the contour from the middle of the domain [m]. */
function fromMiddle({ grid: { nx, ny, spacing } }: Snapshot, { inside, outside, fraction }: Crossing): number {
  const between = (a: number, b: number) => (1 - fraction) * a + fraction * b;
  const x = between(inside % nx, outside % nx) + 0.5 - nx / 2;
  const y = between(Math.floor(inside / nx), Math.floor(outside / nx)) + 0.5 - ny / 2;
  return spacing * Math.hypot(x, y);
}

function reachesSide(snapshot: Snapshot): boolean {
  const { nx, ny } = snapshot.grid;
  for (let q = 0; q < nx * ny; q++) {
    const [i, j] = [q % nx, Math.floor(q / nx)];
    const isOutermost = i === 0 || j === 0 || i === nx - 1 || j === ny - 1;
    if (isOutermost && isLiveMetal(snapshot, q)) return true;
  }
  return false;
}
