/** What of a composite is unknown, and what its map must come to. */

import { isUnknown, type Unknown } from './calibrate-words.ts';
import type { Calibration } from './case.ts';
import { resolveElectrolyte } from './materials.ts';
import type { Path, Refuse } from './problems.ts';
import type { CaseInput } from './schema.ts';
import { electrolyteSchema } from './schema-electrolyte.ts';

const QUANTITIES = ['conductivity', 'transference'] as const;

interface Place {
  readonly phase: Calibration['phase'];
  readonly path: Path;
  readonly values: { readonly [Key in (typeof QUANTITIES)[number]]?: unknown };
}

/** σ and t₊ of one phase at most may be unknown, and only where there is a filler: the map ties them to a measurement. */
export function resolveCalibration(input: CaseInput, refuse: Refuse): Calibration | undefined {
  const { electrolyte, filler } = input;
  const places: Place[] = [
    { phase: 'electrolyte', path: ['electrolyte'], values: electrolyte },
    ...(filler ? [{ phase: 'filler', path: ['filler'], values: filler } as const] : []),
    ...(filler?.shell ? [{ phase: 'shell', path: ['filler', 'shell'], values: filler.shell } as const] : []),
  ];
  const unknowns = places.flatMap(({ phase, path, values }) =>
    QUANTITIES.flatMap((key) => {
      const value = values[key];
      return isUnknown(value) ? [{ phase, key, path: [...path, key], value }] : [];
    }),
  );
  const [first] = unknowns;
  if (!first) return undefined;
  for (const { phase, path } of unknowns) {
    if (!filler) {
      refuse(path, 'there is no filler, so nothing to calibrate; give the value itself, or a filler');
    } else if (phase !== first.phase) {
      refuse(
        path,
        `the ${first.key} of the ${first.phase} is to be calibrated too; only one phase may be unknown, so give one of the two`,
      );
    }
  }
  const targets = unknowns.filter(({ phase }) => phase === first.phase);
  const sources = [...new Set(targets.map(({ value }) => value.source))];
  return {
    phase: first.phase,
    ...Object.fromEntries(targets.map(({ key, value }) => [key, target(value, key, input)])),
    source: sources.join(' and '),
  };
}

/** The value itself, or that of the named electrolyte at the temperature of the case. */
function target({ calibrateTo }: Unknown, key: (typeof QUANTITIES)[number], input: CaseInput): number {
  if (typeof calibrateTo === 'number') return calibrateTo;
  const electrolyte = electrolyteSchema.parse(calibrateTo);
  return resolveElectrolyte({ ...input, electrolyte }, () => {})[key];
}
