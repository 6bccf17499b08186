/** What a record of a measured electrolyte holds: values as printed in the paper, each with its origin. */

/** One number with its origin. */
export interface Datum {
  /** With its unit, as printed. */
  readonly value: string;
  /** `derived`: computed from printed numbers; `assumed`: no paper gives it. */
  readonly status: 'measured' | 'derived' | 'assumed';
  /** Section, figure or table of the source; for what is not measured, the reason. */
  readonly place: string;
}

/** σ(T), by its kind; the equations are those of `laws.ts`. */
export type ConductivityLaw =
  | {
      readonly kind: 'arrhenius';
      /** σ at the anchor [S/m] */
      readonly value: Datum;
      /** Temperature at which σ was measured [K] */
      readonly anchor: Datum;
      /** E_a in ln σ [J] */
      readonly activationEnergy: Datum;
    }
  | {
      readonly kind: 'vtf';
      readonly value: Datum;
      readonly anchor: Datum;
      /** E of the law of Vogel, Tamman and Fulcher [J] */
      readonly activationEnergy: Datum;
      /** Tg [K]; T₀ lies 50 K below. */
      readonly glassTransition: Datum;
    }
  | {
      readonly kind: 'table';
      /** In ascending temperature [K]. */
      readonly points: readonly { readonly temperature: string; readonly value: Datum }[];
    }
  | {
      /** The paper gives σ at one temperature and no law: σ stays what it was there. */
      readonly kind: 'constant';
      readonly value: Datum;
      readonly anchor: Datum;
    };

/** Something that the paper measured beside the inputs of the model, as printed. */
export interface Observation {
  /** The same for the partners of a paper, so that they line up in a table. */
  readonly label: string;
  readonly value: string;
  readonly place: string;
}

export interface Citation {
  readonly title: string;
  readonly journal: string;
  /** Absent where it is not known. */
  readonly doi?: string;
}

export interface ElectrolyteRecord {
  /** For figures: `PVH-IM`. */
  readonly label: string;
  readonly description: string;
  readonly metal: 'lithium' | 'sodium';
  readonly source: Citation;
  /** Name of the partner without this filler. */
  readonly control?: string;
  readonly conductivity: ConductivityLaw;
  /** Where σ is known: outside, the law is extrapolated and a case is warned of it. */
  readonly range: { readonly from: string; readonly to: string; readonly place: string };
  /** t₊ [–] */
  readonly transference: Datum;
  /** i₀ [A/m²] */
  readonly exchangeCurrent: Datum;
  /** Temperature of t₊ and i₀, which have no law and stay as they are [K] */
  readonly otherwise: Datum;
  /** α [–] */
  readonly transferCoefficient: Datum;
  /** c₀ [mol/m³] */
  readonly concentration: Datum;
  readonly observations: readonly Observation[];
  /** What to know before using the record. */
  readonly remarks?: readonly string[];
}
