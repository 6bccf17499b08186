/**
 * Where metres and volts stop. Inside the solver the cell size is 1, the concentration c₀ is 1, the thermal voltage
 * RT/F is 1 and the matrix's conductivity is 1; everything else follows. Values stay within a few powers of ten of one, as
 * float32 wants.
 */
import type { Case } from '../case/case.ts';
import { FARADAY, GAS } from '../case/constants.ts';

/** One unit of the solver in SI. */
export interface Scales {
  /** Cell size h [m] */
  readonly length: number;
  /** h²/D_ref [s] */
  readonly time: number;
  /** RT/F [V] */
  readonly voltage: number;
  /** c₀ [mol/m³] */
  readonly concentration: number;
  /** σRT/(F²c₀), the sum of the ions' diffusivities in the matrix [m²/s] */
  readonly diffusivity: number;
  /** F D_ref c₀/h [A/m²] */
  readonly currentDensity: number;
}

/** The scales of a case. Source: Nernst-Einstein, D₊ + D₋ = σRT/(F²c₀). */
export function scalesOf({ electrolyte, temperature, grid }: Case): Scales {
  const length = grid.spacing;
  const voltage = (GAS * temperature) / FARADAY;
  const concentration = electrolyte.concentration;
  const diffusivity = (electrolyte.conductivity * voltage) / (FARADAY * concentration);
  return {
    length,
    time: (length * length) / diffusivity,
    voltage,
    concentration,
    diffusivity,
    currentDensity: (FARADAY * diffusivity * concentration) / length,
  };
}
