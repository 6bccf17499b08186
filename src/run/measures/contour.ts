import type { Case, Grid } from '../../case/case.ts';

export type Sides = Case['sides'];

/** Where the interface ξ = ½ crosses the line between the centres of two neighbouring cells. */
export interface Crossing {
  /** Index of the cell on the metal's side, ξ > ½. */
  readonly inside: number;
  /** Index of the cell on the electrolyte's side. */
  readonly outside: number;
  /** Distance from the inner centre, in cells [–]. */
  readonly fraction: number;
}

/** A straight piece of the interface, between two crossings on the edges of a square of four neighbouring cell centres. */
export interface Segment {
  readonly ends: readonly [Crossing, Crossing];
  /** [m] */
  readonly length: number;
}

/** Beyond 1 − CORE and CORE the profile is taken as bulk, so that its logarithm stays finite [–]. */
const CORE = 0.01;

/**
 * Fraction of the way from a cell with metal fraction `inside` > ½ to its neighbour with `outside` ≤ ½ at which ξ = ½.
 * Linear in ln(ξ/(1 − ξ)) = −n/ℓ, the coordinate of the interface profile, hence exact for a plane front at any angle;
 * linear interpolation of ξ itself would be off by up to 0.03 h²/ℓ.
 */
export function crossing(inside: number, outside: number): number {
  const a = depth(inside);
  return a / (a - depth(outside));
}

function depth(xi: number): number {
  const core = Math.min(Math.max(xi, CORE), 1 - CORE);
  return Math.log(core / (1 - core));
}

/** Value at the crossing of a field given at cell centres: linear between the two cells, in the field's unit. */
export function valueAt(field: Float64Array, { inside, outside, fraction }: Crossing): number {
  return (1 - fraction) * field[inside] + fraction * field[outside];
}

/**
 * The interface ξ = ½ by marching squares over the cell centres, dead metal included. Periodic sides join the last column
 * to the first. At closed sides, at the electrode and at the top the field is continued as its mirror image, so the
 * contour runs on to the wall. The bare electrode is not interface: only deposit has a contour.
 * A saddle is decided by the mean of its four cells.
 */
export function contour(metal: Float64Array, grid: Grid, sides: Sides): Segment[] {
  const { nx, ny, spacing } = grid;
  const segments: Segment[] = [];
  const first = sides === 'periodic' ? 0 : -1;
  for (let row = -1; row < ny; row++) {
    const south = Math.max(row, 0) * nx;
    const north = Math.min(row + 1, ny - 1) * nx;
    const halfRow = row < 0 || row === ny - 1;
    for (let column = first; column < nx; column++) {
      const west = Math.max(column, 0);
      const east = sides === 'periodic' ? (column + 1) % nx : Math.min(column + 1, nx - 1);
      const corners: Corners = [south + west, south + east, north + east, north + west];
      if (isUniform(metal, corners)) continue;
      const halfColumn = sides !== 'periodic' && (column < 0 || column === nx - 1);
      addSegments(segments, metal, corners, spacing * (halfRow ? 0.5 : 1) * (halfColumn ? 0.5 : 1));
    }
  }
  return segments;
}

/** Cells at the corners of a square, counter-clockwise from the lower left. */
type Corners = readonly [number, number, number, number];

function isUniform(metal: Float64Array, [a, b, c, d]: Corners): boolean {
  const inside = metal[a] > 0.5;
  return inside === metal[b] > 0.5 && inside === metal[c] > 0.5 && inside === metal[d] > 0.5;
}

/** Adds the one or two pieces of the contour within a square of side `size` [m]. */
function addSegments(segments: Segment[], metal: Float64Array, corners: Corners, size: number): void {
  const points: Point[] = [];
  for (let edge = 0; edge < 4; edge++) {
    const point = cross(metal, corners, edge);
    if (point) points.push(point);
  }
  if (points.length === 2) {
    segments.push(join(points[0], points[1], size));
    return;
  }
  const centre = (metal[corners[0]] + metal[corners[1]] + metal[corners[2]] + metal[corners[3]]) / 4;
  const [bottom, right, top, left] = points;
  const lowerLeftIsJoined = metal[corners[0]] > 0.5 === centre > 0.5;
  if (lowerLeftIsJoined) segments.push(join(bottom, right, size), join(top, left, size));
  else segments.push(join(bottom, left, size), join(right, top, size));
}

interface Point extends Crossing {
  /** Place within the square, 0 to 1 [–]. */
  readonly x: number;
  readonly y: number;
}

/** The crossing on an edge of the square, 0 to 3 counter-clockwise from the lower one, if there is one. */
function cross(metal: Float64Array, corners: Corners, edge: number): Point | undefined {
  const start = corners[edge];
  const end = corners[(edge + 1) % 4];
  const startsInside = metal[start] > 0.5;
  if (startsInside === metal[end] > 0.5) return undefined;
  const [inside, outside] = startsInside ? [start, end] : [end, start];
  const fraction = crossing(metal[inside], metal[outside]);
  const along = startsInside ? fraction : 1 - fraction;
  const [x, y] = [
    [along, 0],
    [1, along],
    [1 - along, 1],
    [0, 1 - along],
  ][edge];
  return { inside, outside, fraction, x, y };
}

function join(from: Point, to: Point, size: number): Segment {
  return { ends: [from, to], length: size * Math.hypot(to.x - from.x, to.y - from.y) };
}
