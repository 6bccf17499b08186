/** The cell of the steady closed forms: 10 µm of a binary electrolyte before a front that stays where it is. */
import { FARADAY } from '../../src/case/constants.ts';
import { type FlatCell, STILL, saltDiffusivity } from './flat-cell.ts';

export const GAP = 10e-6;

/** Its D follows from σ and t₊ by Nernst-Einstein: 1.1e-11 m²/s. */
export const electrolyte = {
  conductivity: 0.1,
  transference: 0.3,
  exchangeCurrent: 50,
  transferCoefficient: 0.5,
  concentration: 1000,
};

/** The same salt, three times as fast as Nernst-Einstein says: a concentrated solution. */
export const concentrated = { ...electrolyte, diffusivity: 3 * saltDiffusivity(electrolyte) };

/** L²/D, the time in which salt crosses the gap [s] */
export const CROSSING = GAP ** 2 / saltDiffusivity(electrolyte);

/** Far beyond the slowest mode, e^{−π²t/4 CROSSING}: 1e-5 of it is left. */
export const STEADY = 5 * CROSSING;

/** F D c₀/(t₋ L): the current from a reservoir that uses up the salt at the electrode [A/m²] */
export function limitingCurrent(cell: FlatCell['electrolyte']): number {
  return (FARADAY * saltDiffusivity(cell) * cell.concentration) / ((1 - cell.transference) * GAP);
}

/** All but the control, and what a test varies. */
export const steadyCell = {
  rows: 80,
  gap: GAP,
  molarVolume: STILL,
  electrolyte,
  largestStep: CROSSING / 20,
} as const;
