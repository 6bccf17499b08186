/** Conductivities and activation energies as the papers print them. */
import type { ElectrolyteRecord } from '../../case/electrolytes/types.ts';
import { kinds } from '../../case/kinds.ts';
import { quantity } from '../../case/units.ts';
import type { Answer } from '../../output/answer/answer.ts';
import { printedDatum, printedNumber, printedObservation } from './paper.ts';

/** One eV [J] and one mS/cm [S/m] */
export const ELECTRONVOLT = 1.602176634e-19;
export const MILLISIEMENS = 0.1;
const READ_ENERGY = { kind: kinds.energy, unit: ELECTRONVOLT } as const;
const READ_CONDUCTIVITY = { kind: kinds.conductivity, unit: MILLISIEMENS } as const;

/** The energy that the paper prints of these temperatures: the record's own, or one that it keeps beside its conductivities. */
export function printedEnergy(record: ElectrolyteRecord, temperatures: readonly number[]): Answer['paper'] {
  const { conductivity, observations } = record;
  if (conductivity.kind === 'arrhenius' || conductivity.kind === 'vtf')
    return printedDatum(record, conductivity.activationEnergy, READ_ENERGY);
  const isOf = (label: string) => {
    const [, side, at] = /^activation energy (below|above) (.*)$/.exec(label) ?? [];
    if (at === undefined) return label === 'activation energy (as printed)';
    const limit = quantity(at, kinds.temperature);
    return temperatures.every((one) => (side === 'below' ? one <= limit + 1e-6 : one >= limit - 1e-6));
  };
  const found = observations.find(({ label }) => isOf(label));
  return found && printedObservation(record, found.label, READ_ENERGY);
}

/** What the paper printed as (1000/T, σ [mS/cm]): the data of the law that were measured, and what was observed beside it. */
export function printedConductivities({ conductivity, observations }: ElectrolyteRecord): [number, number][] {
  const anchored =
    conductivity.kind === 'table'
      ? conductivity.points.map(({ temperature, value }) => ({ at: temperature, value }))
      : [{ at: conductivity.anchor.value, value: conductivity.value }];
  const law = anchored.flatMap(({ at, value }) => (value.status === 'measured' ? { at, text: value.value } : []));
  const observed = observations.flatMap(({ label, value }) => {
    const at = /^ionic conductivity, (.*)$/.exec(label)?.[1];
    return at === undefined ? [] : { at: at === 'room temperature' ? '25 °C' : at, text: value };
  });
  return [...law, ...observed].flatMap(({ at, text }): [number, number][] => {
    const sigma = printedNumber(text, READ_CONDUCTIVITY);
    return sigma === undefined ? [] : [[1e3 / quantity(at, kinds.temperature), sigma]];
  });
}
