/** Where a conductivity is used outside the temperatures at which it was measured. */

import type { Case, Electrolyte } from './case.ts';
import { measurements } from './electrolytes.ts';
import { celsius } from './problems.ts';
import type { Warning } from './warnings.ts';

type Known = NonNullable<Electrolyte['known']>;

/** What becomes of σ outside of what is known. */
const BEYOND: Readonly<Record<Known['law'], string>> = {
  constant: 'no law is known, so it keeps its value',
  arrhenius: "Arrhenius' law is extrapolated",
  vtf: 'the Vogel-Tamman-Fulcher law is extrapolated',
  table: 'the line through its nearest two points is extrapolated',
};

/** One warning for the electrolyte and one for each that the composite is calibrated to; ends of the range belong to it. */
export function temperatureWarnings({ name, temperature, electrolyte, calibration }: Case): readonly Warning[] {
  const { known } = electrolyte;
  const all: { readonly label: string; readonly known: Known }[] = known ? [{ label: electrolyte.name, known }] : [];
  if (calibration?.conductivity !== undefined) {
    for (const source of calibration.source.split(' and ')) {
      const data = measurements(source);
      if (data) all.push({ label: data.name, known: { from: data.range[0], to: data.range[1], law: data.law.kind } });
    }
  }
  return all
    .filter(({ known: { from, to } }) => temperature < from - 1e-6 || temperature > to + 1e-6)
    .map(({ label, known: { from, to, law } }) => {
      const range = from === to ? `at ${celsius(from)} only` : `from ${celsius(from)} to ${celsius(to)}`;
      return {
        code: 'temperature',
        message:
          `${name}: the conductivity of ${label} is known ${range}; at ${celsius(temperature)} ${BEYOND[law]}. ` +
          'Give a conductivity of your own to be sure',
      };
    });
}
