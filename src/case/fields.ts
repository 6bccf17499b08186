/** The building blocks of the schema: quantities with a range, words, and maps that know their keys. */

import { z } from 'zod';
import { type Kind, writtenLike } from './kinds.ts';
import { shown, suggest } from './suggest.ts';
import { quantity } from './units.ts';

/** Values that mean something, with the words for the error. */
export interface Range {
  readonly accepts: (value: number) => boolean;
  /** Completes `must be …`. */
  readonly words: string;
}

export const positive: Range = { accepts: (value) => value > 0, words: 'more than 0' };
export const absolute: Range = { accepts: (value) => value > 0, words: 'above absolute zero' };

export const notNegative: Range = { accepts: (value) => value >= 0, words: 'at least 0' };

/** from ≤ value ≤ to, or a whole number there. */
export function between(from: number, to: number, whole: 'whole' | 'any' = 'any'): Range {
  return {
    accepts: (value) => value >= from && value <= to && (whole === 'any' || Number.isInteger(value)),
    words: `${whole === 'whole' ? 'a whole number' : ''} from ${from} to ${to}`.trim(),
  };
}

/** 0 < value ≤ to */
export function upTo(to: number): Range {
  return { accepts: (value) => value > 0 && value <= to, words: `more than 0 and at most ${to}` };
}

/** 0 ≤ value < to */
export function below(to: number): Range {
  return { accepts: (value) => value >= 0 && value < to, words: `at least 0 and below ${to}` };
}

function scalar(written: string) {
  return z.union([z.string(), z.number()], {
    error: ({ input }) =>
      input === undefined ? `missing; ${written}` : `${shown(input)} is not a quantity; ${written}`,
  });
}

function read(value: string | number, kind: Kind, range: Range, context: z.RefinementCtx): number {
  try {
    const number = quantity(value, kind);
    if (range.accepts(number)) return number;
    context.addIssue({ code: 'custom', message: `${shown(value)} must be ${range.words}` });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
  return z.NEVER;
}

/** A quantity of a kind within a range; its output is in SI units. */
export function field(kind: Kind, range: Range = positive) {
  return scalar(writtenLike(kind))
    .meta({ examples: [...kind.examples] })
    .transform((value, context) => read(value, kind, range, context));
}

/** `30 x matrix` or `2 cells`: a multiple of something the case knows, or a quantity. */
export type Multiple = { readonly times: number } | { readonly value: number };

/** As `field`, or a positive number followed by a word: `/x matrix/`. `example` shows how. */
export function fieldOrMultiple(kind: Kind, word: RegExp, example: string, range: Range = positive) {
  const pattern = new RegExp(`^\\s*([\\d.]+(?:e[+-]?\\d+)?)\\s*(?:${word.source})\\s*$`, 'i');
  const written = { ...kind, examples: [...kind.examples.slice(0, 1), example] };
  return scalar(writtenLike(written))
    .meta({ examples: written.examples })
    .transform((value, context): Multiple => {
      const factor = typeof value === 'string' ? pattern.exec(value)?.[1] : undefined;
      if (factor === undefined) return { value: read(value, written, range, context) };
      if (Number(factor) > 0) return { times: Number(factor) };
      context.addIssue({ code: 'custom', message: `${shown(value)} must be ${positive.words}` });
      return z.NEVER;
    });
}

/** One of a few words. */
export function word<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, {
    error: ({ input }) => {
      if (input === undefined) return `missing; one of ${words.join(', ')}`;
      return typeof input === 'string'
        ? `"${input}" is not known${suggest(input, words)}`
        : `${shown(input)} is not one of ${words.join(', ')}`;
    },
  });
}

/** true or false. */
export function truth() {
  return z.boolean({ error: ({ input }) => `${shown(input)} is neither true nor false` });
}

export function text(what: string) {
  return z.string({
    error: ({ input }) => (input === undefined ? `missing; ${what}` : `${shown(input)} is not text; ${what}`),
  });
}

/** A map that refuses unknown keys: one line of the message for each, in the order of the issue's `keys`. */
export function map<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => `unknown key "${key}"${suggest(key, known)}`).join('\n');
      return issue.input === undefined
        ? `missing; a map of ${known.join(', ')}`
        : `${shown(issue.input)} is not a map of ${known.join(', ')}`;
    },
  });
}

/** A name of the package's data, which stands for the map `{base: name}`, or a map of one's own values. */
export function nameOrMap<Map extends z.ZodType>(names: readonly [string, ...string[]], own: Map) {
  return z.union([z.enum(names).transform((base) => own.parse({ base })), own], {
    error: ({ input }) => {
      if (input === undefined) return `missing; one of ${names.join(', ')}, or a map of your own values`;
      if (typeof input === 'string') return `"${input}" is not known${suggest(input, names)}`;
      return `${shown(input)} is neither a name (${names.join(', ')}) nor a map`;
    },
  });
}
