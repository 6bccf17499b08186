/** The interphase: an even layer around a filler, laid into the matrix. */

import { micrometres } from '../problems.ts';
import { StructureError } from './domain.ts';
import { FILLER, LARGEST_RASTER, MATRIX, type Raster, SHELL } from './raster.ts';

/** Key of the `StructureError` where the shell is to blame, apart from every key of a structure. */
export const SHELL_THICKNESS = 'shell thickness';

/** Samples across a shell at least, because its thickness is met within half a sample. */
const SAMPLES_ACROSS = 6;

/** As many times the samples each way, each as its parent was. */
function refined(raster: Raster, times: number): Raster {
  if (times === 1) return { ...raster, samples: raster.samples.slice() };
  const columns = raster.columns * times;
  const samples = new Uint8Array(columns * raster.rows * times);
  for (let row = 0; row < raster.rows; row++) {
    const line = samples.subarray(row * times * columns, (row * times + 1) * columns);
    for (let column = 0; column < raster.columns; column++)
      line.fill(raster.samples[row * raster.columns + column], column * times, (column + 1) * times);
    for (let k = 1; k < times; k++)
      samples.copyWithin((row * times + k) * columns, row * times * columns, (row * times + 1) * columns);
  }
  return { columns, rows: raster.rows * times, size: raster.size / times, samples };
}

/**
 * The picture with a shell: samples of the matrix become SHELL where their centre lies within `thickness` [m] of the
 * filler's edge. The distance is exact between sample centres and half a sample less from the edge, around the joined
 * sides where `periodic`; bottom and top add nothing. The picture is refined where fewer than 6 samples would lie
 * across the shell, as far as the largest raster allows. The argument is not changed.
 *
 * Throws `StructureError` with the key `SHELL_THICKNESS` where the shell is thinner than a sample even so.
 *
 * Source: Felzenszwalb and Huttenlocher, Theory of Computing 8, 415 (2012): squared distances are the lower envelope of
 * parabolas, one dimension after the other.
 */
export function growShell(picture: Raster, thickness: number, periodic: boolean): Raster {
  const most = Math.max(1, Math.floor(LARGEST_RASTER / Math.max(picture.columns, picture.rows)));
  const times = Math.min(most, Math.max(1, Math.ceil((SAMPLES_ACROSS * picture.size) / thickness)));
  const raster = refined(picture, times);
  const across = thickness / raster.size;
  if (across < 1) {
    throw new StructureError(
      SHELL_THICKNESS,
      `${micrometres(thickness)} is thinner than ${micrometres(raster.size)}, a sample of the largest picture of this domain; ` +
        'make the domain smaller, or the shell thicker and its conductivity as much less',
    );
  }
  const { columns, rows, samples } = raster;
  // Centre to centre; farther than this no sample is part of the shell.
  const reach = across + 0.5;
  const far = Math.floor(reach) + 1;
  const upright = uprightDistances(raster, far);
  const pad = periodic ? Math.min(far, columns) : 0;
  const heights = new Float64Array(columns + 2 * pad);
  const envelope = lowerEnvelope(heights.length);
  for (let row = 0; row < rows; row++) {
    let near = false;
    for (let k = 0; k < heights.length; k++) {
      const distance = upright[row * columns + ((k - pad + columns) % columns)];
      near ||= distance < far;
      heights[k] = distance < far ? distance * distance : Number.POSITIVE_INFINITY;
    }
    if (!near) continue;
    const squared = envelope(heights);
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (samples[at] === MATRIX && squared[column + pad] <= reach * reach) samples[at] = SHELL;
    }
  }
  return raster;
}

/** Distance of each sample from the filler in its own column, in samples, `far` at most. */
function uprightDistances({ columns, rows, samples }: Raster, far: number): Uint16Array {
  const distances = new Uint16Array(columns * rows);
  for (let at = 0; at < distances.length; at++) {
    const below = at < columns ? far : distances[at - columns] + 1;
    distances[at] = samples[at] === FILLER ? 0 : Math.min(far, below);
  }
  for (let at = distances.length - columns - 1; at >= 0; at--)
    distances[at] = Math.min(distances[at], distances[at + columns] + 1);
  return distances;
}

/** A function that gives minₖ (heightₖ + (x − k)²) for each x of a row; it returns the same array each time. */
function lowerEnvelope(length: number): (heights: Float64Array) => Float64Array {
  const result = new Float64Array(length);
  // Parabolas of the envelope from left to right, by where their tips lie, and where each takes over.
  const tips = new Int32Array(length);
  const starts = new Float64Array(length + 1);
  return (heights) => {
    let last = -1;
    for (let k = 0; k < length; k++) {
      if (heights[k] === Number.POSITIVE_INFINITY) continue;
      let start = Number.NEGATIVE_INFINITY;
      while (last >= 0) {
        const tip = tips[last];
        start = (heights[k] + k * k - heights[tip] - tip * tip) / (2 * (k - tip));
        if (start > starts[last]) break;
        last--;
      }
      last++;
      tips[last] = k;
      starts[last] = last === 0 ? Number.NEGATIVE_INFINITY : start;
    }
    if (last < 0) return result.fill(Number.POSITIVE_INFINITY);
    for (let x = 0, piece = 0; x < length; x++) {
      while (piece < last && starts[piece + 1] < x) piece++;
      result[x] = heights[tips[piece]] + (x - tips[piece]) ** 2;
    }
    return result;
  };
}
