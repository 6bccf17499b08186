/** An island of metal in the lower left corner between closed walls: a quarter of a shape that is even about both axes. */
import type { Case } from '../../case/case.ts';
import { baseCase } from './base-case.ts';

/** What a problem chooses of its island. */
export interface Island {
  /** Side of the domain [m] */
  readonly side: number;
  /** Cells along a side */
  readonly cells: number;
  /** ℓ/h */
  readonly interfaceCells: number;
  /** Held between metal and reservoir [V] */
  readonly voltage: number;
  /** γ [J/m²] */
  readonly surfaceEnergy: number;
  /** i₀ [A/m²]; PVH's if absent */
  readonly exchangeCurrent?: number;
  readonly metal?: Partial<Case['metal']>;
  /** [s] */
  readonly largestStep: number;
}

/**
 * The case of an island: single-ion conductor (t₊ = 1, where salt plays no part) between closed sides under a reservoir. The
 * metal itself is laid by `Start`.
 */
export function islandCase(island: Island): Case {
  const { side, cells, interfaceCells, voltage, surfaceEnergy, exchangeCurrent, metal, largestStep } = island;
  const base = baseCase(
    `domain={width: ${side} m, height: ${side} m, sides: closed}`,
    `grid=${cells}`,
    'electrolyte={base: pvh, transference: 1, diffusivity: 1e-8 m2/s}',
    `numerics.interface width=${interfaceCells} cells`,
  );
  const { electrolyte, numerics } = base;
  return {
    ...base,
    metal: { ...base.metal, surfaceEnergy, ...metal },
    electrolyte: { ...electrolyte, exchangeCurrent: exchangeCurrent ?? electrolyte.exchangeCurrent },
    control: { kind: 'voltage', voltage },
    numerics: { ...numerics, largestStep },
  };
}
