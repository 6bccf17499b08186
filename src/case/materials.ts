/** Metal and electrolyte at the temperature of the case, from names and from values of one's own. */

import { knownOrNaN } from './calibrate-words.ts';
import type { Electrolyte, Metal } from './case.ts';
import { resolveLaw } from './conductivity-law.ts';
import { electrolyteRecords } from './electrolytes/index.ts';
import { conductivityAt } from './electrolytes/laws.ts';
import { measurements } from './electrolytes.ts';
import { metals, molarVolume } from './metals.ts';
import type { Refuse } from './problems.ts';
import type { CaseInput } from './schema.ts';

/** The metal: a known one with values replaced, or one of its own; δ_γ within the convex range. */
export function resolveMetal({ metal }: CaseInput, refuse: Refuse): Metal {
  const record = metal.base === undefined ? undefined : metals[metal.base];
  const volume = metal['molar volume'] ?? (record && molarVolume(record));
  if (volume === undefined)
    refuse(
      ['metal', 'molar volume'],
      `missing; give it, like "13 cm3/mol", or a base: ${Object.keys(metals).join(', ')}`,
    );
  const { strength, folds } = metal['surface anisotropy'];
  const limit = 1 / (folds ** 2 - 1);
  if (strength >= limit) {
    refuse(
      ['metal', 'surface anisotropy', 'strength'],
      `${strength} must be below 1/(m² − 1) = ${Number(limit.toPrecision(4))} with m = ${folds} folds: ` +
        "there the stiffness a + a'' turns negative and the surface breaks into corners",
    );
  }
  return {
    name: metal.name ?? metal.base ?? 'metal',
    molarVolume: volume ?? Number.NaN,
    surfaceEnergy: metal['surface energy'],
    kineticAnisotropy: metal['kinetic anisotropy'],
    surfaceAnisotropy: metal['surface anisotropy'],
  };
}

/** σ by its law at the temperature of the case, NaN where it is to be calibrated; every other number as given or measured. */
export function resolveElectrolyte({ electrolyte: own, temperature }: CaseInput, refuse: Refuse): Electrolyte {
  const base = own.base === undefined ? undefined : measurements(own.base);
  const needed = (key: string, value: number | undefined, example: string): number => {
    if (value === undefined)
      refuse(
        ['electrolyte', key],
        `missing; give it, like ${example}, or a base: ${Object.keys(electrolyteRecords).join(', ')}`,
      );
    return value ?? Number.NaN;
  };
  const law = resolveLaw(own, base, temperature, refuse);
  const conductivity = needed('conductivity', law && conductivityAt(law, temperature), '"0.36 mS/cm"');
  const t = own.transference === undefined ? base?.transference : knownOrNaN(own.transference);
  const transference = needed('transference', t, '0.4');
  const exchangeCurrent = needed('exchange current', own['exchange current'] ?? base?.exchangeCurrent, '"0.05 mA/cm2"');
  if (transference === 1) checkSingleIon(own.diffusivity, 'electrolyte', refuse);
  const table = own['conductivity table'];
  const range =
    table && table.length > 0
      ? [table[0].temperature, table[table.length - 1].temperature]
      : own.conductivity === undefined
        ? base?.range
        : undefined;
  return {
    name: own.name ?? base?.name ?? 'electrolyte',
    conductivity,
    transference,
    exchangeCurrent,
    transferCoefficient: own['transfer coefficient'] ?? base?.transferCoefficient ?? 0.5,
    concentration: own.concentration ?? base?.concentration ?? 1000,
    ...(own.diffusivity !== undefined && { diffusivity: own.diffusivity }),
    ...(law && range && { known: { from: range[0], to: range[1], law: law.kind } }),
  };
}

/** Nernst-Einstein's D = 2 t₊ t₋ σ R T/(F² c₀) is 0 where t₊ = 1, and a salt that cannot move cannot be solved for. */
export function checkSingleIon(diffusivity: number | undefined, where: string, refuse: Refuse): void {
  if (diffusivity !== undefined) return;
  refuse(
    [where, 'diffusivity'],
    'missing; with a transference of 1 it does not follow from the conductivity, so give it, like "1e-12 m2/s"',
  );
}
