/** What an electrolyte can carry, in closed form. */
import type { Case } from '../../case/case.ts';
import { FARADAY } from '../../case/constants.ts';
import { nernstEinstein } from '../../case/maps.ts';

/** What a medium comes to between plates. */
export interface Medium {
  /** σ [S/m] */
  readonly conductivity: number;
  /** t₊ [–] */
  readonly transference: number;
}

/** D of a case as one medium [m²/s]: the given one where there is no filler, else Nernst-Einstein of the effective values. */
function mediumDiffusivity({ electrolyte, filler, temperature }: Case, medium: Medium): number {
  const given = filler ? undefined : electrolyte.diffusivity;
  return given ?? nernstEinstein(medium.conductivity, medium.transference, electrolyte.concentration, temperature);
}

/**
 * i_lim = F D c₀/(t₋ L) [A/m²] with a reservoir at the distance L, which with Nernst-Einstein is 2 t₊σ RT/(F L); twice
 * that with a counter electrode there, because the salt that leaves one half is in the other. L is the height above the flat
 * metal. Infinity where t₋ is zero.
 *
 * Source: Newman and Thomas-Alyea, Electrochemical Systems (2004), chapter 17.
 */
export function limitingCurrent(input: Case, medium: Medium): number {
  const { grid, surface, electrolyte, top } = input;
  const distance = grid.ny * grid.spacing - surface.thickness;
  const flux = (FARADAY * mediumDiffusivity(input, medium) * electrolyte.concentration) / distance;
  return ((top === 'reservoir' ? 1 : 2) * flux) / (1 - medium.transference);
}

/**
 * t_S = πD/4 (F c₀/(i t₋))² [s], when the salt at a flat electrode is used up at the current density i, in a depth without
 * end; NaN where the voltage is held.
 *
 * Source: Sand, Z. Phys. Chem. 35, 641 (1901), for a binary salt.
 */
export function sandTime(input: Case, medium: Medium): number {
  const { control, electrolyte } = input;
  if (control.kind !== 'current') return Number.NaN;
  const charge = (FARADAY * electrolyte.concentration) / (control.density * (1 - medium.transference));
  return (Math.PI / 4) * mediumDiffusivity(input, medium) * charge ** 2;
}
