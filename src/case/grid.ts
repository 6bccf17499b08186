/** Square cells over the domain, checked, with the way out where they do not fit. */

import type { Grid } from './case.ts';
import { micrometres, type Refuse } from './problems.ts';
import { type CaseInput, LARGEST_GRID } from './schema.ts';

/** Cells in the height when `nx` fill the width; a whole number where cells of this size fit (to 1e-6). */
function rows(nx: number, width: number, height: number): number {
  const ny = (height * nx) / width;
  return Math.abs(ny - Math.round(ny)) <= 1e-6 ? Math.round(ny) : ny;
}

/** Even numbers of cells near `nx` whose cells fit the height: the nearest below and the nearest above. */
function fitting(nx: number, width: number, height: number): number[] {
  const fits = (n: number) => Number.isInteger(rows(n, width, height)) && rows(n, width, height) >= 4;
  const even = nx - (nx % 2);
  const search = (start: number, step: number) => {
    for (let n = start; n >= 2 && n <= Math.min(LARGEST_GRID, 4 * nx); n += step) if (fits(n)) return [n];
    return [];
  };
  return [...search(nx % 2 === 0 ? nx - 2 : even, -2), ...search(even + 2, 2)];
}

/** The grid of a domain [m]; refused where cells are not square, nx is odd, or a side is out of range. */
export function resolveGrid(given: CaseInput['grid'], width: number, height: number, refuse: Refuse): Grid {
  const nx = typeof given === 'number' ? given : given.nx;
  const path = typeof given === 'number' ? ['grid'] : ['grid', 'nx'];
  const spacing = width / nx;
  const ny = rows(nx, width, height);
  if (nx % 2 !== 0) {
    refuse(
      path,
      `${nx} is odd: red and black cells must alternate around the domain; nearest are ${nx - 1} and ${nx + 1}`,
    );
  }
  if (typeof given !== 'number' && given.ny !== ny) {
    const square = Number.isInteger(ny) ? `ny = ${ny}` : `a height of ${micrometres(given.ny * spacing)}`;
    refuse(
      ['grid', 'ny'],
      `${given.ny} makes cells of ${micrometres(spacing)} by ${micrometres(height / given.ny)}; square ones need ${square}`,
    );
  } else if (!Number.isInteger(ny)) {
    const heights = [Math.floor(ny), Math.ceil(ny)].filter((n) => n >= 4).map((n) => micrometres(n * spacing));
    const grids = fitting(nx, width, height);
    refuse(
      path,
      `${nx} cells of ${micrometres(spacing)} do not fill a height of ${micrometres(height)} evenly; ` +
        `nearest heights are ${heights.join(' and ')}` +
        (grids.length > 0 ? `, nearest grids ${grids.join(' and ')}` : ''),
    );
  } else if (ny < 4 || ny > LARGEST_GRID) {
    refuse(path, `${nx} makes ${ny} cells in the height, accepted are 4 to ${LARGEST_GRID}`);
  }
  return { nx, ny, spacing };
}
