/** What is known of a named electrolyte, in SI units. */

import { BOLTZMANN } from './constants.ts';
import { type ElectrolyteRecord, electrolyteRecords } from './electrolyte-data.ts';
import { kinds } from './kinds.ts';
import { quantity } from './units.ts';

/** The numbers an electrolyte can be given by; σ is that at the reference temperature. */
export interface Measurements {
  readonly name: string;
  /** [S/m] */
  readonly conductivity: number;
  /** [J]; 0 where σ does not change with temperature. */
  readonly activationEnergy: number;
  /** [K] */
  readonly referenceTemperature: number;
  /** t₊ [–] */
  readonly transference: number;
  /** [A/m²] */
  readonly exchangeCurrent: number;
  /** α [–] */
  readonly transferCoefficient: number;
  /** [mol/m³] */
  readonly concentration: number;
}

/**
 * σ(T) = σ₀ exp(−(E_a/k_B)(1/T − 1/T₀)), Arrhenius' law on ln σ through the point (T₀, σ₀) [S/m].
 * With E_a = 0 it is σ₀.
 */
export function arrhenius(
  conductivity: number,
  activationEnergy: number,
  reference: number,
  temperature: number,
): number {
  return conductivity * Math.exp((activationEnergy / BOLTZMANN) * (1 / reference - 1 / temperature));
}

/**
 * The measurements of a named electrolyte; `undefined` for an unknown name. Only σ is known at other temperatures: t₊
 * and i₀ stay what they were at 25 °C, where they were measured.
 */
export function measurements(name: string): Measurements | undefined {
  const record: ElectrolyteRecord | undefined = Object.hasOwn(electrolyteRecords, name)
    ? electrolyteRecords[name]
    : undefined;
  if (!record) return undefined;
  return {
    name: record.label,
    conductivity: quantity(record.conductivity.value.value, kinds.conductivity),
    activationEnergy: quantity(record.conductivity.activationEnergy.value, kinds.energy),
    referenceTemperature: quantity(record.conductivity.anchor.value, kinds.temperature),
    transference: quantity(record.transference.value, kinds.number),
    exchangeCurrent: quantity(record.exchangeCurrent.value, kinds.currentDensity),
    transferCoefficient: quantity(record.transferCoefficient.value, kinds.number),
    concentration: quantity(record.concentration.value, kinds.concentration),
  };
}
