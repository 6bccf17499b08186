/** The properties of the electrolyte on the faces of cells. */
import type { Case, Maps } from '../case/case.ts';
import { stride } from '../multigrid/levels.ts';
import { BATH, BATH_PLANES, MAPS, MAPS_PLANES } from './planes.ts';
import type { Scales } from './scales.ts';

/**
 * The anions' share of a face's current: they cross it in series, so the face passes the harmonic mean of t₋σ out of that of
 * σ. Nothing, that is, where one side is a conductor of cations alone, into which a mean of the t₋ would drive salt without end.
 */
function anionShare(t: number, sigma: number, otherT: number, otherSigma: number): number {
  if (t === otherT) return t;
  const both = t * sigma + otherT * otherSigma;
  return both > 0 ? (t * otherT * (sigma + otherSigma)) / both : 0;
}

/** The harmonic mean of two neighbours, exactly their own value where they are alike. */
function harmonic(a: number, b: number): number {
  if (a === b) return a;
  return a > 0 && b > 0 ? (2 * a * b) / (a + b) : 0;
}

/** Maps per cell [SI] as the solver holds them: planes of MAPS, of one number each where all cells are alike. */
export function mapsHeld(input: Case, cells: Maps, scales: Scales): Float64Array {
  const { conductivity, diffusivity, transference, exchangeFactor, blocking } = cells;
  const isUniform = Object.values(cells).every((values: Float64Array) => values.every((value) => value === values[0]));
  if (!isUniform) return faceMaps(input, cells, scales);
  const sigma = conductivity[0] / input.electrolyte.conductivity;
  const D = diffusivity[0] / scales.diffusivity;
  const anions = 1 - transference[0];
  const planes = new Float64Array(MAPS_PLANES);
  planes[MAPS.conductivityEast] = sigma;
  planes[MAPS.conductivitySouth] = sigma;
  planes[MAPS.diffusivityEast] = D;
  planes[MAPS.diffusivitySouth] = D;
  planes[MAPS.anionEast] = anions;
  planes[MAPS.anionSouth] = anions;
  planes[MAPS.exchange] = exchangeFactor[0];
  planes[MAPS.open] = 1 - blocking[0];
  return planes;
}

/**
 * Maps per cell [SI] on faces: harmonic means across the columns that wrap around, whatever the sides; the cell's own on the faces of
 * the bottom and of the top. That walls are closed, or half a cell away, is for the kernels.
 */
export function faceMaps({ grid: { nx, ny }, electrolyte }: Case, cells: Maps, scales: Scales): Float64Array {
  const S = stride({ nx, ny });
  const planes = new Float64Array(MAPS_PLANES * S);
  const faces = (values: Float64Array, unit: number, eastPlane: number, southPlane: number) => {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) {
        const q = j * nx + i;
        planes[eastPlane * S + q] = harmonic(values[q], values[j * nx + ((i + 1) % nx)]) / unit;
        planes[southPlane * S + q] = harmonic(values[q], values[j > 0 ? q - nx : q]) / unit;
        if (j === ny - 1) planes[southPlane * S + q + nx] = values[q] / unit;
      }
    }
  };
  faces(cells.conductivity, electrolyte.conductivity, MAPS.conductivityEast, MAPS.conductivitySouth);
  faces(cells.diffusivity, scales.diffusivity, MAPS.diffusivityEast, MAPS.diffusivitySouth);
  const anions = (q: number, other: number) =>
    anionShare(
      1 - cells.transference[q],
      cells.conductivity[q],
      1 - cells.transference[other],
      cells.conductivity[other],
    );
  for (let q = 0; q < nx * ny; q++) {
    planes[MAPS.anionEast * S + q] = anions(q, q - (q % nx) + ((q + 1) % nx));
    planes[MAPS.anionSouth * S + q] = anions(q, Math.max(q - nx, q % nx));
    if (q >= (ny - 1) * nx) planes[MAPS.anionSouth * S + q + nx] = anions(q, q);
    planes[MAPS.exchange * S + q] = cells.exchangeFactor[q];
    planes[MAPS.open * S + q] = 1 - cells.blocking[q];
  }
  return planes;
}

/** The half cells between the outermost cells and a bath on the left, on the right and below, planes of BATH. */
export function bathMaps({ grid: { nx, ny }, electrolyte }: Case, cells: Maps, scales: Scales): Float64Array {
  const S = stride({ nx, ny });
  const planes = new Float64Array(BATH_PLANES * S);
  for (let q = 0; q < nx * ny; q++) {
    const walls = Number(q % nx === 0) + Number(q % nx === nx - 1) + Number(q < nx);
    planes[BATH.conductivity * S + q] = (2 * walls * cells.conductivity[q]) / electrolyte.conductivity;
    planes[BATH.diffusivity * S + q] = (2 * walls * cells.diffusivity[q]) / scales.diffusivity;
    planes[BATH.anions * S + q] = walls > 0 ? 1 - cells.transference[q] : 0;
  }
  return planes;
}
