/** What a microstructure is like, in numbers, measured on its picture: drawn or photographed. */

import { edgesOf } from './edges.ts';
import { type Percolation, piecesOf } from './percolation.ts';
import { FILLER, MATRIX, type Raster, SHELL } from './raster.ts';

export interface Statistics {
  /** Shares of the area [–] */
  readonly fraction: { readonly filler: number; readonly shell: number };
  /**
   * Direction θ of the filler's edges: the mean from the x-axis [rad], in (−π/2, π/2], and the order |⟨e^{2iθ}⟩| [–], 1
   * where all edges are parallel, 0 where no direction is preferred. The short sides of rods are edges too: parallel rods
   * of length l and width w have (l − w)/(l + w). Squares have 0, because their sides cancel.
   */
  readonly orientation: { readonly angle: number; readonly order: number };
  /** Length of the filler's edge per area [1/m] */
  readonly interfaceLength: number;
  /** Mean chords [m] */
  readonly chord: { readonly filler: Chord; readonly matrix: Chord };
  /** Pieces of filler that do not touch: number, and mean diameter √(4A/πn) of their area A [m], 0 where there is none. */
  readonly particles: { readonly count: number; readonly diameter: number };
  readonly percolation: {
    readonly filler: Percolation;
    readonly fillerAndShell: Percolation;
    readonly matrix: Percolation;
  };
}

/** Mean length of the pieces that a phase cuts from lines along x and along y [m]. */
export interface Chord {
  readonly x: number;
  readonly y: number;
}

/** The statistics of a picture whose left and right side are joined where `periodic`. */
export function statisticsOf(raster: Raster, periodic: boolean): Statistics {
  const { samples, size } = raster;
  const counts = [0, 0, 0];
  for (const value of samples) counts[value]++;
  const { angle, order, length } = edgesOf(raster, periodic);
  const { count, ...filler } = piecesOf(raster, periodic, (value) => value === FILLER);
  const crossing = (belongs: (value: number) => boolean): Percolation => {
    const { up, across } = piecesOf(raster, periodic, belongs);
    return { up, across };
  };
  return {
    fraction: { filler: counts[FILLER] / samples.length, shell: counts[SHELL] / samples.length },
    orientation: { angle, order },
    interfaceLength: length,
    chord: { filler: chordOf(raster, periodic, FILLER), matrix: chordOf(raster, periodic, MATRIX) },
    particles: { count, diameter: count > 0 ? size * Math.sqrt((4 * counts[FILLER]) / (Math.PI * count)) : 0 },
    percolation: {
      filler,
      fillerAndShell: counts[SHELL] > 0 ? crossing((value) => value !== MATRIX) : filler,
      matrix: crossing((value) => value === MATRIX),
    },
  };
}

/**
 * Mean chord of a phase along x and y [m]: twice the length in the phase over the number of its ends, on all rows or
 * columns of samples. The rim of the domain is no end, so that chords that it cuts count in proportion; at most the
 * domain's own size, and 0 where the phase is absent.
 */
function chordOf({ columns, rows, size, samples }: Raster, periodic: boolean, value: number): Chord {
  let [inside, endsX, endsY] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    let previous = samples[row * columns + columns - 1] === value;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const own = samples[at] === value;
      if (own) inside++;
      if (own !== previous && (periodic || column > 0)) endsX++;
      if (row > 0 && own !== (samples[at - columns] === value)) endsY++;
      previous = own;
    }
  }
  if (inside === 0) return { x: 0, y: 0 };
  return { x: size * Math.min(columns, (2 * inside) / endsX), y: size * Math.min(rows, (2 * inside) / endsY) };
}
