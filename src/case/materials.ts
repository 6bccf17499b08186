/** Metal, electrolyte and filler at the temperature of the case, from names and from values of one's own. */

import type { Electrolyte, Filler, Metal } from './case.ts';
import { electrolyteRecords } from './electrolyte-data.ts';
import { arrhenius, measurements } from './electrolytes.ts';
import { metals, molarVolume } from './metals.ts';
import { LARGEST_RASTER, rasterSize } from './microstructure.ts';
import { micrometres, type Refuse } from './problems.ts';
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

/** σ by Arrhenius' law at the temperature of the case; every other number as given or measured. */
export function resolveElectrolyte({ electrolyte: own, temperature }: CaseInput, refuse: Refuse): Electrolyte {
  const base = own.base === undefined ? undefined : measurements(own.base);
  const needed = (
    key: 'conductivity' | 'transference' | 'exchange current',
    known: number | undefined,
    example: string,
  ): number => {
    const value = own[key] ?? known;
    if (value === undefined)
      refuse(
        ['electrolyte', key],
        `missing; give it, like ${example}, or a base: ${Object.keys(electrolyteRecords).join(', ')}`,
      );
    return value ?? Number.NaN;
  };
  const conductivity = needed('conductivity', base?.conductivity, '"0.36 mS/cm"');
  const transference = needed('transference', base?.transference, '0.4');
  const exchangeCurrent = needed('exchange current', base?.exchangeCurrent, '"0.05 mA/cm2"');
  if (transference === 1) checkSingleIon(own.diffusivity, 'electrolyte', refuse);
  const activationEnergy = own['activation energy'] ?? base?.activationEnergy ?? 0;
  const reference = own['reference temperature'] ?? base?.referenceTemperature ?? 298.15;
  return {
    name: own.name ?? base?.name ?? 'electrolyte',
    conductivity: arrhenius(conductivity, activationEnergy, reference, temperature),
    transference,
    exchangeCurrent,
    transferCoefficient: own['transfer coefficient'] ?? base?.transferCoefficient ?? 0.5,
    concentration: own.concentration ?? base?.concentration ?? 1000,
    ...(own.diffusivity !== undefined && { diffusivity: own.diffusivity }),
  };
}

/** Nernst-Einstein's D = 2 t₊ t₋ σ R T/(F² c₀) is 0 where t₊ = 1, and a salt that cannot move cannot be solved for. */
function checkSingleIon(diffusivity: number | undefined, where: string, refuse: Refuse): void {
  if (diffusivity !== undefined) return;
  refuse(
    [where, 'diffusivity'],
    'missing; with a transference of 1 it does not follow from the conductivity, so give it, like "1e-12 m2/s"',
  );
}

/** The filler, its σ in S/m. */
export function resolveFiller({ filler, domain }: CaseInput, matrix: Electrolyte, refuse: Refuse): Filler | undefined {
  if (!filler) return undefined;
  const { conductivity, transference, diffusivity, structure } = filler;
  if (transference === 1) checkSingleIon(diffusivity, 'filler', refuse);
  if (structure.width > structure.length) {
    refuse(
      ['filler', 'structure', 'width'],
      `${micrometres(structure.width)} is more than the length of ${micrometres(structure.length)}; exchange the two`,
    );
  }
  if (rasterSize(structure, domain.width, domain.height) > LARGEST_RASTER) {
    refuse(
      ['filler', 'structure', 'width'],
      `${micrometres(structure.width)} is too thin to draw in a domain of ${micrometres(domain.width)} by ` +
        `${micrometres(domain.height)}; make the domain smaller or take the composite as one medium`,
    );
  }
  return {
    structure,
    conductivity: 'times' in conductivity ? conductivity.times * matrix.conductivity : conductivity.value,
    transference,
    ...(diffusivity !== undefined && { diffusivity }),
    exchangeFactor: filler['exchange factor'],
    blocking: filler.blocking,
  };
}
