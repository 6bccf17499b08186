/** The cell of the steady closed forms: 10 µm of a binary electrolyte before a front that stays where it is. */
import type { Case, Electrolyte } from '../../case/case.ts';
import { FARADAY } from '../../case/constants.ts';
import { STILL, saltDiffusivity, THERMAL } from './flat-cell.ts';

export const GAP = 10e-6;
const METAL_ROWS = 16;

/** An electrolyte as the closed forms see it. */
export type Salt = Omit<Electrolyte, 'name'>;

/** Its D follows from σ and t₊ by Nernst-Einstein: 1.1e-11 m²/s. */
export const electrolyte: Salt = {
  conductivity: 0.1,
  transference: 0.3,
  exchangeCurrent: 50,
  transferCoefficient: 0.5,
  concentration: 1000,
};

/** D of a concentrated solution over Nernst-Einstein's [–] */
export const CONCENTRATED = 3;

/** The same salt in a concentrated solution. */
export const concentrated: Salt = { ...electrolyte, diffusivity: CONCENTRATED * saltDiffusivity(electrolyte) };

/** L²/D, the time in which salt crosses the gap [s] */
export const CROSSING = GAP ** 2 / saltDiffusivity(electrolyte);

/** Far beyond the slowest mode, e^{−π²t/4 CROSSING}: 1e-5 of it is left. */
export const STEADY = 5 * CROSSING;

export type Top = Case['top'];

/** The limiting current in units of F D c₀/(t₋ L): a closed cell's mean c is c₀, so its gradient is twice a reservoir's. */
export const TOPS: Readonly<Record<Top, number>> = { reservoir: 1, 'counter electrode': 2 };

/** F D c₀/(t₋ L): the current from a reservoir that uses up the salt at the electrode [A/m²] */
export function limitingCurrent(salt: Salt): number {
  return (FARADAY * saltDiffusivity(salt) * salt.concentration) / ((1 - salt.transference) * GAP);
}

/** β = F D c₀ f/(t₋ σ), diffusion against conduction [–]; 2 t₊ where Nernst-Einstein holds. */
export function diffusionNumber(salt: Salt): number {
  const { concentration, transference, conductivity } = salt;
  return (FARADAY * saltDiffusivity(salt) * concentration) / (THERMAL * (1 - transference) * conductivity);
}

/** All of a flat cell with `cells` of electrolyte but its control, and what a problem varies. */
export function steadyCell(cells: number) {
  return {
    rows: cells + METAL_ROWS,
    metalRows: METAL_ROWS,
    gap: GAP,
    molarVolume: STILL,
    electrolyte,
    largestStep: CROSSING / 20,
  } as const;
}
