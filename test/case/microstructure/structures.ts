/** One structure of each drawn kind, with features of 50 nm and more. */

import type { Micrograph, Structure } from '../../../src/case/case.ts';

const um = 1e-6;
const anyDirection = { angle: Math.PI / 2, spread: Math.PI / 2 };

/** All but an image, which has no fraction. */
type Drawn = Exclude<Structure, Micrograph>;

export const square = { width: 6 * um, height: 6 * um, periodic: true } as const;

export const kinds: readonly (readonly [Structure['kind'], Drawn])[] = [
  { kind: 'nanorods', length: 0.72 * um, width: 0.072 * um, fraction: 0.2, ...anyDirection } as const,
  { kind: 'cubes', side: 0.3 * um, fraction: 0.3, ...anyDirection } as const,
  { kind: 'clusters', diameter: 1.2 * um, lamella: 0.06 * um, lamellae: 6, fraction: 0.25 } as const,
  { kind: 'grains', size: 0.9 * um, fraction: 0.7 } as const,
  { kind: 'channels', width: 0.3 * um, direction: 'up', fraction: 0.46 } as const,
  { kind: 'pores', diameter: 0.7 * um, fraction: 0.46 } as const,
  { kind: 'discs', lattice: 'hexagonal', pitch: 0.55 * um, fraction: 0.4 } as const,
  { kind: 'layers', thickness: 0.2 * um, direction: 'along', fraction: 0.4 } as const,
].map((structure) => [structure.kind, structure] as const);
