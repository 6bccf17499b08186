/** What is known of an electrolyte as rows of text: its inputs with their origins, and σ at some temperatures. */

import { electrolyteRecords } from '../case/electrolytes/index.ts';
import { conductivityAt } from '../case/electrolytes/laws.ts';
import type { Datum, ElectrolyteRecord } from '../case/electrolytes/types.ts';
import { type Measurements, measurements } from '../case/electrolytes.ts';
import { StudyError } from '../case/study-error.ts';
import { suggest } from '../case/suggest.ts';

/** A named electrolyte, as printed and in SI units. */
export interface NamedElectrolyte {
  readonly name: string;
  readonly record: ElectrolyteRecord;
  readonly si: Measurements;
}

export interface ConductivityThere {
  /** [K] */
  readonly temperature: number;
  /** [S/m] */
  readonly conductivity: number;
  /** The law is used beyond what was measured. */
  readonly extrapolated: boolean;
}

/** Throws `StudyError` for an unknown name. */
export function namedElectrolyte(name: string): NamedElectrolyte {
  const si = measurements(name);
  if (!si)
    throw new StudyError([
      `there is no electrolyte "${name}"${suggest(name, Object.keys(electrolyteRecords))}; ` +
        'without a name, tipfield electrolytes lists all',
    ]);
  return { name, record: electrolyteRecords[name], si };
}

/** Temperature at which σ stands in the record [K]; of a table the point nearest to 25 °C, the default of a case. */
export function anchorOf({ si: { law } }: NamedElectrolyte): number {
  if (law.kind !== 'table') return law.anchor;
  const distances = law.points.map(({ temperature }) => Math.abs(temperature - 298.15));
  return law.points[distances.indexOf(Math.min(...distances))].temperature;
}

/** σ at a temperature [K]; throws `StudyError` where the law means nothing. */
export function conductivityThere({ name, si }: NamedElectrolyte, temperature: number): ConductivityThere {
  const { law, range } = si;
  if (law.kind === 'vtf' && temperature <= law.ideal)
    throw new StudyError([
      `the law of ${name} means something above its ideal glass temperature of ${law.ideal.toFixed(2)} K only; ` +
        `${temperature.toFixed(2)} K is not`,
    ]);
  const extrapolated = temperature < range[0] - 1e-6 || temperature > range[1] + 1e-6;
  return { temperature, conductivity: conductivityAt(law, temperature), extrapolated };
}

/** The inputs of the model, in the order of the sheet. */
export function inputRows({ conductivity: law, ...record }: ElectrolyteRecord): readonly (readonly [string, Datum])[] {
  const rows: (readonly [string, Datum])[] = [];
  if (law.kind === 'table') {
    for (const { temperature, value } of law.points) rows.push([`conductivity at ${temperature}`, value]);
  } else {
    rows.push(['conductivity', law.value], ['  at', law.anchor]);
  }
  if (law.kind === 'arrhenius') rows.push(['activation energy (Arrhenius)', law.activationEnergy]);
  if (law.kind === 'vtf')
    rows.push(
      ['activation energy (Vogel-Tamman-Fulcher)', law.activationEnergy],
      ['glass transition Tg, T₀ = Tg − 50 K', law.glassTransition],
    );
  rows.push(
    ['transference number', record.transference],
    ['exchange current density', record.exchangeCurrent],
    ['  both at', record.otherwise],
    ['transfer coefficient', record.transferCoefficient],
    ['salt concentration', record.concentration],
  );
  return rows;
}
