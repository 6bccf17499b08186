/** Whether a run can be believed: its balances, its resolution, and how it ended; in words and in colour. */
import { FARADAY, GAS } from '../../case/constants.ts';
import { warnings } from '../../case/warnings.ts';
import { formatQuantity } from '../quantity.ts';
import type { StoredCase, StoredRun } from '../stored.ts';
import { type Content, type Html, html, table } from './html.ts';
import { FARADAY_ERROR, LAST_CORRECTION, largestOf, SALT_ERROR, told } from './measures.ts';

/** A share of charge or salt that a picture does not show; what exceeds it was not solved [–]. As in `extremes.ts`. */
const BALANCED = 0.02;



type Verdict = 'good' | 'look' | 'note';

interface Check {
  readonly name: string;
  readonly value: string;
  readonly verdict: Verdict;
  readonly words: string;
}

/** How the whole stands, a table per case. */
export function checks(run: StoredRun): Html {
  const all = run.cases.map((stored) => ({ stored, rows: checksOf(run, stored) }));
  const looks = all.flatMap(({ rows }) => rows).filter(({ verdict }) => verdict === 'look').length;
  const left = run.study.cases.filter(({ name }) => !run.cases.some(({ input }) => input.name === name));
  const verdict =
    looks === 0
      ? mark('good', 'Nothing found against the run.')
      : mark('look', `${looks} ${looks === 1 ? 'point needs' : 'points need'} a look before the run is used.`);
  return html`<p>${verdict}</p>${
    left.length === 0
      ? html``
      : html`<p>${mark('look', `Without stored fields, and so not shown: ${left.map(({ label }) => label).join(', ')}.`)}</p>`
  }${all.map(({ stored, rows }) =>
    table({
      caption: stored.input.label,
      head: ['check', 'value', 'verdict'],
      rows: rows.map((row): Content[] => [row.name, row.value, mark(row.verdict, row.words)]),
    }),
  )}`;
}

function mark(verdict: Verdict, words: string): Html {
  const sign = { good: '✓', look: '!', note: 'i' }[verdict];
  return html`<span class="verdict ${verdict}"><span class="sign" aria-hidden="true">${sign}</span>${words}</span>`;
}

function checksOf({ manifest }: StoredRun, stored: StoredCase): readonly Check[] {
  const { input } = stored;
  const thermal = (GAS * input.temperature) / FARADAY;
  return [
    ended(manifest.cases.find(({ name }) => name === input.name)),
    balance('charge: largest Faraday error', largestOf(stored, FARADAY_ERROR)),
    balance('salt: largest error', largestOf(stored, SALT_ERROR)),
    {
      name: 'largest last Newton correction',
      value: told(largestOf(stored, LAST_CORRECTION), 'V', 2),
      verdict: 'note',
      words: `no limit is set; RT/F is ${formatQuantity(thermal, 'V', 3)}`,
    },
    ...resolution(stored),
  ];
}

function ended(one: StoredRun['manifest']['cases'][number] | undefined): Check {
  const name = 'end';
  if (!one) return { name, value: '–', verdict: 'look', words: 'run.json does not tell how the case ended' };
  const value = formatQuantity(one.time, 's');
  const reason = one.reason === undefined ? '' : `: ${one.reason}`;
  switch (one.status) {
    case 'finished':
      return { name, value, verdict: 'good', words: 'ran to its end' };
    case 'short circuit':
      return { name, value, verdict: 'note', words: 'ended by a short circuit: metal reached the top' };
    case 'interrupted':
      return { name, value, verdict: 'look', words: `interrupted before its end${reason}` };
    case 'failed':
      return { name, value, verdict: 'look', words: `failed${reason}` };
    case 'running':
      return { name, value, verdict: 'look', words: 'had not ended when this report was made' };
  }
}

function balance(name: string, error: number): Check {
  if (Number.isNaN(error)) return { name, value: '–', verdict: 'note', words: 'not measured' };
  const held = error <= BALANCED;
  return {
    name,
    value: `${told(100 * error, '–', 2)} %`,
    verdict: held ? 'good' : 'look',
    words: held ? `held (limit ${100 * BALANCED} %)` : `not held: the limit is ${100 * BALANCED} %`,
  };
}

function resolution({ input }: StoredCase): readonly Check[] {
  const found = warnings(input);
  const name = 'resolution and validity';
  if (found.length === 0) return [{ name, value: 'no warning', verdict: 'good', words: 'lengths are resolved' }];
  return found.map(({ code, message }) => ({
    name,
    value: code,
    verdict: 'look',
    words: message.replace(`${input.name}: `, ''),
  }));
}
