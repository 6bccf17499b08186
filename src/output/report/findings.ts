/** What a run came to, in plain sentences with numbers from its series. */
import { formatQuantity } from '../quantity.ts';
import type { StoredCase, StoredRun } from '../stored.ts';
import { type Html, html, listed } from './html.ts';
import { finalRow, LEAST_CONCENTRATION, MAXIMUM_HEIGHT, rowAt, TIME, TIP_TO_MEAN, told, valuesOf } from './measures.ts';

/** Share by which a tip-to-mean ratio must change to be called a change: less is not seen in a picture [–] */
const CHANGE = 0.05;

/** One paragraph: who evens out, who does not, where salt runs out, what ended early. */
export function findings({ cases, manifest }: StoredRun): Html {
  const begun = cases.filter((stored) => finalRow(stored));
  if (begun.length === 0) return html`<p>No sample was taken.</p>`;
  const time = Math.min(...begun.map((stored) => finalRow(stored)?.[TIME] ?? 0));
  const sentences = [
    ...deposits(begun, time),
    ...starvation(begun),
    ...manifest.cases.flatMap(({ name, status, time: end, reason }) => {
      const label = cases.find(({ input }) => input.name === name)?.input.label ?? name;
      if (status === 'short circuit') return [`${label} short-circuited at ${formatQuantity(end, 's')}.`];
      if (status === 'finished') return [];
      const words = { interrupted: 'was interrupted', failed: 'failed', running: 'had not ended' }[status];
      return [`${label} ${words} at ${formatQuantity(end, 's')}${reason === undefined ? '' : ` (${reason})`}.`];
    }),
  ];
  return html`<p>${sentences.join(' ')}</p>`;
}

/** Tip-to-mean ratios at the last time that all cases reached, by what became of them. */
function deposits(cases: readonly StoredCase[], time: number): readonly string[] {
  if (cases.some(({ input }) => input.surface.island)) return heights(cases, time);
  const known = cases.flatMap((stored) => {
    const values = valuesOf(stored, TIP_TO_MEAN);
    const [first] = values;
    const last = rowAt(stored, time)?.[TIP_TO_MEAN];
    return first === undefined || last === undefined || Number.isNaN(last)
      ? []
      : [{ label: stored.input.label, first, last, most: Math.max(...values) }];
  });
  if (known.length === 0) return heights(cases, time);
  const of = (accept: (ratio: number) => boolean) => known.filter(({ first, last }) => accept(last / first));
  const from = ({ label, first, last, most }: (typeof known)[number]) => {
    const peak = most > Math.max(first, last) * (1 + CHANGE) ? ` (${told(most, '–')} at most)` : '';
    return `in ${label} from ${told(first, '–')} to ${told(last, '–')}${peak}`;
  };
  const flat = of((ratio) => ratio < 1 - CHANGE);
  const same = of((ratio) => ratio >= 1 - CHANGE && ratio <= 1 + CHANGE);
  const rough = of((ratio) => ratio > 1 + CHANGE);
  const at = `After ${formatQuantity(time, 's')}`;
  return [
    ...(rough.length > 0
      ? [`${at} the tips lead: the ratio of tip to mean thickness has risen ${listed(rough.map(from))}.`]
      : []),
    ...(flat.length > 0
      ? [
          rough.length > 0
            ? `It has fallen ${listed(flat.map(from))}: there the deposit evens out.`
            : `${at} the deposit evens out: the ratio of tip to mean thickness has fallen ${listed(flat.map(from))}.`,
        ]
      : []),
    ...(same.length > 0
      ? [
          `${rough.length + flat.length > 0 ? 'It' : `${at} the ratio of tip to mean thickness`} is what it was at the start, within ${100 * CHANGE} %, ${listed(same.map(from))}.`,
        ]
      : []),
  ];
}

/** The farthest metal, where a ratio of tip to mean means little, as around an island. */
function heights(cases: readonly StoredCase[], time: number): readonly string[] {
  const known = cases.flatMap((stored) => {
    const height = rowAt(stored, time)?.[MAXIMUM_HEIGHT];
    return height === undefined || Number.isNaN(height) ? [] : [`${told(height, 'm')} in ${stored.input.label}`];
  });
  if (known.length === 0) return [];
  const from = cases.some(({ input }) => input.surface.island) ? ', counted from the middle' : '';
  return [`After ${formatQuantity(time, 's')} the metal reaches ${listed(known)}${from}.`];
}

/** A surface with less than this share of c₀ holds back the reaction [–] */
const STARVED = 0.05;

function starvation(cases: readonly StoredCase[]): readonly string[] {
  const least = cases.flatMap((stored) => {
    const values = valuesOf(stored, LEAST_CONCENTRATION);
    if (values.length === 0) return [];
    const { label, electrolyte } = stored.input;
    return [{ label, share: Math.min(...values) / electrolyte.concentration }];
  });
  const starved = least.filter(({ share }) => share < STARVED);
  const percent = (share: number) => `${told(100 * share, '–', 2)} %`;
  const fed = least.filter(({ share }) => share >= STARVED);
  return [
    ...(starved.length > 0
      ? [
          `Salt runs out at the surface of ${listed(starved.map(({ label }) => label))} (below ${100 * STARVED} % of its initial concentration at some time).`,
        ]
      : []),
    ...(fed.length > 0
      ? [
          `The surface keeps at least ${listed(fed.map(({ label, share }) => `${percent(share)} of the initial salt concentration in ${label}`))}.`,
        ]
      : []),
  ];
}
