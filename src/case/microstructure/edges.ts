/** Length and direction of the filler's edges, from the gradient of a smoothed picture. */

import { FILLER, type Raster } from './raster.ts';

/** Three passes of a box of 3 samples: a standard deviation of (3 × (3² − 1)/12)^½ = 1.4 samples. */
const PASSES = 3;

export interface Edges {
  /** Per area [1/m] */
  readonly length: number;
  /** Mean direction from the x-axis [rad], in (−π/2, π/2]; without meaning where the order is near 0. */
  readonly angle: number;
  /** |⟨e^{2iθ}⟩| over the directions θ [–] */
  readonly order: number;
}

/**
 * The edges of the filler. Its share s is smoothed, so that steps of samples count as the slanted line they stand for;
 * ∫|∇s| dA is the length of the edges, whatever their direction (coarea formula). The direction is that of the structure
 * tensor ⟨∇s ∇sᵀ⟩, turned by a right angle: with ∇s = |∇s| e^{iφ} the order is |Σ|∇s|² e^{2iφ}| / Σ|∇s|². The rim of the
 * domain is no edge. Corners are rounded, which shortens each by 1.5 samples or so; what is thinner than 6 samples is
 * blurred, and its edges count for less.
 *
 * Source: Bigün and Granlund, Proc. ICCV 1987, 433 (structure tensor).
 */
export function edgesOf(raster: Raster, periodic: boolean): Edges {
  const { columns, rows, size } = raster;
  let share = Float32Array.from(raster.samples, (value) => Number(value === FILLER));
  for (let pass = 0; pass < PASSES; pass++) share = smoothed(share, columns, rows, periodic);
  let [length, real, imaginary, total] = [0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const above = Math.min(rows - 1, row + 1) * columns;
    const below = Math.max(0, row - 1) * columns;
    for (let column = 0; column < columns; column++) {
      const right = column < columns - 1 ? column + 1 : periodic ? 0 : column;
      const left = column > 0 ? column - 1 : periodic ? columns - 1 : column;
      const gx = (share[row * columns + right] - share[row * columns + left]) / 2;
      const gy = (share[above + column] - share[below + column]) / 2;
      const squared = gx * gx + gy * gy;
      length += Math.sqrt(squared);
      real += gx * gx - gy * gy;
      imaginary += 2 * gx * gy;
      total += squared;
    }
  }
  const normal = Math.atan2(imaginary, real) / 2;
  return {
    length: length / (columns * rows * size),
    angle: normal > 0 ? normal - Math.PI / 2 : normal + Math.PI / 2,
    order: total > 0 ? Math.hypot(real, imaginary) / total : 0,
  };
}

/** The mean of 3 × 3 samples; beyond the rim the picture goes on as at the rim, or on the other side. */
function smoothed(from: Float32Array, columns: number, rows: number, periodic: boolean): Float32Array<ArrayBuffer> {
  const half = new Float32Array(from.length);
  for (let row = 0; row < rows; row++) {
    const above = Math.min(rows - 1, row + 1) * columns;
    const below = Math.max(0, row - 1) * columns;
    for (let column = 0; column < columns; column++)
      half[row * columns + column] = (from[below + column] + from[row * columns + column] + from[above + column]) / 3;
  }
  const to = new Float32Array(from.length);
  for (let at = 0; at < to.length; at += columns) {
    for (let column = 0; column < columns; column++) {
      const right = column < columns - 1 ? column + 1 : periodic ? 0 : column;
      const left = column > 0 ? column - 1 : periodic ? columns - 1 : column;
      to[at + column] = (half[at + left] + half[at + column] + half[at + right]) / 3;
    }
  }
  return to;
}
