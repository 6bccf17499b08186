/** The metals that are known by name. */

export interface MetalRecord {
  /** [kg/mol] */
  readonly molarMass: number;
  /** At room temperature [kg/m³] */
  readonly density: number;
}

/** Molar mass and density as in the CRC Handbook; V_m = 1.300e-5 m³/mol (lithium) and 2.375e-5 m³/mol (sodium). */
export const metals: Readonly<Record<string, MetalRecord>> = {
  lithium: { molarMass: 6.94e-3, density: 534 },
  sodium: { molarMass: 22.99e-3, density: 968 },
};

/** V_m = molar mass / density [m³/mol] */
export function molarVolume(metal: MetalRecord): number {
  return metal.molarMass / metal.density;
}
