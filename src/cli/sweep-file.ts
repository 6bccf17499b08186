/** A sweep written in a file: `study:`, `vary:`, `design:`, `runs:`, `seeds:`, `cases:`, `set:`, `title:`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { map, text, word } from '../case/fields.ts';
import { problemsOf } from '../case/problems.ts';
import { readSource } from '../case/source.ts';
import { StudyError } from '../case/study-error.ts';
import { DESIGNS } from './sweep-options.ts';

/** What a sweep's file says; the study is a name, or a path from the folder of the file. */
export interface SweepFile {
  readonly study: string;
  /** Where the study is looked for. */
  readonly directory: string;
  readonly title?: string;
  /** `path=values` */
  readonly vary: readonly string[];
  /** `path=value` */
  readonly set: readonly string[];
  readonly design?: (typeof DESIGNS)[number];
  readonly runs?: number;
  readonly seeds?: number;
  readonly cases?: readonly string[];
}

const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'must be a text or a number' });
const count = z.int({ error: 'must be a whole number' }).min(1, { error: 'must be at least 1' });

const schema = map({
  study: text('the name of a study or its file'),
  title: text('what the sweep asks').optional(),
  vary: z
    .record(z.string(), z.union([scalar, z.array(scalar)], { error: 'must be levels, like "2, 4, 8 mA/cm2"' }), {
      error: 'must be a map of paths and levels, like control.current: 2, 4, 8 mA/cm2',
    })
    .prefault({}),
  set: z.record(z.string(), scalar, { error: 'must be a map of paths and values, like grid: 64' }).prefault({}),
  design: word(DESIGNS).optional(),
  runs: count.optional(),
  seeds: count.optional(),
  cases: z.array(z.string(), { error: 'must be a list of names' }).optional(),
});

/** Reads a file that has `study:` where a study has its cases; undefined for any other. Throws StudyError with the lines that are wrong. */
export function readSweepFile(path: string): SweepFile | undefined {
  if (!/\.ya?ml$/.test(path) || !existsSync(path)) return undefined;
  const source = readSource(readFileSync(path, 'utf8'), path);
  const { value } = source;
  if (typeof value !== 'object' || value === null || !('study' in value)) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const problems = problemsOf(parsed.error.issues);
    throw new StudyError(
      problems.map(
        ({ path: at, key, message }) => `${source.place(source.offset(at, key))} ${at.join('.')}: ${message}`,
      ),
    );
  }
  const { vary, set, title, design, runs, seeds, cases, study } = parsed.data;
  return {
    study,
    directory: dirname(resolve(path)),
    vary: Object.entries(vary).map(([at, levels]) => `${at}=${Array.isArray(levels) ? levels.join(', ') : levels}`),
    set: Object.entries(set).map(([at, level]) => `${at}=${level}`),
    ...(title === undefined ? {} : { title }),
    ...(design === undefined ? {} : { design }),
    ...(runs === undefined ? {} : { runs }),
    ...(seeds === undefined ? {} : { seeds }),
    ...(cases === undefined ? {} : { cases }),
  };
}
