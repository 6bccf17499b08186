/** The kinds of quantity that a study file holds: what each is made of, and how a user writes it. */

/** Exponents of m, kg, s, A, K, mol, rad, in this order. */
export type Dimension = readonly [number, number, number, number, number, number, number];

export interface Kind {
  /** With its article, for sentences: `a length`. */
  readonly name: string;
  readonly dimension: Dimension;
  /** As a user writes it; the first is shown in errors. */
  readonly examples: readonly string[];
}

/** `dimension(m, kg, s, A, K, mol, rad)`; what is left out is 0. */
export function dimension(m = 0, kg = 0, s = 0, A = 0, K = 0, mol = 0, rad = 0): Dimension {
  return [m, kg, s, A, K, mol, rad];
}

/** Each with the SI unit of the number that is read. The angle counts as a dimension, so that 45 cannot pass for 45°. */
export const kinds = {
  /** [–] */
  number: { name: 'a plain number', dimension: dimension(), examples: ['0.5', '18 %'] },
  /** [–] */
  count: { name: 'a whole number', dimension: dimension(), examples: ['128'] },
  /** [rad] */
  angle: { name: 'an angle', dimension: dimension(0, 0, 0, 0, 0, 0, 1), examples: ['45 deg', '0.785 rad'] },
  /** [K] */
  temperature: { name: 'a temperature', dimension: dimension(0, 0, 0, 0, 1), examples: ['25 degC', '298.15 K'] },
  /** [m] */
  length: { name: 'a length', dimension: dimension(1), examples: ['6 um', '300 nm'] },
  /** [s] */
  time: { name: 'a time', dimension: dimension(0, 0, 1), examples: ['150 s', '2 min'] },
  /** [S/m] */
  conductivity: { name: 'a conductivity', dimension: dimension(-3, -1, 3, 2), examples: ['0.36 mS/cm', '0.036 S/m'] },
  /** [A/m²] */
  currentDensity: { name: 'a current density', dimension: dimension(-2, 0, 0, 1), examples: ['8 mA/cm2', '80 A/m2'] },
  /** [A] */
  current: { name: 'a current', dimension: dimension(0, 0, 0, 1), examples: ['1 mA'] },
  /** [C] */
  charge: { name: 'a charge', dimension: dimension(0, 0, 1, 1), examples: ['1 mAh'] },
  /** [C/m²] */
  capacity: {
    name: 'a capacity per area',
    dimension: dimension(-2, 0, 1, 1),
    examples: ['0.1 mAh/cm2', '0.36 C/cm2'],
  },
  /** [mol/m³] */
  concentration: {
    name: 'a concentration',
    dimension: dimension(-3, 0, 0, 0, 0, 1),
    examples: ['1 mol/L', '1000 mol/m3'],
  },
  /** [m²/s] */
  diffusivity: { name: 'a diffusivity', dimension: dimension(2, 0, -1), examples: ['3e-8 cm2/s', '3e-12 m2/s'] },
  /** [J/m²] */
  surfaceEnergy: { name: 'a surface energy', dimension: dimension(0, 1, -2), examples: ['0.5 J/m2'] },
  /** [m³/mol] */
  molarVolume: { name: 'a molar volume', dimension: dimension(3, 0, 0, 0, 0, -1), examples: ['13 cm3/mol'] },
  /** [V] */
  voltage: { name: 'a voltage', dimension: dimension(2, 1, -3, -1), examples: ['0.2 V', '150 mV'] },
  /** Nuclei per length of electrode and time [1/(m s)] */
  nucleationRate: {
    name: 'a rate of nucleation',
    dimension: dimension(-1, 0, -1),
    examples: ['0.02 /um/s', '2e4 /m/s'],
  },
  /** [J] */
  energy: { name: 'an energy', dimension: dimension(2, 1, -2), examples: ['0.21 eV'] },
} as const satisfies Record<string, Kind>;

/** True where a plain number says everything. */
export function isDimensionless(dimension: Dimension): boolean {
  return dimension.every((exponent) => exponent === 0);
}

/** `a length` for the dimension of a metre; `a quantity in m2 kg s-3` where no kind has this dimension. */
export function nameOf(dimension: Dimension): string {
  const known = Object.values(kinds).find((kind) => kind.dimension.every((exponent, k) => exponent === dimension[k]));
  if (known) return known.name;
  const bases = ['m', 'kg', 's', 'A', 'K', 'mol', 'rad'];
  const factors = bases.map((base, k) =>
    dimension[k] === 0 ? '' : dimension[k] === 1 ? base : `${base}${dimension[k]}`,
  );
  return `a quantity in ${factors.filter((factor) => factor !== '').join(' ')}`;
}

/** `a length is written like "6 um" or "300 nm"` */
export function writtenLike(kind: Kind): string {
  const quoted = kind.examples.map((example) => (isDimensionless(kind.dimension) ? example : `"${example}"`));
  return `${kind.name} is written like ${quoted.join(' or ')}`;
}
