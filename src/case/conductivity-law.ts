/** Which law gives σ(T): that of the base, with values replaced, or one of the user's own. */

import { isUnknown, knownOrNaN } from './calibrate-words.ts';
import { conductivityAt, type Law, type Point } from './electrolytes/laws.ts';
import type { Measurements } from './electrolytes.ts';
import { celsius, type Refuse } from './problems.ts';
import type { ElectrolyteInput } from './schema-electrolyte.ts';

/** Where a data sheet names no temperature [K] */
const REFERENCE = 298.15;

const LAWS = ['activation energy', 'vtf', 'conductivity table'] as const;

/** The law, its σ NaN where it is to be calibrated; `undefined` where nothing gives σ. Refuses what contradicts itself. */
export function resolveLaw(
  own: ElectrolyteInput,
  base: Measurements | undefined,
  temperature: number,
  refuse: Refuse,
): Law | undefined {
  const given = LAWS.filter((key) => own[key] !== undefined);
  for (const key of given.slice(1))
    refuse(['electrolyte', key], `the ${given[0]} is given too; choose one law for the conductivity`);
  if (isUnknown(own.conductivity) && given[0] !== undefined)
    refuse(
      ['electrolyte', given[0]],
      'the conductivity is calibrated at the temperature of the case, so a law has nothing to carry; leave it out',
    );
  const table = own['conductivity table'];
  const law = table ? tableLaw(own, table, refuse) : anchoredLaw(own, base, refuse);
  if (law?.kind === 'vtf' && temperature <= law.ideal)
    refuse(
      ['temperature'],
      `${celsius(temperature)} is not above ${celsius(law.ideal)}, the ideal glass temperature of the electrolyte, ` +
        'where nothing moves; use a higher temperature or another law',
    );
  return law;
}

function tableLaw(own: ElectrolyteInput, points: readonly Point[], refuse: Refuse): Law {
  for (const key of ['conductivity', 'reference temperature'] as const) {
    if (own[key] !== undefined) refuse(['electrolyte', key], 'the conductivity table says it; give one of the two');
  }
  points.forEach(({ temperature }, k) => {
    if (k > 0 && temperature <= points[k - 1].temperature)
      refuse(
        ['electrolyte', 'conductivity table', k, 'temperature'],
        `${celsius(temperature)} does not come after ${celsius(points[k - 1].temperature)}; order the points by temperature`,
      );
  });
  return { kind: 'table', points };
}

/** A law through the point (reference temperature, conductivity). */
function anchoredLaw(own: ElectrolyteInput, base: Measurements | undefined, refuse: Refuse): Law | undefined {
  const known = base?.law;
  const energy = own['activation energy'];
  const replaced = [own.conductivity, own['reference temperature'], energy, own.vtf].some(
    (value) => value !== undefined,
  );
  if (known && !replaced) return known;
  const anchor = own['reference temperature'] ?? (known && known.kind !== 'table' ? known.anchor : REFERENCE);
  const measured = known?.kind === 'table' ? conductivityAt(known, anchor) : known?.value;
  const value = own.conductivity === undefined ? measured : knownOrNaN(own.conductivity);
  if (value === undefined) return undefined;
  if (energy !== undefined) return { kind: 'arrhenius', value, anchor, energy };
  if (own.vtf) {
    const ideal = own.vtf['ideal glass temperature'];
    if (ideal >= anchor)
      refuse(
        ['electrolyte', 'vtf', 'ideal glass temperature'],
        `${celsius(ideal)} must be below the reference temperature of ${celsius(anchor)}, at which the conductivity holds`,
      );
    return { kind: 'vtf', value, anchor, energy: own.vtf.energy, ideal };
  }
  if (known?.kind === 'arrhenius' || known?.kind === 'vtf') return { ...known, value, anchor };
  return { kind: 'constant', value, anchor };
}
