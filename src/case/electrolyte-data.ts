/** Measured electrolytes, as printed in the papers they come from. A new one is a new entry; see `electrolytes.ts`. */

/** One number with its origin. */
export interface Datum {
  /** With its unit, as printed. */
  readonly value: string;
  /** `derived`: computed from printed numbers; `assumed`: no paper gives it. */
  readonly status: 'measured' | 'derived' | 'assumed';
  /** Section, figure or table of the source; for what is not measured, the reason. */
  readonly place: string;
}

/** σ(T), by its kind. */
export type ConductivityLaw = {
  readonly kind: 'arrhenius';
  /** σ at the anchor [S/m] */
  readonly value: Datum;
  /** Temperature at which σ was measured [K] */
  readonly anchor: Datum;
  /** E_a in ln σ [J] */
  readonly activationEnergy: Datum;
};

export interface ElectrolyteRecord {
  /** For figures: `PVH-IM`. */
  readonly label: string;
  readonly description: string;
  readonly metal: 'lithium' | 'sodium';
  readonly source: { readonly title: string; readonly journal: string; readonly doi: string };
  readonly conductivity: ConductivityLaw;
  /** t₊ [–] */
  readonly transference: Datum;
  /** i₀ [A/m²] */
  readonly exchangeCurrent: Datum;
  /** α [–] */
  readonly transferCoefficient: Datum;
  /** c₀ [mol/m³] */
  readonly concentration: Datum;
}

const indiumMof = {
  title:
    'Indium-MOF as Multifunctional Promoter to Remove Ionic Conductivity and Electrochemical Stability Constraints on ' +
    'Fluoropolymer Electrolytes for All-Solid-State Lithium Metal Battery',
  journal: 'Nano-Micro Lett. 17:249 (2025)',
  doi: '10.1007/s40820-025-01760-x',
} as const;

const anchor25: Datum = { value: '25 degC', status: 'measured', place: '2.4, Fig. 6a' };

const oneMolar: Datum = {
  value: '1000 mol/m3',
  status: 'assumed',
  place: 'the paper gives none; 1 M is usual for lithium salts in polymers',
};

const symmetric: Datum = {
  value: '0.5',
  status: 'assumed',
  place: 'the paper gives none; a single electron over a symmetric barrier',
};

/** By the name a study file uses. */
export const electrolyteRecords: Readonly<Record<string, ElectrolyteRecord>> = {
  pvh: {
    label: 'PVH',
    description: 'poly(vinylidene fluoride-hexafluoropropylene) with LiTFSI and residual DMF',
    metal: 'lithium',
    source: indiumMof,
    conductivity: {
      kind: 'arrhenius',
      value: { value: '0.36 mS/cm', status: 'measured', place: '2.4, Fig. 6a' },
      anchor: anchor25,
      activationEnergy: { value: '0.21 eV', status: 'measured', place: '2.4, Fig. 6b' },
    },
    transference: { value: '0.19', status: 'measured', place: '2.4, Fig. 6d' },
    exchangeCurrent: { value: '0.049 mA/cm2', status: 'measured', place: '2.2, Fig. 2e' },
    transferCoefficient: symmetric,
    concentration: oneMolar,
  },
  'pvh-im': {
    label: 'PVH-IM',
    description: 'PVH with one-dimensional In-MOF nanorods spread through it, as the one medium that was measured',
    metal: 'lithium',
    source: indiumMof,
    conductivity: {
      kind: 'arrhenius',
      value: { value: '1.23 mS/cm', status: 'measured', place: '2.4, Fig. 6a' },
      anchor: anchor25,
      activationEnergy: { value: '0.18 eV', status: 'measured', place: '2.4, Fig. 6b' },
    },
    transference: { value: '0.49', status: 'measured', place: '2.4, Fig. 6d' },
    exchangeCurrent: { value: '0.067 mA/cm2', status: 'measured', place: '2.2, Fig. 2e' },
    transferCoefficient: symmetric,
    concentration: oneMolar,
  },
};
