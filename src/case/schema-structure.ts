/** A microstructure as a user writes it: one map for each kind. */

import { z } from 'zod';
import { between, field, map, text, word } from './fields.ts';
import { kinds } from './kinds.ts';
import { shown, suggest } from './suggest.ts';

const length = field(kinds.length);
const fraction = field(kinds.number, { accepts: (value) => value > 0 && value < 1, words: 'between 0 and 1' });

/** Any direction by default, because what is cast in a film lies as it falls. */
const orientation = {
  angle: field(kinds.angle, between(-Math.PI, Math.PI)).prefault('90 deg'),
  spread: field(kinds.angle, between(0, Math.PI / 2)).prefault('90 deg'),
};

/** Random by default, because nothing is said of the particles then. */
const placement = word(['random', 'even']).optional();

const grey = field(kinds.count, between(0, 255, 'whole'));
const greys = z.tuple([grey, grey], {
  error: ({ input }) =>
    `${input === undefined ? 'missing' : `${shown(input)} is not a pair`}; grey levels from 0, black, to 255, white: ` +
    'the first and the last that belong to it, like [128, 255]',
});

const structures = {
  nanorods: map({ kind: z.literal('nanorods'), length, width: length, ...orientation, placement, fraction }),
  cubes: map({ kind: z.literal('cubes'), side: length, ...orientation, fraction }),
  clusters: map({
    kind: z.literal('clusters'),
    diameter: length,
    lamella: length,
    lamellae: field(kinds.count, between(1, 100, 'whole')),
    placement,
    fraction,
  }),
  grains: map({ kind: z.literal('grains'), size: length, fraction }),
  channels: map({
    kind: z.literal('channels'),
    width: length,
    /** Up by default, because channels are made to carry ions from electrode to electrode. */
    direction: word(['up', 'across']).prefault('up'),
    fraction,
  }),
  pores: map({ kind: z.literal('pores'), diameter: length, placement, fraction }),
  discs: map({
    kind: z.literal('discs'),
    /** Square by default, because its conductivity is known in closed form. */
    lattice: word(['square', 'hexagonal']).prefault('square'),
    pitch: length,
    fraction,
  }),
  layers: map({
    kind: z.literal('layers'),
    thickness: length,
    /** Along by default, because layers are cast or pressed onto the electrode one after another. */
    direction: word(['along', 'upright']).prefault('along'),
    fraction,
  }),
  image: map({
    kind: z.literal('image'),
    file: text('a PNG file, found from where the study file is, or a PNG itself as data:image/png;base64,...'),
    pixel: length,
    filler: greys,
    shell: greys.optional(),
  }),
};

/** The words for `kind`. */
const structureKinds = Object.keys(structures) as readonly (keyof typeof structures)[];

const { nanorods, cubes, clusters, grains, channels, pores, discs, layers, image } = structures;

export const structureSchema = z.discriminatedUnion(
  'kind',
  [nanorods, cubes, clusters, grains, channels, pores, discs, layers, image],
  {
    error: ({ input }) => {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) {
        const what = input === undefined ? 'missing; a map' : `${shown(input)} is not a map`;
        return `${what} with a kind, one of ${structureKinds.join(', ')}, and its sizes`;
      }
      const { kind } = input as Readonly<Record<string, unknown>>;
      if (kind === undefined) return `missing; one of ${structureKinds.join(', ')}`;
      return typeof kind === 'string'
        ? `"${kind}" is not known${suggest(kind, structureKinds)}`
        : `${shown(kind)} is not one of ${structureKinds.join(', ')}`;
    },
  },
);

export type StructureInput = z.output<typeof structureSchema>;
