/** The properties of electrolyte and filler, cell by cell. */

import type { Case, Electrolyte, Filler, Maps } from './case.ts';
import { FARADAY, GAS } from './constants.ts';
import { fillerShares } from './microstructure.ts';

/**
 * D = 2 t₊ t₋ σ R T / (F² c₀) [m²/s], Nernst-Einstein for a binary electrolyte: D₊ + D₋ = σRT/(F²c₀), t₊ = D₊/(D₊ + D₋),
 * D = 2D₊D₋/(D₊ + D₋). Newman and Thomas-Alyea, Electrochemical Systems (2004), chapter 11.
 *
 * conductivity σ [S/m], transference t₊ [–], concentration c₀ [mol/m³], temperature T [K].
 */
export function nernstEinstein(
  conductivity: number,
  transference: number,
  concentration: number,
  temperature: number,
): number {
  return (2 * transference * (1 - transference) * conductivity * GAS * temperature) / (FARADAY ** 2 * concentration);
}

/** D of the electrolyte or of the filler in it: the given one, else Nernst-Einstein [m²/s]. */
export function diffusivityOf(phase: Electrolyte | Filler, concentration: number, temperature: number): number {
  return phase.diffusivity ?? nernstEinstein(phase.conductivity, phase.transference, concentration, temperature);
}

/**
 * The maps of a case, nx × ny, row-major, SI.
 *
 * A cell of which the filler takes the share s conducts like both phases side by side, σ = sσ_f + (1 − s)σ_m: a rod
 * then carries the same current along its length wherever it lies on the grid, and along its length is where it
 * matters. The same for D, for the cation's part t₊σ (so t₊ is weighted by σ) and for the factor on i₀. The price: thin
 * shells across the current conduct too well by the resistance of half a cell. A mask has no half: metal is kept out
 * where the filler takes at least half the cell.
 */
export function maps(input: Case): Maps {
  const { electrolyte: matrix, filler, temperature, grid } = input;
  const cells = grid.nx * grid.ny;
  const diffusivity = diffusivityOf(matrix, matrix.concentration, temperature);
  const result = {
    conductivity: new Float64Array(cells).fill(matrix.conductivity),
    transference: new Float64Array(cells).fill(matrix.transference),
    diffusivity: new Float64Array(cells).fill(diffusivity),
    exchangeFactor: new Float64Array(cells).fill(1),
    blocking: new Float64Array(cells),
  };
  if (!filler) return result;
  const fillerDiffusivity = diffusivityOf(filler, matrix.concentration, temperature);
  fillerShares(input).forEach((share, k) => {
    if (share === 0) return;
    const mean = (inFiller: number, inMatrix: number) => share * inFiller + (1 - share) * inMatrix;
    const conductivity = mean(filler.conductivity, matrix.conductivity);
    const cations = mean(filler.conductivity * filler.transference, matrix.conductivity * matrix.transference);
    result.conductivity[k] = conductivity;
    result.transference[k] = cations / conductivity;
    result.diffusivity[k] = mean(fillerDiffusivity, diffusivity);
    result.exchangeFactor[k] = mean(filler.exchangeFactor, 1);
    result.blocking[k] = filler.blocking && share >= 0.5 ? 1 : 0;
  });
  return result;
}
