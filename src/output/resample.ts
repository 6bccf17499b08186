/**
 * Bilinear interpolation of cell-centred values at pixels. Beyond the centres of the outermost cells a field is
 * constant.
 */

/** For each pixel along one direction: the cells whose centres enclose its own, and its place between them. */
export interface Axis {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Weight of `high` [–] */
  readonly weight: Float64Array;
  /** Cells per pixel [–] */
  readonly step: number;
}

export function makeAxis(cells: number, pixels: number): Axis {
  const low = new Int32Array(pixels);
  const high = new Int32Array(pixels);
  const weight = new Float64Array(pixels);
  for (let p = 0; p < pixels; p++) {
    const s = Math.min(cells - 1, Math.max(0, ((p + 0.5) / pixels) * cells - 0.5));
    low[p] = Math.floor(s);
    high[p] = Math.min(cells - 1, low[p] + 1);
    weight[p] = s - low[p];
  }
  return { low, high, weight, step: cells / pixels };
}

/** The four cells around one pixel, and their weights, which add up to 1. Rewritten for each pixel. */
export interface Stencil {
  readonly cell: Int32Array;
  readonly weight: Float64Array;
  /** Place between the cells along x and y [–] */
  a: number;
  b: number;
}

export function makeStencil(): Stencil {
  return { cell: new Int32Array(4), weight: new Float64Array(4), a: 0, b: 0 };
}

/** Sets the stencil to the pixel (p, q), q counted from row 0 of the field. */
export function moveStencil(stencil: Stencil, x: Axis, y: Axis, p: number, q: number, nx: number): void {
  const { cell, weight } = stencil;
  const a = x.weight[p];
  const b = y.weight[q];
  const south = nx * y.low[q];
  const north = nx * y.high[q];
  cell[0] = south + x.low[p];
  cell[1] = south + x.high[p];
  cell[2] = north + x.low[p];
  cell[3] = north + x.high[p];
  weight[0] = (1 - a) * (1 - b);
  weight[1] = a * (1 - b);
  weight[2] = (1 - a) * b;
  weight[3] = a * b;
  stencil.a = a;
  stencil.b = b;
}

/** The value at the pixel. */
export function interpolate(field: Float64Array, { cell, weight }: Stencil): number {
  return (
    weight[0] * field[cell[0]] + weight[1] * field[cell[1]] + weight[2] * field[cell[2]] + weight[3] * field[cell[3]]
  );
}

/** Signed distance from the line field = 1/2, in pixels to first order; positive where the field is larger. */
export function distanceToHalf(field: Float64Array, stencil: Stencil, x: Axis, y: Axis): number {
  const { cell, a, b } = stencil;
  const dx = x.step * ((1 - b) * (field[cell[1]] - field[cell[0]]) + b * (field[cell[3]] - field[cell[2]]));
  const dy = y.step * ((1 - a) * (field[cell[2]] - field[cell[0]]) + a * (field[cell[3]] - field[cell[1]]));
  const slope = Math.sqrt(dx * dx + dy * dy);
  const excess = interpolate(field, stencil) - 0.5;
  if (slope > 0) return excess / slope;
  return excess === 0 ? 0 : excess * Number.POSITIVE_INFINITY;
}
