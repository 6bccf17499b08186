/** The properties of electrolyte, filler and shell, cell by cell. */

import type { Case, Electrolyte, Maps, Phase } from './case.ts';
import { FARADAY, GAS } from './constants.ts';
import { phaseShares } from './microstructure/picture.ts';

/**
 * Least σ of a phase as a share of the best conductor's in the case [–]: an island of exactly zero would have no
 * potential, and the multigrid converges up to a contrast of 10³.
 */
export const LEAST_CONDUCTIVITY = 1e-3;

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

/** D of the electrolyte or of a phase in it: the given one, else Nernst-Einstein [m²/s]. */
export function diffusivityOf(phase: Electrolyte | Phase, concentration: number, temperature: number): number {
  return phase.diffusivity ?? nernstEinstein(phase.conductivity, phase.transference, concentration, temperature);
}

/** What a phase brings to a cell. */
interface Ingredient {
  /** [S/m] */
  readonly conductivity: number;
  /** t₊σ [S/m] */
  readonly cations: number;
  /** [m²/s] */
  readonly diffusivity: number;
  /** Factor on i₀ [–] */
  readonly exchangeFactor: number;
  readonly blocking: boolean;
}

/**
 * The maps of a case, nx × ny, row-major, SI.
 *
 * A cell of which filler, shell and matrix take the shares s conducts like the phases side by side, σ = Σ sσ: a rod
 * then carries the same current along its length wherever it lies on the grid, and along its length is where it
 * matters. The same for D, for the cation's part t₊σ (so t₊ is weighted by σ) and for the factor on i₀. The price: thin
 * shells across the current conduct too well by the resistance of half a cell. A mask has no half: metal is kept out
 * where phases that block take at least half the cell.
 *
 * Filler or shell that conducts less than `LEAST_CONDUCTIVITY` of the best conductor is laid in with that share of its
 * σ, an insulator with the matrix's t₊ too and the D that follows, so that what leaks through leaves the salt where it
 * is.
 *
 * Throws where σ or t₊ is still to be calibrated.
 */
export function maps(input: Case): Maps {
  const { electrolyte, filler, temperature, grid } = input;
  checkKnown(input);
  const cells = grid.nx * grid.ny;
  const ingredient = (phase: Phase): Ingredient => {
    const diffusivity = diffusivityOf(phase, electrolyte.concentration, temperature);
    return { ...phase, diffusivity, cations: phase.conductivity * phase.transference };
  };
  const matrix = ingredient({ ...electrolyte, exchangeFactor: 1, blocking: false });
  const result = {
    conductivity: new Float64Array(cells).fill(matrix.conductivity),
    transference: new Float64Array(cells).fill(electrolyte.transference),
    diffusivity: new Float64Array(cells).fill(matrix.diffusivity),
    exchangeFactor: new Float64Array(cells).fill(1),
    blocking: new Float64Array(cells),
  };
  if (!filler) return result;
  const laidIn = (phase: Phase): Ingredient =>
    ingredient({
      ...phase,
      conductivity: Math.max(phase.conductivity, LEAST_CONDUCTIVITY * bestConductivity(input)),
      transference: phase.conductivity > 0 ? phase.transference : electrolyte.transference,
    });
  const inFiller = laidIn(filler.phase);
  const inShell = laidIn(filler.shell ?? filler.phase);
  const shares = phaseShares(input);
  for (let k = 0; k < cells; k++) {
    const share = shares.filler[k];
    const shell = shares.shell?.[k] ?? 0;
    if (share === 0 && shell === 0) continue;
    const rest = Math.max(0, 1 - share - shell);
    const mean = (key: 'conductivity' | 'cations' | 'diffusivity' | 'exchangeFactor') =>
      share * inFiller[key] + shell * inShell[key] + rest * matrix[key];
    result.conductivity[k] = mean('conductivity');
    result.transference[k] = mean('cations') / result.conductivity[k];
    result.diffusivity[k] = mean('diffusivity');
    result.exchangeFactor[k] = mean('exchangeFactor');
    result.blocking[k] = share * Number(inFiller.blocking) + shell * Number(inShell.blocking) >= 0.5 ? 1 : 0;
  }
  return result;
}

/** σ of the phase that conducts best [S/m]. */
export function bestConductivity({ electrolyte, filler }: Pick<Case, 'electrolyte' | 'filler'>): number {
  return Math.max(electrolyte.conductivity, filler?.phase.conductivity ?? 0, filler?.shell?.conductivity ?? 0);
}

/** Names the first phase with an unknown; the way out is the measurement that it was to be calibrated to. */
function checkKnown({ name, electrolyte, filler, calibration }: Case): void {
  const phases = { electrolyte, filler: filler?.phase, shell: filler?.shell };
  for (const [phase, values] of Object.entries(phases)) {
    if (!values) continue;
    for (const key of ['conductivity', 'transference'] as const) {
      if (!Number.isNaN(values[key])) continue;
      const source = calibration ? ` to ${calibration.source}` : '';
      throw new Error(
        `${name}: the ${key} of the ${phase} is not known before it is calibrated${source}; ` +
          'calibrate the case first, as tipfield calibrate and tipfield compare do, or give the value',
      );
    }
  }
}
