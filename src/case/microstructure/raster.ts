/** A fine picture of a domain, independent of any grid, and the area of a phase in the cells of a grid. */

/** What a sample shows. */
export const MATRIX = 0;
export const FILLER = 1;
export const SHELL = 2;

/** Samples along one side of the picture at most, because 8192² bytes are 64 MiB. */
export const LARGEST_RASTER = 8192;

/** Square samples; row 0 at the bottom. */
export interface Raster {
  readonly columns: number;
  readonly rows: number;
  /** Size of a sample [m] */
  readonly size: number;
  /** MATRIX, FILLER or SHELL */
  readonly samples: Uint8Array;
}

/** A part of the plane. */
export interface Shape {
  /** Centre [m] */
  readonly x: number;
  readonly y: number;
  /** Half the width and height of a box around it [m] */
  readonly halfX: number;
  readonly halfY: number;
  /** Whether a point at this distance from the centre [m] lies in it. */
  readonly contains: (dx: number, dy: number) => boolean;
}

/** A rectangle turned by an angle from the x-axis, anywhere in the plane. */
export interface Rod {
  /** Centre [m] */
  readonly x: number;
  readonly y: number;
  /** [rad] */
  readonly angle: number;
  /** [m] */
  readonly length: number;
  /** [m] */
  readonly width: number;
}

/** A picture of matrix, `columns` samples wide; the height is met within half a sample. */
export function blank(width: number, height: number, columns: number): Raster {
  const size = width / columns;
  const rows = Math.max(1, Math.round(height / size));
  return { columns, rows, size, samples: new Uint8Array(columns * rows) };
}

/** A rod as a shape. */
export function rodShape({ x, y, angle, length, width }: Rod): Shape {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return {
    x,
    y,
    halfX: (Math.abs(cos) * length + Math.abs(sin) * width) / 2,
    halfY: (Math.abs(sin) * length + Math.abs(cos) * width) / 2,
    contains: (dx, dy) => Math.abs(dx * cos + dy * sin) <= length / 2 && Math.abs(dy * cos - dx * sin) <= width / 2,
  };
}

/** A disc as a shape; centre and diameter [m]. */
export function discShape(x: number, y: number, diameter: number): Shape {
  const radius = diameter / 2;
  return { x, y, halfX: radius, halfY: radius, contains: (dx, dy) => dx * dx + dy * dy <= radius * radius };
}

/**
 * Gives the samples whose centre lies in the shape a value; returns the indices of those that had another one before.
 * At the left and right the shape comes back in on the other side where `periodic`, else it is cut off; it is cut off
 * at the bottom and the top.
 */
export function cover(raster: Raster, shape: Shape, periodic: boolean, value = FILLER): number[] {
  const { columns, rows, size, samples } = raster;
  const { x, y, halfX, halfY } = shape;
  const found: number[] = [];
  const bottom = Math.max(0, Math.floor((y - halfY) / size));
  const top = Math.min(rows - 1, Math.ceil((y + halfY) / size));
  const left = Math.floor((x - halfX) / size);
  const right = Math.ceil((x + halfX) / size);
  for (let row = bottom; row <= top; row++) {
    for (let column = left; column <= right; column++) {
      if (!periodic && (column < 0 || column >= columns)) continue;
      if (!shape.contains((column + 0.5) * size - x, (row + 0.5) * size - y)) continue;
      const index = row * columns + (((column % columns) + columns) % columns);
      if (samples[index] === value) continue;
      samples[index] = value;
      found.push(index);
    }
  }
  return found;
}

/** Covers the samples of a rod with filler, as `cover` does. */
export function lay(raster: Raster, rod: Rod, periodic: boolean): number[] {
  return cover(raster, rodShape(rod), periodic);
}

/** Takes back what `lay` or `cover` covered: the samples have the value again that they had before. */
export function lift(raster: Raster, indices: readonly number[], value = MATRIX): void {
  for (const index of indices) raster.samples[index] = value;
}

/**
 * Share of each cell's area that is covered [–], row-major, row 0 at the bottom: the integral of the picture over the
 * cell, exact for any ratio of cells to samples, so that the mean over all cells is the picture's.
 */
export function coverage({ columns, rows, samples }: Raster, nx: number, ny: number, value = FILLER): Float64Array {
  const integral = new Float64Array((columns + 1) * (rows + 1));
  for (let row = 0; row < rows; row++) {
    let line = 0;
    for (let column = 0; column < columns; column++) {
      line += Number(samples[row * columns + column] === value);
      integral[(row + 1) * (columns + 1) + column + 1] = integral[row * (columns + 1) + column + 1] + line;
    }
  }
  // The integral of a piecewise constant picture is bilinear between the corners of its samples.
  const upTo = (x: number, y: number): number => {
    const column = Math.min(Math.floor(x), columns - 1);
    const row = Math.min(Math.floor(y), rows - 1);
    const at = row * (columns + 1) + column;
    const [u, v] = [x - column, y - row];
    const low = integral[at] * (1 - u) + integral[at + 1] * u;
    return low * (1 - v) + (integral[at + columns + 1] * (1 - u) + integral[at + columns + 2] * u) * v;
  };
  const shares = new Float64Array(nx * ny);
  const [a, b] = [columns / nx, rows / ny];
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      const [x, y] = [i * a, j * b];
      const sum = upTo(x + a, y + b) - upTo(x, y + b) - upTo(x + a, y) + upTo(x, y);
      shares[j * nx + i] = Math.min(1, Math.max(0, sum / (a * b)));
    }
  }
  return shares;
}
