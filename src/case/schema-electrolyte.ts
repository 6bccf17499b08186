/** An electrolyte as a user writes it. */

import { z } from 'zod';
import { orCalibrated } from './calibrate-words.ts';
import { electrolyteRecords } from './electrolytes/index.ts';
import { absolute, field, map, nameOrMap, text, upTo, word } from './fields.ts';
import { kinds } from './kinds.ts';
import { shown } from './suggest.ts';

const electrolyteNames = Object.keys(electrolyteRecords) as [string, ...string[]];

const energy = field(kinds.energy, { accepts: (value) => value >= 0, words: 'at least 0' });

/** E and T₀ of Vogel, Tamman and Fulcher. */
const vtf = map({ energy, 'ideal glass temperature': field(kinds.temperature, absolute) });

const table = z
  .array(map({ temperature: field(kinds.temperature, absolute), conductivity: field(kinds.conductivity) }), {
    error: ({ input }) =>
      `${shown(input)} is not a list; write it like [{temperature: 0 degC, conductivity: 0.1 mS/cm}, {temperature: 40 degC, conductivity: 0.6 mS/cm}]`,
  })
  .min(2, {
    error: 'needs two points at least, because a line is drawn between them; for one point give a conductivity',
  });

/**
 * With a `base`, what is given replaces one value of it; a conductivity replaces that at the base's anchor, or the whole
 * of its table. Defaults of one's own electrolyte: 1 mol/L, because it is usual; a transfer coefficient of 0.5, because
 * one electron crosses a barrier taken as symmetric; no change of σ with temperature, because without a law none is
 * known; 25 °C as the reference, because data sheets use it.
 */
const own = map({
  base: word(electrolyteNames).optional(),
  name: text('a name of your own').optional(),
  conductivity: orCalibrated(field(kinds.conductivity), kinds.conductivity).optional(),
  transference: orCalibrated(field(kinds.number, upTo(1)), kinds.number, upTo(1)).optional(),
  'exchange current': field(kinds.currentDensity).optional(),
  concentration: field(kinds.concentration).optional(),
  diffusivity: field(kinds.diffusivity).optional(),
  'transfer coefficient': field(kinds.number, {
    accepts: (value) => value > 0 && value < 1,
    words: 'between 0 and 1',
  }).optional(),
  'activation energy': energy.optional(),
  vtf: vtf.optional(),
  'conductivity table': table.optional(),
  'reference temperature': field(kinds.temperature, absolute).optional(),
});

export const electrolyteSchema = nameOrMap(electrolyteNames, own);

export type ElectrolyteInput = z.output<typeof own>;
