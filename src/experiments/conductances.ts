/** Conductances between the cells of a conductor, from its conductivity: how a picture is laid on a grid. */

/** Square cells, nx along the plates and ny from plate to plate. */
export interface Extent {
  readonly nx: number;
  readonly ny: number;
}

/**
 * Current per difference of potential and metre of depth [S/m], on square cells the conductivity in between. East faces,
 * nx × ny, lie between a cell and the one to its right, the last column's between it and the first, or are zero where the
 * sides are closed. South faces, nx × (ny + 1), lie between a cell and the one below; row 0 is the plate at the bottom and row
 * ny the plate at the top, half a cell away.
 */
export interface Conductances {
  readonly east: Float64Array;
  readonly south: Float64Array;
}

/** Faces filled one by one, closed between periodic sides where they are closed. */
function faces(
  { nx, ny }: Extent,
  sides: 'periodic' | 'closed',
  east: (i: number, j: number) => number,
  south: (i: number, j: number) => number,
): Conductances {
  const isOpen = (i: number) => i < nx - 1 || (sides === 'periodic' && nx > 1);
  return {
    east: Float64Array.from({ length: nx * ny }, (_, q) => (isOpen(q % nx) ? east(q % nx, Math.floor(q / nx)) : 0)),
    south: Float64Array.from({ length: nx * (ny + 1) }, (_, q) => south(q % nx, Math.floor(q / nx))),
  };
}

/** Of cells that are each of one conductivity [S/m], row-major: harmonic means, as the simulator takes them. */
export function ofCells(extent: Extent, sides: 'periodic' | 'closed', conductivity: Float64Array): Conductances {
  const { nx, ny } = extent;
  const at = (i: number, j: number) => conductivity[j * nx + (i % nx)];
  return faces(
    extent,
    sides,
    (i, j) => harmonic(at(i, j), at(i + 1, j)),
    (i, j) => (j === 0 ? 2 * at(i, 0) : j === ny ? 2 * at(i, ny - 1) : harmonic(at(i, j - 1), at(i, j))),
  );
}

/**
 * Of a conductivity that is known in every point [S/m], (x, y) in cells, by means over a line of points.
 *
 * `along`: the resistivity's mean from cell centre to cell centre. Right where inclusions conduct better than what is around
 * them: the current then meets their surface along its normal, and this is the distance that it has to go. In the limit of
 * perfect conductors it is the second-order scheme of Gibou, Fedkiw, Cheng and Kang, J. Comput. Phys. 176, 205 (2002).
 *
 * `across`: the conductivity's mean along the face. Right where inclusions conduct worse: the current passes along their
 * surface, through what the face leaves open. In two dimensions each is the other's dual: the network of `across` for σ is
 * that of `along` for 1/σ on the grid of the corners (Keller, J. Math. Phys. 5, 548 (1964)).
 */
export function ofPoints(
  extent: Extent,
  sides: 'periodic' | 'closed',
  mean: 'along' | 'across',
  at: (x: number, y: number) => number,
): Conductances {
  const { ny } = extent;
  const lineFrom = (x: number, y: number, dx: number, dy: number, part: (value: number) => number) => {
    let sum = 0;
    for (let k = 0; k < POINTS; k++) sum += part(at(x + ((k + 0.5) / POINTS) * dx, y + ((k + 0.5) / POINTS) * dy));
    return sum / POINTS;
  };
  if (mean === 'along') {
    const resistance = (x: number, y: number, dx: number, dy: number) =>
      (dx + dy) * lineFrom(x, y, dx, dy, (value) => 1 / value);
    return faces(
      extent,
      sides,
      (i, j) => 1 / resistance(i + 0.5, j + 0.5, 1, 0),
      (i, j) => {
        const [from, to] = [Math.max(0, j - 0.5), Math.min(ny, j + 0.5)];
        return 1 / resistance(i + 0.5, from, 0, to - from);
      },
    );
  }
  const own = (value: number) => value;
  return faces(
    extent,
    sides,
    (i, j) => lineFrom(i + 1, j, 0, 1, own),
    (i, j) => (j === 0 || j === ny ? 2 : 1) * lineFrom(i, j === 0 ? 0.25 : j === ny ? ny - 0.25 : j, 1, 0, own),
  );
}

/** Points on a line: an interface is placed to a sixty-fourth of a cell. */
const POINTS = 32;

function harmonic(a: number, b: number): number {
  return a > 0 && b > 0 ? (2 * a * b) / (a + b) : 0;
}
