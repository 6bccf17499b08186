/**
 * What is simulated, as data, in SI units. A study file becomes a `Study`; each of its cases is complete in itself, so
 * that a case can be run, stored and compared without the file it came from.
 */

import type { Experiment } from './experiment.ts';
import type { Calibration, Filler } from './filler.ts';

export type * from './experiment.ts';
export type * from './filler.ts';

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
  /** A reservoir lies around an island of metal, on all four sides. */
  readonly sides: 'periodic' | 'closed' | 'reservoir';
  readonly top: 'reservoir' | 'counter electrode';
  readonly metal: Metal;
  readonly electrolyte: Electrolyte;
  /** Absent for a homogeneous electrolyte. */
  readonly filler?: Filler;
  /** Absent where nothing is unknown. */
  readonly calibration?: Calibration;
  readonly surface: Surface;
  /** With an experiment what its first instruction holds. */
  readonly control: Control;
  /** Simulated time [s]; with an experiment the longest that it may take. */
  readonly duration: number;
  /** What is done to the cell one thing after another; absent where one control is held all the time. */
  readonly experiment?: Experiment;
  /** Limit of the cycler in an experiment: above this voltage any current is held back [V]. */
  readonly compliance?: number;
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

/** What the electrode is made of, and how its surface resists being bent. */
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
  /** σ at the case's temperature and at c₀ [S/m]; NaN until it is calibrated */
  readonly conductivity: number;
  /** t₊ [–]; NaN until it is calibrated */
  readonly transference: number;
  /** i₀ at c₀ [A/m²] */
  readonly exchangeCurrent: number;
  /** α of the reduction [–] */
  readonly transferCoefficient: number;
  /** c₀ [mol/m³] */
  readonly concentration: number;
  /** Salt diffusivity D [m²/s]; absent: 2 t₊ t₋ σ R T / (F² c₀), Nernst-Einstein. */
  readonly diffusivity?: number;
  /** Temperatures between which σ is known [K], and the law that carries it beyond; absent where nobody said so. */
  readonly known?: {
    readonly from: number;
    readonly to: number;
    readonly law: 'constant' | 'arrhenius' | 'vtf' | 'table';
  };
}

/** The metal at the start. */
export interface Surface {
  /** Thickness of the flat metal [m]; 0: the bare electrode, with the nuclei alone */
  readonly thickness: number;
  /** In the order of their times. */
  readonly nuclei: readonly Nucleus[];
  /** Unevenness of the flat metal. */
  readonly roughness?: Roughness;
  /** A disc in the middle of the domain takes the place of everything else: the electrode is this metal. */
  readonly island?: { readonly radius: number /* [m] */ };
}

/** A disc of metal centred on the flat surface. */
export interface Nucleus {
  /** Distance from the left side [m] */
  readonly position: number;
  /** [m] */
  readonly radius: number;
  /** When it appears [s]; 0: it is there at the start. */
  readonly time: number;
}

/** A random surface with a power spectrum ∝ k^(−2·hurst−1) between two wavelengths, zero outside. */
export interface Roughness {
  /** Root mean square of the height [m] */
  readonly rms: number;
  /** [m] */
  readonly shortest: number;
  /** [m] */
  readonly longest: number;
  /** Hurst exponent of a self-affine line, 0 to 1 [–] */
  readonly hurst: number;
}

/** What the cycler holds. */
export type Control =
  /** Constant current; above the compliance voltage the cell is held at that voltage. */
  | {
      readonly kind: 'current';
      readonly density: number /* [A/m²], plating > 0 */;
      readonly compliance: number /* [V] */;
    }
  /** Constant cell voltage [V], plating > 0. */
  | { readonly kind: 'voltage'; readonly voltage: number };

/** How the model is solved, in lengths and times of its own. */
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

/** When a case is looked at. */
export interface Output {
  /** Times of frames [s], ascending, the first 0, the last the duration. */
  readonly frames: readonly number[];
  /** Times at which all fields are stored [s], ascending, the first 0, the last the duration; those of the frames are among them. */
  readonly fields: readonly number[];
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
