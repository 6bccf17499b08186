/** The edge of a region in a field, as lines that are sharp at any size. */
import { contours } from 'd3-contour';

/** (x, y) in cells from the left and the lower end of the domain. */
export type Point = readonly [x: number, y: number];

/** A region: its outer ring and the rings of its holes, each closed. */
export type Region = readonly (readonly Point[])[];

/** Cells added at each end, so that no ring runs along the ends of the domain; what lies there is to be clipped. */
const RIM = 2;
/** No line is drawn finer than this in λ: beyond it float32 has no digits of 1 − ξ left. */
const LEAST_SHARE = 1e-6;

/**
 * The regions where ξ ≥ 1/2. The line is found in λ = ln(ξ/(1 − ξ)), which is straight across a front where ξ itself bends,
 * so that it lies within a hundredth of a cell of the front and not a tenth.
 */
export function metalRegions(metal: Float64Array, nx: number, ny: number, periodic: boolean): readonly Region[] {
  const lambda = Float64Array.from(metal, (xi) => {
    const share = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, xi));
    return Math.log(share / (1 - share));
  });
  return regionsAbove(lambda, 0, nx, ny, periodic);
}

/**
 * The regions where a field (row-major, nx × ny) is at least `threshold`, the line straight between centres of cells.
 * They reach two cells beyond the domain, where a periodic field goes on and another stays as it is.
 */
export function regionsAbove(
  field: Float64Array,
  threshold: number,
  nx: number,
  ny: number,
  periodic: boolean,
): readonly Region[] {
  const width = nx + 2 * RIM;
  const height = ny + 2 * RIM;
  const padded: number[] = Array.from({ length: width * height }, () => 0);
  for (let j = 0; j < height; j++) {
    const row = nx * Math.min(ny - 1, Math.max(0, j - RIM));
    for (let i = 0; i < width; i++) {
      const column = periodic ? (i - RIM + RIM * nx) % nx : Math.min(nx - 1, Math.max(0, i - RIM));
      padded[i + width * j] = field[row + column];
    }
  }
  const { coordinates } = contours().size([width, height]).smooth(true).contour(padded, threshold);
  return coordinates.map((rings) => rings.map((ring) => ring.map(([x, y]): Point => [x - RIM, y - RIM])));
}

/** The points of a line that are needed to stay within `tolerance` of it (Ramer 1972, Douglas and Peucker 1973). */
export function simplified(line: readonly Point[], tolerance: number): readonly Point[] {
  const kept = new Uint8Array(line.length);
  kept[0] = 1;
  kept[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    const [farthest, distance] = farthestFrom(line, from, to);
    if (distance <= tolerance) continue;
    kept[farthest] = 1;
    spans.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, k) => kept[k] === 1);
}

/** The point between two of a line that lies farthest from the segment that joins them, and its distance. */
function farthestFrom(line: readonly Point[], from: number, to: number): [index: number, distance: number] {
  const [x0, y0] = line[from];
  const dx = line[to][0] - x0;
  const dy = line[to][1] - y0;
  const square = dx * dx + dy * dy;
  let index = from;
  let distance = 0;
  for (let k = from + 1; k < to; k++) {
    const x = line[k][0] - x0;
    const y = line[k][1] - y0;
    const t = square === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / square));
    const here = Math.hypot(x - t * dx, y - t * dy);
    if (here > distance) [index, distance] = [k, here];
  }
  return [index, distance];
}
