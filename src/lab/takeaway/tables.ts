/** The samples of a run as the command line writes them. */
import { strToU8, zipSync } from 'fflate';
import { seriesText } from '../../output/series.ts';
import { MEASURES } from '../../run/measures/index.ts';
import type { Shown } from '../lab.ts';

/** series.csv of a case, with the columns and the digits of the command line's. */
export function tableOf({ rows }: Pick<Shown, 'rows'>): string {
  return seriesText(MEASURES, rows);
}

export interface Tables {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly ending: 'csv' | 'zip';
}

/**
 * The table of the case shown; of two cases a ZIP with `pvh/series.csv` for each, as in the folder of a run: what reads those reads
 * these, and a browser asks before it takes a second file.
 */
export function tablesOf(
  shown: readonly (Pick<Shown, 'rows'> & { readonly input: { readonly name: string } })[],
): Tables {
  if (shown.length === 1) return { bytes: strToU8(tableOf(shown[0])), type: 'text/csv', ending: 'csv' };
  const files = shown.map((one) => [`${one.input.name}/series.csv`, strToU8(tableOf(one))] as const);
  return {
    bytes: zipSync(Object.fromEntries(files)),
    type: 'application/zip',
    ending: 'zip',
  };
}
