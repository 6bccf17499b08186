/** `calibrate to pvh-im`: a value that nobody measured, named by what the composite it is part of comes to. */

import { z } from 'zod';
import { electrolyteRecords } from './electrolytes/index.ts';
import { field, type Range } from './fields.ts';
import { type Kind, writtenLike } from './kinds.ts';
import { shown, suggest } from './suggest.ts';

/** An unknown of a composite, in place of its value. */
export interface Unknown {
  /** The name of an electrolyte whose value the map must come to, or that value in SI units. */
  readonly calibrateTo: string | number;
  /** As the user wrote it after `calibrate to`. */
  readonly source: string;
}

/** Whether a value of the schema is yet to be calibrated. */
export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && 'calibrateTo' in value;
}

/** The value where it is known, NaN where it is to be calibrated or absent. */
export function knownOrNaN(value: number | Unknown | undefined): number {
  return typeof value === 'number' ? value : Number.NaN;
}

/**
 * As the field `known`, or `calibrate to <electrolyte>`, or `calibrate to <quantity>` of the kind and within the range.
 */
export function orCalibrated<Known>(known: z.ZodType<Known>, kind: Kind, range?: Range) {
  const target = field(kind, range);
  return z.unknown().transform((value, context): Known | Unknown => {
    const read = <Output>(schema: z.ZodType<Output>, input: unknown, before = ''): Output => {
      const parsed = schema.safeParse(input);
      if (parsed.success) return parsed.data;
      for (const issue of parsed.error.issues)
        context.addIssue({ code: 'custom', message: `${before}${issue.message}`, path: issue.path });
      return z.NEVER;
    };
    if (typeof value !== 'string' || !/^\s*calibrate/i.test(value)) return read(known, value);
    const source = /^\s*calibrate\s+to\s+(\S.*?)\s*$/i.exec(value)?.[1];
    if (source !== undefined && Object.hasOwn(electrolyteRecords, source)) return { calibrateTo: source, source };
    if (source !== undefined && !/^[a-z]/i.test(source))
      return { calibrateTo: read(target, source, 'calibrate to: '), source };
    const names = Object.keys(electrolyteRecords);
    context.addIssue({
      code: 'custom',
      message:
        source === undefined
          ? `${shown(value)} is not understood; write "calibrate to pvh-im" or "calibrate to ${kind.examples[0]}"`
          : `calibrate to: there is no electrolyte "${source}"${suggest(source, names)}; ${writtenLike(kind)}`,
    });
    return z.NEVER;
  });
}
