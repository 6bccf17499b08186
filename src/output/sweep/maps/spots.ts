/** The points of a phase diagram: which runs lie where, how far the axes reach, and the line between the points. */
import type { Place } from '../../chart.ts';
import { contourOf, type Point, type Triangle, trianglesOf } from './geometry.ts';
import { type Input, levelsOf } from './inputs.ts';
import type { Run } from './runs.ts';
import { grouped, meanOf } from './statistics.ts';

/** All runs at one point of a panel. */
export interface Spot {
  readonly at: readonly [number, number];
  readonly runs: readonly Run[];
  /** Means over the runs with a result; NaN without one. */
  readonly value: number;
  readonly ratio: number;
}

/** Where a point of the axes lies [px] */
export type Placing = (point: readonly [number, number]) => Place;

export function spotsOf(runs: readonly Run[], x: Input, y: Input): readonly Spot[] {
  const placed = runs.map((run) => ({ run, at: [x.placeOf(run.row), y.placeOf(run.row)] as const }));
  return grouped(placed, ({ at }) => at.join(' ')).map((same) => {
    const here = same.map(({ run }) => run);
    const mean = (of: (run: Run) => number) => meanOf(here.map(of).filter(Number.isFinite));
    return { at: same[0].at, runs: here, value: mean(({ value }) => value), ratio: mean(({ ratio }) => ratio) };
  });
}

/**
 * The line where the ratio, straight between neighbouring points, equals `level` [px]. On a grid each mesh is cut into four triangles
 * about its middle, which holds the mean of its corners, so that no direction is preferred; scattered points are joined to the nearest.
 */
export function lineOf(spots: readonly Spot[], place: Placing, level: number): readonly (readonly [Point, Point])[] {
  const points = spots.map(({ at }) => place(at));
  const ratios = spots.map(({ ratio }) => ratio);
  const meshes = meshesOf(spots);
  if (!meshes) return contourOf(points, ratios, trianglesOf(points), level);
  const middles = meshes.map((corners): Point => {
    const at = corners.map((corner) => points[corner]);
    return [meanOf(at.map(([x]) => x)), meanOf(at.map(([, y]) => y))];
  });
  const means = meshes.map((corners) => meanOf(corners.map((corner) => ratios[corner])));
  const triangles = meshes.flatMap((corners, k) =>
    corners.map((corner, j): Triangle => [corner, corners[(j + 1) % 4], points.length + k]),
  );
  return contourOf([...points, ...middles], [...ratios, ...means], triangles, level);
}

/** The four corners of each mesh of a full grid, in turn; undefined where the points are none. */
function meshesOf(spots: readonly Spot[]): readonly (readonly number[])[] | undefined {
  const [xs, ys] = [0, 1].map((k) => levelsOf(spots.map(({ at }) => at[k])));
  if (xs.length * ys.length !== spots.length) return undefined;
  const index = new Map(spots.map(({ at }, k) => [at.join(' '), k]));
  const spotAt = (i: number, j: number) => index.get(`${xs[i]} ${ys[j]}`) ?? -1;
  return xs
    .slice(1)
    .flatMap((_, i) =>
      ys.slice(1).map((_, j) => [spotAt(i, j), spotAt(i + 1, j), spotAt(i + 1, j + 1), spotAt(i, j + 1)]),
    );
}
