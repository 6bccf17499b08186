/** Where the numbers of an electrolyte are from: the record of its paper, as far as the case still has its values. */

import type { Case, Electrolyte } from '../../case/case.ts';
import { electrolyteRecords } from '../../case/electrolytes/index.ts';
import { conductivityAt } from '../../case/electrolytes/laws.ts';
import type { Datum, ElectrolyteRecord } from '../../case/electrolytes/types.ts';
import { type Measurements, measurements } from '../../case/electrolytes.ts';
import { formatQuantity } from '../quantity.ts';

/** The record that an electrolyte was taken from. */
export interface Known {
  /** As in a study file: `pvh-im`. */
  readonly name: string;
  readonly record: ElectrolyteRecord;
  readonly si: Measurements;
}

/** Where one number is from. */
export interface Origin {
  readonly status: 'measured' | 'derived' | 'assumed' | 'calibrated' | 'study';
  /** Empty for what the study says itself. */
  readonly place: string;
}

/** Both numbers are the same but for rounding. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(b);

/** The record whose name the electrolyte bears; undefined where it has none. */
export function recordOf({ name }: Electrolyte): Known | undefined {
  const [key] = Object.entries(electrolyteRecords).find(([key, { label }]) => key === name || label === name) ?? [];
  const si = key === undefined ? undefined : measurements(key);
  return key === undefined || si === undefined ? undefined : { name: key, record: electrolyteRecords[key], si };
}

/** The record with a given name in a study file. */
export function recordNamed(name: string): Known | undefined {
  const si = measurements(name);
  return si && { name, record: electrolyteRecords[name], si };
}

/** Of a number that the case states itself, or took as the program's default. */
export const OWN: Origin = { status: 'study', place: '' };

/** Origin of σ of the electrolyte of a case. */
export function conductivityOrigin(input: Case): Origin {
  const { electrolyte, temperature, calibration } = input;
  if (calibration?.phase === 'electrolyte' && calibration.conductivity !== undefined) return calibratedTo(input);
  const known = recordOf(electrolyte);
  if (!known || !isSame(electrolyte.conductivity, conductivityAt(known.si.law, temperature))) return OWN;
  const law = known.record.conductivity;
  if (law.kind === 'table') {
    const point = law.points.find((_, k) => {
      const { law: own } = known.si;
      return own.kind === 'table' && isSame(own.points[k].temperature, temperature);
    });
    const places = [...new Set(law.points.map(({ value }) => value.place))].join('; ');
    return point ? originOf(point.value) : { status: 'derived', place: `between the points of a table: ${places}` };
  }
  const { law: own } = known.si;
  if (own.kind === 'table' || isSame(own.anchor, temperature)) return originOf(law.value);
  const from = `${formatQuantity(own.value, 'S/m')} at ${celsiusOf(own.anchor)} (${law.value.place})`;
  if (law.kind === 'constant')
    return { status: 'assumed', place: `as at ${celsiusOf(own.anchor)}: no law is known; ${law.value.place}` };
  return {
    status: 'derived',
    place: `${law.kind === 'vtf' ? 'Vogel-Tamman-Fulcher' : 'Arrhenius'} law from ${from}, ${law.activationEnergy.place}`,
  };
}

/** Origin of any other number that a record holds under `key`. */
export function originAt(
  input: Case,
  key: 'transference' | 'exchangeCurrent' | 'transferCoefficient' | 'concentration',
): Origin {
  const { electrolyte, calibration } = input;
  if (key === 'transference' && calibration?.phase === 'electrolyte' && calibration.transference !== undefined)
    return calibratedTo(input);
  const known = recordOf(electrolyte);
  return known && isSame(electrolyte[key], known.si[key]) ? originOf(known.record[key]) : OWN;
}

/** Of the unknown of a composite. */
export function calibratedTo({ calibration, label }: Case): Origin {
  return {
    status: 'calibrated',
    place: `so that the map of ${label} comes to the value of ${calibration?.source ?? 'its target'}`,
  };
}

function originOf({ status, place }: Datum): Origin {
  return { status, place };
}

/** `25 °C` */
export function celsiusOf(temperature: number): string {
  return `${Number((temperature - 273.15).toFixed(2))} °C`.replace('-', '−');
}
