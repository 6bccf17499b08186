/** What a grid may be too coarse for, said before a run; the run goes on. */

import type { Case } from './case.ts';
import { FARADAY } from './constants.ts';
import { controlOf, turnsOf } from './experiment-turns.ts';
import { fillerWarnings } from './filler-warnings.ts';
import { diffusivityOf } from './maps.ts';
import { micrometres } from './problems.ts';
import { temperatureWarnings } from './temperature-warnings.ts';
import { COMPLIANCE } from './under-experiment.ts';

/** Something of a case that can mean less than it seems to. */
export interface Warning {
  readonly code:
    | 'interface'
    | 'nucleus'
    | 'ripple'
    | 'depletion'
    | 'temperature'
    | 'filler'
    | 'shell'
    | 'image'
    | 'contrast';
  readonly message: string;
}

/** ℓ/h from which the profile is resolved, because the curvature is taken over 4.4 ℓ. */
const CELLS_PER_WIDTH = 1.5;
/** Lengths of the physics over ℓ from which they stand clear of the interface (`What must hold`, 6 and 10, of the model). */
const CLEAR_OF_INTERFACE = 10;
const CLEAR_OF_LAYER = 4;

/**
 * i [A/m²]: the imposed current, or the most a voltage can drive through the electrolyte above the metal, σV/(H − d), or around an
 * island of radius r in a ring of radius R, σV/(r ln R/r).
 */
function currentDensity({ control, electrolyte, grid, surface }: Omit<Case, 'experiment'>): number {
  if (control.kind === 'current') return control.density;
  if (surface.island) {
    const { radius } = surface.island;
    const ring = (Math.min(grid.nx, grid.ny) * grid.spacing) / 2;
    return (electrolyte.conductivity * control.voltage) / (radius * Math.log(ring / radius));
  }
  return (electrolyte.conductivity * control.voltage) / (grid.ny * grid.spacing - surface.thickness);
}

/** The largest magnitude that plates, or else strips, in any turn of an experiment; 0 where nothing flows. */
function largestCurrent(input: Case): number {
  if (!input.experiment) return currentDensity(input);
  const currents = turnsOf(input.experiment).map((turn) =>
    currentDensity({ ...input, control: controlOf(turn, input.compliance ?? COMPLIANCE) }),
  );
  const plating = Math.max(...currents);
  return plating > 0 ? plating : Math.max(...currents.map(Math.abs));
}

/**
 * Warns where ℓ/h is below 1.5; where a nucleus or the capillary wavelength 2π/k_c is smaller than 10 ℓ, with
 * k_c = √(i/(σΓ)) and Γ = γV_m/F; where the depletion layer F D c₀/(t₋ i) is thinner than 4 ℓ; what of a filler is thinner
 * than a cell; where σ is not known at the temperature.
 */
export function warnings(input: Case): readonly Warning[] {
  const { electrolyte, grid, metal, numerics, surface, temperature } = input;
  const { conductivity, transference, concentration } = electrolyte;
  const width = numerics.interfaceWidth;
  const current = largestCurrent(input);
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
  const discs = [...surface.nuclei, ...(surface.island ? [surface.island] : [])];
  const radius = Math.min(...discs.map((disc) => disc.radius));
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
  return [...found, ...temperatureWarnings(input), ...fillerWarnings(input)];
}
