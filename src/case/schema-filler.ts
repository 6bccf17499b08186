/** A filler, its microstructure and its interphase as a user writes them. */

import { z } from 'zod';
import { orCalibrated } from './calibrate-words.ts';
import { field, fieldOrMultiple, map, notNegative, truth, upTo } from './fields.ts';
import { kinds } from './kinds.ts';
import { structureSchema } from './schema-structure.ts';
import { shown } from './suggest.ts';

const times = /(?:x|×|\*)\s*matrix/;

/**
 * What a phase is made of. 0 S/m is an insulator, whose transference number means nothing. Factor 1 on i₀ by default,
 * because a filler first changes transport only. Not blocking by default, because what conducts can be plated into; an
 * insulator blocks, because no ion gets there to be plated.
 */
const phase = {
  conductivity: orCalibrated(
    fieldOrMultiple(kinds.conductivity, times, '30 x matrix', notNegative),
    kinds.conductivity,
  ),
  transference: orCalibrated(field(kinds.number, upTo(1)), kinds.number, upTo(1)).optional(),
  diffusivity: field(kinds.diffusivity).optional(),
  'exchange factor': field(kinds.number).prefault(1),
  blocking: truth().optional(),
};

/** Grown around the filler to an even thickness; without one where the picture of an image shows the shell. */
const shell = map({ thickness: field(kinds.length).optional(), ...phase });

const filler = map({
  structure: structureSchema,
  ...phase,
  shell: shell.optional(),
  /** 0 by default, because a composite fills the cell. */
  from: field(kinds.length, notNegative).prefault('0 um'),
});

/** `none` takes away a filler of the defaults. */
export const fillerSchema = z
  .union([z.literal('none').transform(() => undefined), filler], {
    error: ({ input }) => `${shown(input)} is neither none nor a map`,
  })
  .optional();

export type FillerInput = z.output<typeof filler>;
export type ShellInput = z.output<typeof shell>;
