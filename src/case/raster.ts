/** A fine black-and-white picture of a domain, independent of any grid, and its area in the cells of a grid. */

/** Square samples; row 0 at the bottom. */
export interface Raster {
  readonly columns: number;
  readonly rows: number;
  /** Size of a sample [m] */
  readonly size: number;
  /** 1 where covered, else 0 */
  readonly samples: Uint8Array;
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

/** An uncovered picture `columns` samples wide; the height is met within half a sample. */
export function blank(width: number, height: number, columns: number): Raster {
  const size = width / columns;
  const rows = Math.max(1, Math.round(height / size));
  return { columns, rows, size, samples: new Uint8Array(columns * rows) };
}

/**
 * Covers the samples whose centre lies in the rod; returns the indices of those that were not covered before. At the
 * left and right the rod comes back in on the other side where `periodic`, else it is cut off; it is cut off at the
 * bottom and the top.
 */
export function lay(raster: Raster, rod: Rod, periodic: boolean): number[] {
  const { columns, rows, size, samples } = raster;
  const cos = Math.cos(rod.angle);
  const sin = Math.sin(rod.angle);
  const halfX = (Math.abs(cos) * rod.length + Math.abs(sin) * rod.width) / 2;
  const halfY = (Math.abs(sin) * rod.length + Math.abs(cos) * rod.width) / 2;
  const found: number[] = [];
  const bottom = Math.max(0, Math.floor((rod.y - halfY) / size));
  const top = Math.min(rows - 1, Math.ceil((rod.y + halfY) / size));
  const left = Math.floor((rod.x - halfX) / size);
  const right = Math.ceil((rod.x + halfX) / size);
  for (let row = bottom; row <= top; row++) {
    for (let column = left; column <= right; column++) {
      if (!periodic && (column < 0 || column >= columns)) continue;
      const dx = (column + 0.5) * size - rod.x;
      const dy = (row + 0.5) * size - rod.y;
      if (Math.abs(dx * cos + dy * sin) > rod.length / 2 || Math.abs(dy * cos - dx * sin) > rod.width / 2) continue;
      const index = row * columns + (((column % columns) + columns) % columns);
      if (samples[index] === 1) continue;
      samples[index] = 1;
      found.push(index);
    }
  }
  return found;
}

/** Takes back what `lay` covered. */
export function lift(raster: Raster, indices: readonly number[]): void {
  for (const index of indices) raster.samples[index] = 0;
}

/**
 * Share of each cell's area that is covered [–], row-major, row 0 at the bottom: the integral of the picture over the
 * cell, exact for any ratio of cells to samples, so that the mean over all cells is the picture's.
 */
export function coverage({ columns, rows, samples }: Raster, nx: number, ny: number): Float64Array {
  const integral = new Float64Array((columns + 1) * (rows + 1));
  for (let row = 0; row < rows; row++) {
    let line = 0;
    for (let column = 0; column < columns; column++) {
      line += samples[row * columns + column];
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
