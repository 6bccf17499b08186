/** What is known of an electrolyte that a question is asked of, and what its paper printed beside the answer. */
import type { Datum, ElectrolyteRecord } from '../../case/electrolytes/types.ts';
import { electrolyteRecord } from '../../case/electrolytes.ts';
import type { Kind } from '../../case/kinds.ts';
import { quantity } from '../../case/units.ts';
import type { Answer } from '../../output/answer/answer.ts';

/** The record of a name. Throws Error for an unknown one: the command refuses it before. */
export function recordOf(name: string): ElectrolyteRecord {
  const record = electrolyteRecord(name);
  if (!record) throw new Error(`there is no electrolyte "${name}"; src/case/electrolytes has the names`);
  return record;
}

type Paper = NonNullable<Answer['paper']>;

/** How a number is read out of what was printed: its kind, and one unit of the answer in SI. */
export interface Reading {
  readonly kind: Kind;
  /** 10 where the answer is in mA/cm² [SI] */
  readonly unit: number;
}

/** An input of the record as the paper's number: only where the paper measured it. */
export function printedDatum({ source }: ElectrolyteRecord, datum: Datum, reading: Reading): Paper | undefined {
  if (datum.status !== 'measured') return undefined;
  return printed(source.doi, datum.value, datum.place, reading);
}

/** An observation of the record by its label; undefined where the paper has none. */
export function printedObservation(
  { source, observations }: ElectrolyteRecord,
  label: string,
  reading: Reading,
): Paper | undefined {
  const found = observations.find((one) => one.label === label);
  return found && printed(source.doi, found.value, found.place, reading);
}

function printed(doi: string | undefined, text: string, place: string, reading: Reading): Paper {
  const value = printedNumber(text, reading);
  return { printed: text, ...(value !== undefined && { value }), place, ...(doi !== undefined && { doi }) };
}

/** The number of `0.4 mA/cm²` or `about 40 mV` in the unit of the answer; undefined for bounds and for words. */
export function printedNumber(text: string, { kind, unit }: Reading): number | undefined {
  try {
    return quantity(text.replace(/^about /, ''), kind) / unit;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Says of an input that no paper measured where it is from; none of one that was measured. */
export function assumptionOf(what: string, { value, status, place }: Datum): readonly string[] {
  if (status === 'measured') return [];
  return [`${what} of ${value} is ${status}: ${place}.`];
}
