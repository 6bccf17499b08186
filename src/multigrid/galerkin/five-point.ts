import { type Sparse, sparseRows } from './sparse.ts';

/** One law of conservation on square cells, nx × ny: conductances of faces, and what binds a cell to the potential zero. */
export interface FivePoint {
  readonly nx: number;
  readonly ny: number;
  /** Between a cell and the one to its right, the last column's and the first; nx × ny */
  readonly east: ArrayLike<number>;
  /** Between a cell and the one below; row 0 binds the lowest cells to zero, row ny the highest; nx × (ny + 1) */
  readonly south: ArrayLike<number>;
  /** Per cell; nx × ny */
  readonly own: ArrayLike<number>;
}

/** Its matrix: Σ_f k_f (u − u') + s u of each cell, symmetric. */
export function fivePoint({ nx, ny, east, south, own }: FivePoint): Sparse {
  const cells = nx * ny;
  const rows = sparseRows(cells, cells, 5 * cells);
  const couple = (q: number, conductance: number) => {
    if (conductance !== 0) rows.add(q, -conductance);
  };
  for (let q = 0; q < cells; q++) {
    const start = q - (q % nx);
    const [e, w] = [start + ((q + 1 - start) % nx), start + ((q - start + nx - 1) % nx)];
    const sideways = nx === 1 ? 0 : east[q] + east[w];
    rows.add(q, sideways + south[q] + south[q + nx] + own[q]);
    if (nx === 2) couple(e, sideways);
    else if (nx > 2) {
      couple(e, east[q]);
      couple(w, east[w]);
    }
    if (q >= nx) couple(q - nx, south[q]);
    if (q + nx < cells) couple(q + nx, south[q + nx]);
    rows.end();
  }
  return rows.done();
}

/** b − A x by the law itself: differences are taken before they are multiplied, so that good conductors keep their digits. */
export function defect(
  { nx, ny, east, south, own }: FivePoint,
  unknowns: Float64Array,
  given: Float64Array,
): Float64Array {
  const cells = nx * ny;
  const left = given.map((value, q) => value - own[q] * unknowns[q]);
  for (let q = 0; q < cells; q++) {
    const e = q % nx === nx - 1 ? q - nx + 1 : q + 1;
    const flux = east[q] * (unknowns[e] - unknowns[q]);
    left[q] += flux;
    left[e] -= flux;
  }
  for (let q = 0; q < cells + nx; q++) {
    const flux = south[q] * ((q < cells ? unknowns[q] : 0) - (q >= nx ? unknowns[q - nx] : 0));
    if (q < cells) left[q] -= flux;
    if (q >= nx) left[q - nx] += flux;
  }
  return left;
}
