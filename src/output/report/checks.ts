/** Whether a run can be believed: its balances, its resolution, and how it ended; in words and in colour. */
import { FARADAY, GAS } from '../../case/constants.ts';
import { warnings } from '../../case/warnings.ts';
import type { CaseRun } from '../manifest.ts';
import { formatQuantity } from '../quantity.ts';
import type { StoredCase, StoredRun } from '../stored.ts';
import { BALANCED } from '../summary.ts';
import { type Html, html, listed, nothing, table } from './html.ts';
import { FARADAY_ERROR, LAST_CORRECTION, largestOf, SALT_ERROR, told } from './measures.ts';

type Verdict = 'good' | 'look' | 'plain';

interface Check {
  readonly verdict: Verdict;
  readonly words: string;
}

/** The verdict on the whole, a table with a column for each case, and all warnings. */
export function checks({ study, manifest, cases }: StoredRun): Html {
  const rows: readonly (readonly [string, (stored: StoredCase) => Check])[] = [
    ['end', ({ input }) => ended(manifest.cases.find(({ name }) => name === input.name))],
    ['charge not accounted for (Faraday), at most', (stored) => balance(largestOf(stored, FARADAY_ERROR))],
    ['salt not accounted for, at most', (stored) => balance(largestOf(stored, SALT_ERROR))],
    [
      'last Newton correction, at most',
      (stored) => ({ verdict: 'plain', words: told(largestOf(stored, LAST_CORRECTION), 'V', 2) }),
    ],
    [
      'resolution and validity',
      ({ input }) => {
        const { length } = warnings(input);
        if (length === 0) return { verdict: 'good', words: 'no warning' };
        return { verdict: 'look', words: length === 1 ? '1 warning' : `${length} warnings` };
      },
    ],
  ];
  const found = rows.map(([name, check]) => ({ name, checks: cases.map(check) }));
  const missing = study.cases.filter(({ name }) => !cases.some(({ input }) => input.name === name));
  const looks = found.flatMap((row) => row.checks).filter(({ verdict }) => verdict === 'look').length + missing.length;
  const thermal = cases.map(({ input }) => formatQuantity((GAS * input.temperature) / FARADAY, 'V', 3));
  return html`<p>${mark(overall(looks))}</p>${
    missing.length === 0
      ? nothing
      : html`<p>${mark({ verdict: 'look', words: `without stored fields, and so not in this report: ${listed(missing.map(({ label }) => label))}` })}</p>`
  }${table({
    head: ['check', ...cases.map(({ input }) => input.label)],
    rows: found.map((row) => [row.name, ...row.checks.map(mark)]),
  })}<p class="note">A balance holds when it is off by ${100 * BALANCED} % at most. For the last Newton correction of the potential there is no limit; RT/F is ${listed([...new Set(thermal)])}.</p>${warningList(cases)}`;
}

function overall(looks: number): Check {
  if (looks === 0) return { verdict: 'good', words: 'Nothing was found against the run.' };
  return {
    verdict: 'look',
    words: `${looks} of the checks below ${looks === 1 ? 'asks' : 'ask'} for a look before the run is used.`,
  };
}

function mark({ verdict, words }: Check): Html {
  if (verdict === 'plain') return html`${words}`;
  const sign = { good: '✓', look: '!' }[verdict];
  return html`<span class="verdict ${verdict}"><span class="sign" aria-hidden="true">${sign}</span><span>${words}</span></span>`;
}

function ended(one: CaseRun | undefined): Check {
  if (!one) return { verdict: 'look', words: 'run.json does not tell' };
  const at = formatQuantity(one.time, 's');
  const reason = one.reason === undefined ? '' : `: ${one.reason}`;
  switch (one.status) {
    case 'finished':
      return { verdict: 'good', words: `finished at ${at}` };
    case 'short circuit':
      return { verdict: 'good', words: `short circuit at ${at}: metal reached the top` };
    case 'interrupted':
      return { verdict: 'look', words: `interrupted at ${at}${reason}` };
    case 'failed':
      return { verdict: 'look', words: `failed at ${at}${reason}` };
    case 'running':
      return { verdict: 'look', words: `at ${at}, had not ended when this was made` };
  }
}

function balance(error: number): Check {
  if (Number.isNaN(error)) return { verdict: 'plain', words: 'not measured' };
  const percent = `${told(100 * error, '–', 2)} %`;
  return error <= BALANCED ? { verdict: 'good', words: percent } : { verdict: 'look', words: `${percent}, not held` };
}

/** Each warning once, with the cases that it is of. */
function warningList(cases: readonly StoredCase[]): Html {
  const labels = new Map<string, string[]>();
  for (const { input } of cases)
    for (const { message } of warnings(input)) {
      const words = message
        .replace(`${input.name}: `, '')
        .replace(/(\d) um\b/g, '$1 µm')
        .replace(/ degC\b/g, ' °C');
      labels.set(words, [...(labels.get(words) ?? []), input.label]);
    }
  if (labels.size === 0) return nothing;
  return html`<h3>Warnings</h3><ul class="warnings">${[...labels].map(
    ([words, of]) => html`<li><strong>${listed(of)}:</strong> ${words}</li>`,
  )}</ul>`;
}
