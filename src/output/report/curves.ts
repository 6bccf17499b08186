/** The curves of a run: small charts that answer to pointer and touch, and the same charts still, for print and without scripts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '../../case/package-root.ts';
import { chart } from '../chart.ts';
import { lookOf } from '../chart-curves.ts';
import type { StoredCase } from '../stored.ts';
import { type Html, html, nothing, raw, scriptJson } from './html.ts';
import {
  CELL_VOLTAGE,
  type Heading,
  headingsOf,
  LEAST_CONCENTRATION,
  MAXIMUM_HEIGHT,
  TIME,
  TIP_TO_MEAN,
  unitFor,
  valuesOf,
} from './measures.ts';

/** Those that tell how the deposit grows, in this order; all others are behind a click. */
const FIRST = [
  TIP_TO_MEAN,
  MAXIMUM_HEIGHT,
  LEAST_CONCENTRATION,
  CELL_VOLTAGE,
  'mean current density [A/m²]',
  'roughness Ra [m]',
];
const NEVER = /^(time|step|short circuit) \[/;

/** Samples of a case from which every so-manieth is shown: more are not seen on a screen, and the page stays small. */
const MOST_SAMPLES = 2000;

/** uPlot asks for numbers in the browser's language as it loads; a browser without a proper one, `en-US@posix`, would end it there. */
const LANGUAGE =
  "try{new Intl.NumberFormat(navigator.language)}catch{Object.defineProperty(navigator,'language',{value:'en-US'})}";

interface Curves {
  /** Legend, charts and their data. */
  readonly body: Html;
  /** Text of the scripts, in their order. */
  readonly scripts: readonly string[];
  readonly styles: string;
}

/** Charts of all measures that the series hold; `undefined` values leave gaps. */
export function curves(cases: readonly StoredCase[]): Curves {
  const measures = headingsOf(cases)
    .filter(({ heading }) => !NEVER.test(heading) && cases.some((stored) => valuesOf(stored, heading).length > 0))
    .map((heading) => ({
      ...heading,
      ...unitFor(
        cases.flatMap((one) => valuesOf(one, heading.heading)),
        heading.unit,
      ),
    }));
  const first = FIRST.flatMap((heading) => measures.filter((measure) => measure.heading === heading));
  const others = measures.filter((measure) => !first.includes(measure));
  const stride = Math.max(1, Math.ceil(Math.max(...cases.map(({ series }) => series.rows.length)) / MOST_SAMPLES));
  const data = {
    measures: measures.map(({ heading, title, symbol, size }) => ({ heading, title, symbol, size })),
    cases: cases.map((stored, k) => ({ label: stored.input.label, ...look(k), ...columns(stored, measures, stride) })),
  };
  const body = html`<div class="chips" role="group" aria-label="Cases shown">${cases.map(
    ({ input }, k) =>
      html`<button type="button" class="chip" data-case="${k}" aria-pressed="true">${sample(k)}${input.label}</button>`,
  )}</div>
<div class="curves">${first.map((measure) => figureOf(measure, still(measure, cases)))}</div>
${
  others.length === 0
    ? nothing
    : html`<details class="others"><summary>${others.length} more measures</summary><noscript><p class="note">Scripts are off: the numbers are in series.csv.</p></noscript><div class="curves">${others.map((measure) => figureOf(measure))}</div></details>`
}
${stride > 1 ? html`<p class="note">Every ${stride}th sample is drawn.</p>` : nothing}
<script type="application/json" id="curve-data">${scriptJson(data)}</script>`;
  const uplot = join(createRequire(import.meta.url).resolve('uplot/package.json'), '..', 'dist');
  return {
    body,
    scripts: [
      LANGUAGE,
      readFileSync(join(uplot, 'uPlot.iife.min.js'), 'utf8'),
      readFileSync(join(packageRoot(), 'assets', 'report', 'curves.js'), 'utf8'),
    ],
    styles: readFileSync(join(uplot, 'uPlot.min.css'), 'utf8'),
  };
}

type Measured = Heading & ReturnType<typeof unitFor>;

function figureOf({ heading, title, unit, symbol }: Measured, still?: Html): Html {
  return html`<figure class="curve" data-measure="${heading}"><figcaption>${title}${unit === '–' ? '' : ` [${symbol}]`}</figcaption><div class="live" role="img" tabindex="0" aria-label="${title} over time, a curve for each case; arrow keys move the reading"></div><p class="reading" aria-live="off"></p>${still ?? nothing}</figure>`;
}

/** The chart as an image, which needs no script. */
function still({ heading, title, unit, symbol, size }: Measured, cases: readonly StoredCase[]): Html {
  const svg = chart({
    x: { label: TIME },
    y: { label: unit === '–' ? title : `${title} [${symbol}]` },
    curves: cases.map(({ input, series }, k) => ({
      label: input.label,
      points: series.rows.map((row) => [row[TIME], (row[heading] ?? Number.NaN) / size] as const),
      style: 'line',
      colour: k,
    })),
  });
  const bytes = Buffer.from(svg).toString('base64');
  return html`<img class="still" src="data:image/svg+xml;base64,${bytes}" alt="${title} over time">`;
}

/** Seven digits suffice for a curve; null leaves a gap. */
function columns({ series }: StoredCase, measures: readonly Heading[], stride: number) {
  const rows = series.rows.filter((_, k) => k % stride === 0 || k === series.rows.length - 1);
  const column = (heading: string) =>
    rows.map((row) => {
      const value = row[heading] ?? Number.NaN;
      return Number.isNaN(value) ? null : Number(value.toPrecision(7));
    });
  return {
    time: column(TIME),
    values: measures.map(({ heading }) => column(heading)),
  };
}

function look(k: number) {
  const { colour, dashes } = lookOf(k);
  return { colour, dashes: dashes === '' ? [] : dashes.split(' ').map(Number) };
}

/** A piece of the curve, as in a legend. */
function sample(k: number): Html {
  const { colour, dashes } = lookOf(k);
  return raw(
    `<svg width="26" height="8" aria-hidden="true"><path d="M0 4H26" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dashes}"/></svg>`,
  );
}
