/**
 * What is simulated, as data, in SI units. A study file becomes a `Study`; each of its cases is complete in itself, so
 * that a case can be run, stored and compared without the file it came from.
 */

/** A study: cases run under the same question and shown side by side. */
export interface Study {
  /** Name of the file without its ending; names the run folder. */
  readonly name: string;
  readonly title: string;
  /** What the study asks, in a sentence. */
  readonly question?: string;
  readonly cases: readonly Case[];
}

/** One cell, one electrolyte, one protocol. */
export interface Case {
  /** Identifier within the study, `pvh-im`: letters, digits, dot, dash, underscore. */
  readonly name: string;
  /** For figures: `PVH-IM`. */
  readonly label: string;
  /** [K] */
  readonly temperature: number;
  readonly grid: Grid;
  readonly sides: 'periodic' | 'closed';
  readonly top: 'reservoir' | 'counter electrode';
  readonly metal: Metal;
  readonly electrolyte: Electrolyte;
  /** Absent for a homogeneous electrolyte. */
  readonly filler?: Filler;
  readonly surface: Surface;
  readonly control: Control;
  /** Simulated time [s]. */
  readonly duration: number;
  /** Relative amplitude of the noise on the reaction rate [–]; 0 for none. */
  readonly noise: number;
  /** Seeds the microstructure and the noise; unsigned 32-bit. */
  readonly seed: number;
  readonly numerics: Numerics;
  readonly output: Output;
}

/** Square cells: width = nx h, height = ny h. Row 0 lies on the electrode. */
export interface Grid {
  readonly nx: number;
  readonly ny: number;
  /** Cell size h [m]. */
  readonly spacing: number;
}

export interface Metal {
  readonly name: string;
  /** V_m [m³/mol] */
  readonly molarVolume: number;
  /** γ [J/m²] */
  readonly surfaceEnergy: number;
  readonly kineticAnisotropy: Anisotropy;
  readonly surfaceAnisotropy: Anisotropy;
}

/** a(θ) = 1 + δ cos m(θ − θ₀) */
export interface Anisotropy {
  /** δ [–] */
  readonly strength: number;
  /** m [–] */
  readonly folds: number;
  /** θ₀ [rad] */
  readonly angle: number;
}

/** The measured numbers. */
export interface Electrolyte {
  readonly name: string;
  /** σ at the case's temperature and at c₀ [S/m] */
  readonly conductivity: number;
  /** t₊ [–] */
  readonly transference: number;
  /** i₀ at c₀ [A/m²] */
  readonly exchangeCurrent: number;
  /** α of the reduction [–] */
  readonly transferCoefficient: number;
  /** c₀ [mol/m³] */
  readonly concentration: number;
  /** Salt diffusivity D [m²/s]; absent: 2 t₊ t₋ σ R T / (F² c₀), Nernst-Einstein. */
  readonly diffusivity?: number;
}

/** A resolved filler: where it is and what its phase does. */
export interface Filler {
  readonly structure: Nanorods;
  /** σ of the filler [S/m] */
  readonly conductivity: number;
  /** t₊ in the filler [–] */
  readonly transference: number;
  /** D in the filler [m²/s]; absent: Nernst-Einstein from the filler's own σ and t₊. */
  readonly diffusivity?: number;
  /** Factor on i₀ where metal meets filler [–] */
  readonly exchangeFactor: number;
  /** Metal cannot enter. */
  readonly blocking: boolean;
}

/** Rectangular rods in random places and directions, periodic where the domain is. */
export interface Nanorods {
  readonly kind: 'nanorods';
  /** [m] */
  readonly length: number;
  /** [m] */
  readonly width: number;
  /** Area fraction of the domain [–] */
  readonly fraction: number;
}

/** A flat deposit with half-discs on it. */
export interface Surface {
  /** Thickness of the flat metal [m] */
  readonly thickness: number;
  readonly nuclei: readonly Nucleus[];
}

/** A disc of metal centred on the flat surface. */
export interface Nucleus {
  /** Distance from the left side [m] */
  readonly position: number;
  /** [m] */
  readonly radius: number;
}

export type Control =
  /** Constant current; above the compliance voltage the cell is held at that voltage. */
  | {
      readonly kind: 'current';
      readonly density: number /* [A/m²], plating > 0 */;
      readonly compliance: number /* [V] */;
    }
  /** Constant cell voltage [V], plating > 0. */
  | { readonly kind: 'voltage'; readonly voltage: number };

export interface Numerics {
  /** ℓ of ξ = 1/(1 + e^{n/ℓ}) [m] */
  readonly interfaceWidth: number;
  /** M / (v_ref ℓ) [–] */
  readonly mobility: number;
  /** Largest advance of the interface in one step, in cells [–] */
  readonly courant: number;
  /** Largest time step [s] */
  readonly largestStep: number;
}

export interface Output {
  /** Times of frames [s], ascending, the first 0, the last the duration. */
  readonly frames: readonly number[];
  /** Time between rows of series.csv [s] */
  readonly sampling: number;
}

/** Properties per cell, row-major, row 0 on the electrode. */
export interface Maps {
  /** σ at c₀ [S/m] */
  readonly conductivity: Float64Array;
  /** t₊ [–] */
  readonly transference: Float64Array;
  /** D [m²/s] */
  readonly diffusivity: Float64Array;
  /** Factor on i₀ [–] */
  readonly exchangeFactor: Float64Array;
  /** 1 where metal cannot enter, else 0 */
  readonly blocking: Float64Array;
}
