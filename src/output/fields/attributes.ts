/** What a fields file says of its case, for people and for other programs. */
import { programVersion } from '#host/version.ts';
import type { Case } from '../../case/case.ts';
import { FIELDS_FORMAT } from './layout.ts';

/**
 * Attributes of the file by name, `temperature [K]`. The full case is the attribute `case`, as JSON in SI units; it is a string of
 * variable length, which the limit of 64 kB on attributes does not bind, and an image filler's grey levels need more.
 */
export function fileAttributes(input: Case): Readonly<Record<string, string | number>> {
  const { grid, electrolyte, metal, filler, control } = input;
  return {
    program: 'tipfield',
    program_version: programVersion(),
    format: FIELDS_FORMAT,
    case_name: input.name,
    case_label: input.label,
    nx: grid.nx,
    ny: grid.ny,
    'spacing [m]': grid.spacing,
    'temperature [K]': input.temperature,
    'duration [s]': input.duration,
    seed: input.seed,
    sides: input.sides,
    top: input.top,
    ...(control.kind === 'current'
      ? { 'current density [A/m^2]': control.density, 'compliance [V]': control.compliance }
      : { 'cell voltage [V]': control.voltage }),
    metal: metal.name,
    'metal molar volume [m^3/mol]': metal.molarVolume,
    'metal surface energy [J/m^2]': metal.surfaceEnergy,
    electrolyte: electrolyte.name,
    'electrolyte conductivity [S/m]': electrolyte.conductivity,
    'electrolyte transference number': electrolyte.transference,
    'electrolyte exchange current density [A/m^2]': electrolyte.exchangeCurrent,
    'electrolyte salt concentration [mol/m^3]': electrolyte.concentration,
    ...(filler && {
      filler: filler.structure.kind,
      'filler conductivity [S/m]': filler.phase.conductivity,
      'filler transference number': filler.phase.transference,
    }),
    'interface width [m]': input.numerics.interfaceWidth,
    case: JSON.stringify(input),
  };
}
