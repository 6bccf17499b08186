/** What of a structure is thin, for what a grid must resolve. */

import type { Structure } from '../case.ts';

/** Parts of one size, named in the plural. */
export interface Feature {
  readonly name: string;
  /** [m] */
  readonly size: number;
}

/**
 * The thinnest parts of a structure, of filler or of matrix, that it has everywhere; `undefined` for an image, whose
 * parts are what they are. A film between grains is s(1 − √f) thick, as between squares of side s.
 */
export function thinnest(structure: Structure): Feature | undefined {
  const features = featuresOf(structure);
  return features.reduce<Feature | undefined>(
    (least, other) => (least && least.size <= other.size ? least : other),
    undefined,
  );
}

function featuresOf(structure: Structure): readonly Feature[] {
  switch (structure.kind) {
    case 'nanorods':
      return [{ name: 'rods', size: structure.width }];
    case 'cubes':
      return [{ name: 'cubes', size: structure.side }];
    case 'clusters':
      return [{ name: 'lamellae', size: structure.lamella }];
    case 'grains':
      return [{ name: 'films between the grains', size: structure.size * (1 - Math.sqrt(structure.fraction)) }];
    case 'channels':
      return inTurn('channels', 'walls of the channels', structure.width, 1 - structure.fraction);
    case 'pores':
      return [{ name: 'pores', size: structure.diameter }];
    case 'discs':
      return [{ name: 'discs', size: discDiameter(structure) }];
    case 'layers':
      return inTurn('layers', 'gaps between the layers', structure.thickness, structure.fraction);
    case 'image':
      return [];
  }
}

/** Parts that take the given share of the height or width, and what is between them. */
function inTurn(name: string, between: string, size: number, share: number): readonly Feature[] {
  return [
    { name, size },
    { name: between, size: (size * (1 - share)) / share },
  ];
}

/** πd²/4 is the fraction of a lattice cell of pitch² or, hexagonal, √3/2 pitch². */
function discDiameter({ lattice, pitch, fraction }: Extract<Structure, { kind: 'discs' }>): number {
  return pitch * Math.sqrt(((4 * fraction) / Math.PI) * (lattice === 'square' ? 1 : Math.sqrt(3) / 2));
}
