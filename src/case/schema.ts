/** One case as a user writes it. Parsing gives SI numbers; what depends on several fields is settled in `resolve.ts`. */

import { z } from 'zod';
import { readExperiment } from './experiment-words.ts';
import { absolute, below, between, field, fieldOrMultiple, map, nameOrMap, text, upTo, word } from './fields.ts';
import { kinds } from './kinds.ts';
import { metals } from './metals.ts';
import { electrolyteSchema } from './schema-electrolyte.ts';
import { fillerSchema } from './schema-filler.ts';
import { surfaceSchema } from './schema-surface.ts';
import { COMPLIANCE } from './under-experiment.ts';

/**
 * ℓ/h where the file gives no interface width, because the 10-90 % width of the profile is then 4.4 × 1.5 = 6.6 cells,
 * the least that carries its curvature.
 */
export const INTERFACE_CELLS = 1.5;

/** Cells along one side at most, because 16384 is the texture and dispatch limit of most adapters. */
export const LARGEST_GRID = 16384;

const metalNames = Object.keys(metals) as [string, ...string[]];
const list = z.array;

/** No preferred direction by default, because none was measured; four folds, because lithium and sodium are cubic. */
const anisotropy = map({
  strength: field(kinds.number, below(1)).prefault(0),
  folds: field(kinds.count, between(1, 12, 'whole')).prefault(4),
  angle: field(kinds.angle, between(-2 * Math.PI, 2 * Math.PI)).prefault('0 deg'),
}).prefault({});

/** Surface energy 0.5 J/m² by default, because it lies in the middle of the 0.2 to 1.7 J/m² in use for lithium. */
const metal = map({
  base: word(metalNames).optional(),
  name: text('a name of your own').optional(),
  'molar volume': field(kinds.molarVolume).optional(),
  'surface energy': field(kinds.surfaceEnergy).prefault('0.5 J/m2'),
  'kinetic anisotropy': anisotropy,
  'surface anisotropy': anisotropy,
});

/** Compliance 5 V by default, because that is the range of a common cycler. */
const control = map({
  current: field(kinds.currentDensity).optional(),
  compliance: field(kinds.voltage).prefault(`${COMPLIANCE} V`),
  voltage: field(kinds.voltage).optional(),
});

/** Sentences, as one text or as a list. */
const experiment = z
  .unknown()
  .transform((value, context) =>
    readExperiment(value, ({ path, message }) => context.addIssue({ code: 'custom', path: [...path], message })),
  );

const numerics = map({
  /** Default `INTERFACE_CELLS` cells. */
  'interface width': fieldOrMultiple(kinds.length, /cells?/, '1.5 cells').prefault(`${INTERFACE_CELLS} cells`),
  /** 4 by default, because 2 and 8 change the height of PVH's tip by 0.3 %, and 8 costs as many passes again. */
  mobility: field(kinds.number).prefault(4),
  /** 0.2 by default, because the explicit interface then errs less than the implicit fields. */
  courant: field(kinds.number, upTo(1)).prefault(0.2),
  /** Default in resolve.ts. */
  'largest step': field(kinds.time).optional(),
}).prefault({});

/** A list of times, or the time between them. */
const times = z
  .union(
    [
      list(field(kinds.time, { accepts: (value) => value >= 0, words: 'at least 0' })),
      map({ every: field(kinds.time) }),
    ],
    {
      error: 'must be a list of times or {every: 30 s}',
    },
  )
  .optional();

/** Defaults in resolve-output.ts. */
const output = map({ frames: times, fields: times, sampling: field(kinds.time).optional() }).prefault({});

export const caseSchema = map({
  name: text('an identifier').refine((name) => /^[\w.-]+$/.test(name), {
    error: ({ input }) => `"${String(input)}" may hold letters, digits, dot, dash and underscore only`,
  }),
  /** The name by default, because a figure needs one. */
  label: text('shown in figures').optional(),
  /** 25 °C by default, because the electrolytes were measured there. */
  temperature: field(kinds.temperature, absolute).prefault('25 degC'),
  domain: map({
    width: field(kinds.length),
    height: field(kinds.length),
    /** Periodic by default, because a cell is a thousand times wider than a domain. */
    sides: word(['periodic', 'closed', 'reservoir']).prefault('periodic'),
    /** A reservoir by default, because a domain is cut out of a thicker electrolyte. */
    top: word(['reservoir', 'counter electrode']).prefault('reservoir'),
  }),
  grid: z.union(
    [
      field(kinds.count, between(2, LARGEST_GRID, 'whole')),
      map({
        nx: field(kinds.count, between(2, LARGEST_GRID, 'whole')),
        ny: field(kinds.count, between(4, LARGEST_GRID, 'whole')),
      }),
    ],
    {
      error: ({ input }) =>
        `${input === undefined ? 'missing' : 'not understood'}; cells across the width, like 128, or {nx: 128, ny: 128}`,
    },
  ),
  metal: nameOrMap(metalNames, metal),
  electrolyte: electrolyteSchema,
  filler: fillerSchema,
  surface: surfaceSchema,
  /** Control and duration, or an experiment. */
  control: control.optional(),
  duration: field(kinds.time).optional(),
  experiment: experiment.optional(),
  /** None by default, because a deterministic run can be compared. */
  noise: field(kinds.number, below(1)).prefault(0),
  /** 1 by default, because any fixed number makes a run repeatable. */
  seed: field(kinds.count, between(0, 4294967295, 'whole')).prefault(1),
  numerics,
  output,
});

/** A case after parsing: user's keys, SI numbers. */
export type CaseDraft = z.output<typeof caseSchema>;
/** With what is held, and for how long, settled. */
export type CaseInput = CaseDraft & { control: NonNullable<CaseDraft['control']>; duration: number };

/** What a study file holds around its cases. */
export const studySchema = map({
  title: text('what the study shows'),
  question: text('what the study asks').optional(),
  defaults: z.record(z.string(), z.unknown(), { error: 'must be a map of case keys' }).optional(),
  cases: list(
    z.looseObject({}, { error: ({ input }) => `${input === null ? 'empty' : JSON.stringify(input)} is not a map` }),
    {
      error: ({ input }) => `${input === undefined ? 'missing' : 'not a list'}; a list of cases, each with a name`,
    },
  ).min(1, { error: 'holds no case' }),
});
