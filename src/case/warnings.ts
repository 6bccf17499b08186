/** What a grid may be too coarse for, said before a run; the run goes on. */

import type { Case } from './case.ts';
import { FARADAY } from './constants.ts';
import { diffusivityOf } from './maps.ts';
import { micrometres } from './problems.ts';

export interface Warning {
  readonly code: 'interface' | 'nucleus' | 'ripple' | 'depletion' | 'rods';
  readonly message: string;
}

/** ℓ/h from which the profile is resolved, because the curvature is taken over 4.4 ℓ. */
const CELLS_PER_WIDTH = 1.5;
/** Lengths of the physics over ℓ from which they stand clear of the interface (`What must hold`, 6 and 10, of the model). */
const CLEAR_OF_INTERFACE = 10;
const CLEAR_OF_LAYER = 4;

/**
 * i [A/m²]: the imposed current, or the most a voltage can drive through the electrolyte above the metal, σV/(H − d).
 */
function currentDensity({ control, electrolyte, grid, surface }: Case): number {
  if (control.kind === 'current') return control.density;
  return (electrolyte.conductivity * control.voltage) / (grid.ny * grid.spacing - surface.thickness);
}

/**
 * Warns where ℓ/h is below 1.5; where a nucleus or the capillary wavelength 2π/k_c is smaller than 10 ℓ, with
 * k_c = √(i/(σΓ)) and Γ = γV_m/F; where the depletion layer F D c₀/(t₋ i) is thinner than 4 ℓ; where a rod is thinner
 * than a cell.
 */
export function warnings(input: Case): readonly Warning[] {
  const { electrolyte, filler, grid, metal, numerics, surface, temperature } = input;
  const { conductivity, transference, concentration } = electrolyte;
  const width = numerics.interfaceWidth;
  const current = currentDensity(input);
  const found: Warning[] = [];
  const warn = (code: Warning['code'], length: number, least: number, sentence: string) => {
    if (length < least * (1 - 1e-9)) found.push({ code, message: `${input.name}: ${sentence}` });
  };
  const clear = `${CLEAR_OF_INTERFACE} interface widths, ${micrometres(CLEAR_OF_INTERFACE * width)}`;

  warn(
    'interface',
    width / grid.spacing,
    CELLS_PER_WIDTH,
    `the interface width is ${Number((width / grid.spacing).toPrecision(3))} cells, below ${CELLS_PER_WIDTH}: its profile is not resolved; ` +
      'use a finer grid or a wider interface',
  );
  const radius = Math.min(...surface.nuclei.map((nucleus) => nucleus.radius));
  warn(
    'nucleus',
    radius,
    CLEAR_OF_INTERFACE * width,
    `the nucleus of ${micrometres(radius)} is smaller than ${clear}: tips of this size grow with an error; use a finer grid`,
  );
  const capillary = (metal.surfaceEnergy * metal.molarVolume) / FARADAY;
  const wavelength = 2 * Math.PI * Math.sqrt((conductivity * capillary) / current);
  warn(
    'ripple',
    wavelength,
    CLEAR_OF_INTERFACE * width,
    `the shortest growing ripple, ${micrometres(wavelength)}, is shorter than ${clear}: fine branches are not resolved; use a finer grid`,
  );
  const diffusivity = diffusivityOf(electrolyte, concentration, temperature);
  const layer =
    transference < 1
      ? (FARADAY * diffusivity * concentration) / ((1 - transference) * current)
      : Number.POSITIVE_INFINITY;
  warn(
    'depletion',
    layer,
    CLEAR_OF_LAYER * width,
    `the depletion layer of ${micrometres(layer)} is thinner than ${CLEAR_OF_LAYER} interface widths, ` +
      `${micrometres(CLEAR_OF_LAYER * width)}: use a finer grid or a smaller current`,
  );
  if (filler) {
    warn(
      'rods',
      filler.structure.width,
      grid.spacing,
      `the rods of ${micrometres(filler.structure.width)} are thinner than a cell, ${micrometres(grid.spacing)}: they are smeared; use a finer grid`,
    );
  }
  return found;
}
