/** What a paper printed of the control and of the composite, side by side. */

import type { ElectrolyteRecord } from '../../case/electrolytes/types.ts';
import { electrolyteRecord } from '../../case/electrolytes.ts';
import type { Observed } from '../../output/papers-record.ts';

/** Observations that both records have, under the same label. Throws Error for an unknown name. */
export function observedOf(control: string, composite: string): readonly Observed[] {
  const [first, second] = [known(control), known(composite)];
  return second.observations.flatMap(({ label, value }) => {
    const partner = first.observations.find((one) => one.label === label);
    if (!partner || partner.value === value) return [];
    const ratio = ratioOf(partner.value, value);
    return [{ label, control: partner.value, composite: value, ...(ratio !== undefined && { ratio }) }];
  });
}

export function known(name: string): ElectrolyteRecord {
  const record = electrolyteRecord(name);
  if (!record) throw new Error(`there is no electrolyte record "${name}"; src/case/electrolytes has the names`);
  return record;
}

/**
 * The ratio of two printed quantities of one unit to three digits, with the sign that bounds give it: a life of more than
 * 2500 h over one of 90 h is `> 27.8`. Undefined where a value is no number, or bounds say nothing of the ratio.
 */
export function ratioOf(control: string, composite: string): string | undefined {
  const read = (text: string) =>
    /^(about |> |< )?(\d[\d.]*(?:e[+-]?\d+)?) ([^\s,]+)(?: \(short\))?$/.exec(text)?.slice(1);
  const [below, above] = [read(control), read(composite)];
  if (!below || !above || below[2] !== above[2]) return undefined;
  const signs = [{ '> ': '< ', '< ': '> ', 'about ': 'about ' }[below[0] ?? ''], above[0]].filter(Boolean);
  if (signs.includes('> ') && signs.includes('< ')) return undefined;
  const sign = signs.find((one) => one !== 'about ') ?? signs[0] ?? '';
  return `${sign}${Number((Number(above[1]) / Number(below[1])).toPrecision(3))}`;
}
