/** A filler as data, in SI units: what it is made of, where it is, and what is unknown of it. */

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
  /** As written in the study file, a data URL cut short; for people. */
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
