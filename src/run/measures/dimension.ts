import type { Grid } from '../../case/case.ts';
import type { Sides } from './contour.ts';

/** A picture of zeros and ones. */
interface Mask {
  readonly nx: number;
  readonly ny: number;
  readonly cells: Uint8Array;
}

/**
 * Box-counting dimension of the interface: −d ln N / d ln s [–], with N the number of boxes of s × s cells that hold a cell
 * of the interface, by least squares over s = 2, 4, 8, ... up to a quarter of the shorter side. The interface is the
 * metal cells (ξ > ½) that share an edge with a cell of electrolyte; s = 1 is left out, for there the cells are seen and
 * not the shape. 1 for a smooth line, 2 for one that fills the plane; a fractal between them only over the sizes named.
 * NaN without an interface or with fewer than two sizes (a side below 16 cells).
 */
export function boxCountingDimension(metal: Float64Array, grid: Grid, sides: Sides): number {
  let mask = interfaceMask(metal, grid, sides);
  const largest = Math.min(grid.nx, grid.ny) / 4;
  const points: [number, number][] = [];
  for (let size = 2; size <= largest; size *= 2) {
    mask = coarsen(mask);
    points.push([Math.log(size), Math.log(mask.cells.reduce((count, cell) => count + cell, 0))]);
  }
  return -slope(points);
}

function interfaceMask(metal: Float64Array, { nx, ny }: Grid, sides: Sides): Mask {
  const cells = new Uint8Array(nx * ny);
  for (let row = 0; row < ny; row++) {
    for (let column = 0; column < nx; column++) {
      const cell = row * nx + column;
      if (!(metal[cell] > 0.5)) continue;
      const west = column > 0 ? cell - 1 : sides === 'periodic' ? cell + nx - 1 : cell;
      const east = column < nx - 1 ? cell + 1 : sides === 'periodic' ? cell - nx + 1 : cell;
      const south = row > 0 ? cell - nx : cell;
      const north = row < ny - 1 ? cell + nx : cell;
      const inner = metal[west] > 0.5 && metal[east] > 0.5 && metal[south] > 0.5 && metal[north] > 0.5;
      cells[cell] = inner ? 0 : 1;
    }
  }
  return { nx, ny, cells };
}

/** One cell for each two by two, set if any of them is; the last row or column of an odd number stands alone. */
function coarsen(fine: Mask): Mask {
  const nx = Math.ceil(fine.nx / 2);
  const ny = Math.ceil(fine.ny / 2);
  const cells = new Uint8Array(nx * ny);
  for (let row = 0; row < fine.ny; row++) {
    for (let column = 0; column < fine.nx; column++) {
      cells[(row >> 1) * nx + (column >> 1)] |= fine.cells[row * fine.nx + column];
    }
  }
  return { nx, ny, cells };
}

/** Of the least-squares line through the points. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const variance = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return covariance / variance;
}
