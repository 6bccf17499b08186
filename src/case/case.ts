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

/** What a material does to ions and to metal. */
export interface Phase {
  /** σ [S/m]; NaN until it is calibrated */
  readonly conductivity: number;
  /** t₊ [–]; NaN until it is calibrated */
  readonly transference: number;
  /** D [m²/s]; absent: Nernst-Einstein from the phase's own σ and t₊. */
  readonly diffusivity?: number;
  /** Factor on i₀ where metal meets it [–] */
  readonly exchangeFactor: number;
  /** Metal cannot enter. */
  readonly blocking: boolean;
}

/** A resolved filler: where it is, what it is made of, and the interphase around it. */
export interface Filler {
  readonly structure: Structure;
  readonly phase: Phase;
  /** An even layer around the filler, laid into the matrix. */
  readonly shell?: Shell;
  /** Height above the bottom of the domain below which there is matrix alone [m] */
  readonly from: number;
}

export interface Shell extends Phase {
  /** [m]; 0 where the picture of an image shows the shell itself */
  readonly thickness: number;
}

/** Where the filler is. `fraction` is the filler's share of the domain's area [–], its shell not counted, in every kind. */
export type Structure = Nanorods | Cubes | Clusters | Grains | Channels | Pores | Discs | Layers | Micrograph;

/** Directions drawn evenly within ± spread around an angle from the x-axis. */
export interface Orientation {
  /** [rad] */
  readonly angle: number;
  /** [rad] */
  readonly spread: number;
}

/** How particles lie among each other: at random, or `even`, dispersed with care. */
export interface Placement {
  /** Absent: `random` */
  readonly placement?: 'random' | 'even' | undefined;
}

/** Rectangular rods in random places, free to overlap. */
export interface Nanorods extends Orientation, Placement {
  readonly kind: 'nanorods';
  /** [m] */
  readonly length: number;
  /** [m] */
  readonly width: number;
  readonly fraction: number;
}

/** Squares in random places that do not overlap. */
export interface Cubes extends Orientation {
  readonly kind: 'cubes';
  /** [m] */
  readonly side: number;
  readonly fraction: number;
}

/** Bundles of lamellae that fan out from common centres. */
export interface Clusters extends Placement {
  readonly kind: 'clusters';
  /** [m] */
  readonly diameter: number;
  /** Thickness of a lamella [m] */
  readonly lamella: number;
  /** Lamellae in a cluster [–] */
  readonly lamellae: number;
  readonly fraction: number;
}

/** Voronoi grains with an even film of matrix between them. */
export interface Grains {
  readonly kind: 'grains';
  /** Mean diameter of a grain with its share of the film, √(4A/π) [m] */
  readonly size: number;
  readonly fraction: number;
}

/** Straight channels of matrix with walls of filler between them, evenly spaced. */
export interface Channels {
  readonly kind: 'channels';
  /** Of a channel [m] */
  readonly width: number;
  /** From bottom to top or from side to side */
  readonly direction: 'up' | 'across';
  readonly fraction: number;
}

/** A solid filler with round pores of matrix in random places, free to overlap. */
export interface Pores extends Placement {
  readonly kind: 'pores';
  /** Of a pore [m] */
  readonly diameter: number;
  readonly fraction: number;
}

/** Equal discs on a lattice. */
export interface Discs {
  readonly kind: 'discs';
  readonly lattice: 'square' | 'hexagonal';
  /** Distance of neighbouring centres [m] */
  readonly pitch: number;
  readonly fraction: number;
}

/** Layers of filler and matrix in turn, evenly spaced. */
export interface Layers {
  readonly kind: 'layers';
  /** Of a layer of filler [m] */
  readonly thickness: number;
  /** Layers lie along the electrode, or stand on it */
  readonly direction: 'along' | 'upright';
  readonly fraction: number;
}

/** A picture, laid from the lower left corner of the domain; where it is smaller than the domain it repeats. */
export interface Micrograph {
  readonly kind: 'image';
  /** As written in the study file; for people. */
  readonly file: string;
  /** Size of a pixel [m] */
  readonly pixel: number;
  readonly columns: number;
  readonly rows: number;
  /** Grey levels 0 to 255, row by row from the top, in base64. */
  readonly greys: string;
  /** Grey levels of the filler, from and to, both included. */
  readonly filler: readonly [number, number];
  /** Grey levels of the shell, where the picture shows one. */
  readonly shell?: readonly [number, number];
}

/** The unknown of a composite: what makes its map conduct as was measured. */
export interface Calibration {
  /** Whose conductivity and transference number are unknown where they are NaN. */
  readonly phase: 'electrolyte' | 'filler' | 'shell';
  /** σ that the map must come to [S/m]; absent where σ is given. */
  readonly conductivity?: number;
  /** t₊ that the map must come to [–]; absent where t₊ is given. */
  readonly transference?: number;
  /** As the user wrote it: `pvh-im` or `1.23 mS/cm`. */
  readonly source: string;
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
