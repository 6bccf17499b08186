/** Points in a plane: the cell around each, the triangles between them, and the line where what they hold crosses a value. */

/** (x, y) in any unit that is the same in both directions. */
export type Point = readonly [x: number, y: number];

/** Indices of three points. */
export type Triangle = readonly [a: number, b: number, c: number];

/** A corner of a cell, and the neighbour behind the edge that begins there; −1 for the rim. */
interface Corner {
  readonly at: Point;
  readonly beyond: number;
}

/**
 * The part of a box that is nearer to each point than to any other (Voronoi 1908): on a grid of uneven levels the rectangles that end
 * midway between them. Cut out of the box edge by edge, n² in all, because a sweep has hundreds of points and not millions.
 */
export function cellsOf(points: readonly Point[], low: Point, high: Point): readonly (readonly Point[])[] {
  return points.map((_, k) => cornersOf(k, points, low, high).map(({ at }) => at));
}

/** Height of a triangle over its longest side below which it is a sliver: none joins points that lie on a line. */
const SLIVER = 1e-3;
/** Of the size of all. */
const MOVE = 1e-6;

/**
 * The triangles of scattered points whose circumscribed circles hold no other (Delaunay 1934): three cells that meet in a corner. Points
 * are moved by a millionth first, so that no four lie on one circle and rounding decides. Slivers along the rim are left out.
 */
export function trianglesOf(points: readonly Point[]): readonly Triangle[] {
  const size = Math.max(...points.flat().map(Math.abs));
  const moved = points.map(
    ([x, y], k): Point => [x + MOVE * size * Math.sin(12.9898 * (k + 1)), y + MOVE * size * Math.sin(78.233 * (k + 1))],
  );
  const far = 1e5 * size;
  const found = moved.flatMap((_, a) => {
    const corners = cornersOf(a, moved, [-far, -far], [far, far]);
    return corners.flatMap(({ beyond }, k): readonly Triangle[] => {
      const before = corners[(k || corners.length) - 1].beyond;
      // Each is met from its three points and taken from the first.
      return a < beyond && a < before ? [[a, before, beyond]] : [];
    });
  });
  return found.filter((triangle) => slenderness(triangle.map((k) => points[k])) > SLIVER);
}

/** Height over the longest side, that is twice the area over its square. */
function slenderness([[x, y], [u, v], [p, q]]: readonly Point[]): number {
  const longest = Math.max(Math.hypot(u - x, v - y), Math.hypot(p - u, q - v), Math.hypot(x - p, y - q));
  return Math.abs((u - x) * (q - y) - (p - x) * (v - y)) / longest ** 2;
}

/** Segments along which values, straight between the corners of each triangle, equal `level`; triangles with NaN are left out. */
export function contourOf(
  points: readonly Point[],
  values: readonly number[],
  triangles: readonly Triangle[],
  level: number,
): readonly (readonly [Point, Point])[] {
  return triangles.flatMap(([a, b, c]) => {
    if ([a, b, c].some((k) => Number.isNaN(values[k]))) return [];
    const sides = [
      [a, b],
      [b, c],
      [c, a],
    ] as const;
    const crossed = sides.filter(([j, k]) => values[j] >= level !== values[k] >= level);
    const ends = crossed.map(([j, k]) => between(points[j], points[k], (level - values[j]) / (values[k] - values[j])));
    return ends.length === 2 ? [[ends[0], ends[1]] as const] : [];
  });
}

function cornersOf(k: number, points: readonly Point[], [x0, y0]: Point, [x1, y1]: Point): readonly Corner[] {
  const rim: readonly Point[] = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
  return points.reduce<readonly Corner[]>(
    (cell, other, beyond) => (beyond === k ? cell : clipped(cell, points[k], other, beyond)),
    rim.map((at) => ({ at, beyond: -1 })),
  );
}

/** The part of a cell that is nearer to its point than to another. */
function clipped(cell: readonly Corner[], [x, y]: Point, [u, v]: Point, beyond: number): readonly Corner[] {
  const past = ([p, q]: Point) => (p - (x + u) / 2) * (u - x) + (q - (y + v) / 2) * (v - y);
  return cell.flatMap((corner, k) => {
    const next = cell[(k + 1) % cell.length];
    const [here, there] = [past(corner.at), past(next.at)];
    if (here <= 0 && there <= 0) return [corner];
    if (here > 0 && there > 0) return [];
    const at = between(corner.at, next.at, here / (here - there));
    return here <= 0 ? [corner, { at, beyond }] : [{ at, beyond: corner.beyond }];
  });
}

function between([x, y]: Point, [u, v]: Point, share: number): Point {
  return [x + share * (u - x), y + share * (v - y)];
}
