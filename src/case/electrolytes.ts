/** What is known of a named electrolyte, in SI units. */

import { electrolyteRecords } from './electrolytes/index.ts';
import { IDEAL_BELOW_GLASS, type Law } from './electrolytes/laws.ts';
import type { ConductivityLaw, ElectrolyteRecord } from './electrolytes/types.ts';
import { kinds } from './kinds.ts';
import { quantity } from './units.ts';

/** The numbers a named electrolyte is known by. */
export interface Measurements {
  readonly name: string;
  /** σ(T) */
  readonly law: Law;
  /** Temperatures between which σ is known [K] */
  readonly range: readonly [number, number];
  /** t₊ [–] */
  readonly transference: number;
  /** [A/m²] */
  readonly exchangeCurrent: number;
  /** α [–] */
  readonly transferCoefficient: number;
  /** [mol/m³] */
  readonly concentration: number;
}

/** The record of a name; `undefined` for an unknown one. */
export function electrolyteRecord(name: string): ElectrolyteRecord | undefined {
  return Object.hasOwn(electrolyteRecords, name) ? electrolyteRecords[name] : undefined;
}

/** The law of a record with its numbers in SI units. */
function lawOf(law: ConductivityLaw): Law {
  if (law.kind === 'table') {
    return {
      kind: 'table',
      points: law.points.map(({ temperature, value }) => ({
        temperature: quantity(temperature, kinds.temperature),
        conductivity: quantity(value.value, kinds.conductivity),
      })),
    };
  }
  const value = quantity(law.value.value, kinds.conductivity);
  const anchor = quantity(law.anchor.value, kinds.temperature);
  if (law.kind === 'constant') return { kind: 'constant', value, anchor };
  const energy = quantity(law.activationEnergy.value, kinds.energy);
  if (law.kind === 'arrhenius') return { kind: 'arrhenius', value, anchor, energy };
  const ideal = quantity(law.glassTransition.value, kinds.temperature) - IDEAL_BELOW_GLASS;
  return { kind: 'vtf', value, anchor, energy, ideal };
}

/**
 * The measurements of a named electrolyte; `undefined` for an unknown name. Only σ is known at other temperatures: t₊
 * and i₀ stay what they were where they were measured.
 */
export function measurements(name: string): Measurements | undefined {
  const record = electrolyteRecord(name);
  if (!record) return undefined;
  return {
    name: record.label,
    law: lawOf(record.conductivity),
    range: [quantity(record.range.from, kinds.temperature), quantity(record.range.to, kinds.temperature)],
    transference: quantity(record.transference.value, kinds.number),
    exchangeCurrent: quantity(record.exchangeCurrent.value, kinds.currentDensity),
    transferCoefficient: quantity(record.transferCoefficient.value, kinds.number),
    concentration: quantity(record.concentration.value, kinds.concentration),
  };
}
