/** Voronoi cells of points that may repeat to the left and right. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box that points lie in; where `periodic` it repeats with its width to the left and right. [m] */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly periodic: boolean;
}

/** A corner of a cell, anticlockwise, and whether the side that begins here lies between two cells (or on the box). */
export interface Corner extends Point {
  readonly shared: boolean;
}

/**
 * For each point the convex polygon of all that lies nearer to it than to the others and to their images, cut off by the
 * box. Each starts as a box and is cut by the perpendicular bisectors with its neighbours, ring by ring of bins, until
 * no point is near enough to cut it.
 */
export function voronoi(points: readonly Point[], box: Box): readonly (readonly Corner[])[] {
  const [width, height] = [box.right - box.left, box.top - box.bottom];
  const side = Math.sqrt((width * height) / points.length);
  const across = Math.max(1, Math.floor(width / side));
  const up = Math.max(1, Math.floor(height / side));
  const bins: number[][] = Array.from({ length: across * up }, () => []);
  const columnOf = (x: number) => Math.min(across - 1, Math.floor(((x - box.left) / width) * across));
  const rowOf = (y: number) => Math.min(up - 1, Math.floor(((y - box.bottom) / height) * up));
  for (const [k, { x, y }] of points.entries()) bins[rowOf(y) * across + columnOf(x)].push(k);
  const ringWidth = Math.min(width / across, height / up);

  return points.map((point, self) => {
    let cell = startOf(point, box);
    for (let ring = 0; (ring - 1) * ringWidth < 2 * reachOf(cell, point); ring++) {
      for (const [i, j] of ringOf(ring)) {
        const row = rowOf(point.y) + j;
        const column = columnOf(point.x) + i;
        const round = Math.floor(column / across);
        if (row < 0 || row >= up || (!box.periodic && round !== 0)) continue;
        for (const k of bins[row * across + column - round * across]) {
          if (k === self && round === 0) continue;
          cell = cut(cell, point, { x: points[k].x + round * width, y: points[k].y });
        }
      }
    }
    return cell;
  });
}

/** All that could belong to a point's cell: the box, half its width to either side where it repeats. */
function startOf({ x }: Point, { left, right, bottom, top, periodic }: Box): readonly Corner[] {
  const half = (right - left) / 2;
  const [from, to] = periodic ? [x - half, x + half] : [left, right];
  return [
    { x: from, y: bottom, shared: false },
    { x: to, y: bottom, shared: periodic },
    { x: to, y: top, shared: false },
    { x: from, y: top, shared: periodic },
  ];
}

function reachOf(cell: readonly Corner[], { x, y }: Point): number {
  return Math.max(...cell.map((corner) => Math.hypot(corner.x - x, corner.y - y)));
}

/** Steps to the bins around one, all at the same distance in rows or columns. */
function ringOf(ring: number): readonly (readonly [number, number])[] {
  const steps: [number, number][] = [];
  for (let j = -ring; j <= ring; j++) {
    const inner = Math.abs(j) < ring;
    for (let i = -ring; i <= ring; i += inner && ring > 0 ? 2 * ring : 1) steps.push([i, j]);
  }
  return steps;
}

/** The part of a cell that is nearer to its point than to another. */
function cut(cell: readonly Corner[], own: Point, other: Point): readonly Corner[] {
  const [nx, ny] = [other.x - own.x, other.y - own.y];
  const middle = (nx * (own.x + other.x) + ny * (own.y + other.y)) / 2;
  const beyond = cell.map(({ x, y }) => nx * x + ny * y - middle);
  if (beyond.every((value) => value <= 0)) return cell;
  const kept: Corner[] = [];
  for (let k = 0; k < cell.length; k++) {
    const next = (k + 1) % cell.length;
    if (beyond[k] <= 0) kept.push(cell[k]);
    if (beyond[k] <= 0 === beyond[next] <= 0) continue;
    const share = beyond[k] / (beyond[k] - beyond[next]);
    const x = cell[k].x + share * (cell[next].x - cell[k].x);
    const y = cell[k].y + share * (cell[next].y - cell[k].y);
    // Where the outline leaves, the new side begins; where it comes back, the old one goes on.
    kept.push({ x, y, shared: beyond[next] > 0 || cell[k].shared });
  }
  return kept;
}

/** Centre of gravity of a polygon. */
export function centroid(cell: readonly Point[]): Point {
  let [area, x, y] = [0, 0, 0];
  const [first] = cell;
  for (let k = 1; k + 1 < cell.length; k++) {
    const [a, b] = [cell[k], cell[k + 1]];
    const triangle = (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y);
    area += triangle;
    x += (triangle * (first.x + a.x + b.x)) / 3;
    y += (triangle * (first.y + a.y + b.y)) / 3;
  }
  return { x: x / area, y: y / area };
}
