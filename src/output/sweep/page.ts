/** The page of a sweep: what was varied, its maps, the runs without a result and why, the head of its table, and how to go on. */
import { join } from 'node:path';
import { writeAtomic } from '../files.ts';
import { alignedNumber, shortNumber } from '../quantity.ts';
import { type Content, type Html, html, table as htmlTable, listed, nothing } from '../report/html.ts';
import { page, svgImage } from '../report/page.ts';
import { DENDRITES, drawMaps, type MapOptions, type SweepMap } from './maps/index.ts';
import { inputsOf, unitOf, wordsOf } from './maps/inputs.ts';
import type { SweepPlan } from './plan.ts';
import type { Column, Table } from './table.ts';

/** Rows of the table that the page shows; the rest is in its files. */
const SHOWN_ROWS = 12;
/** Runs without a result that are named. */
const SHOWN_FAILURES = 50;
/** A map on a screen over a map in print: letters of 7.5 pt are too small there. */
const ENLARGED = 1.35;

/** sweep.html as text: one file that needs nothing else. Works at any moment of a sweep. */
export async function sweepPage(plan: SweepPlan, table: Table, options?: MapOptions): Promise<string> {
  const maps = await drawMaps(plan, table, options);
  const results = table.rows.filter(({ outcome }) => outcome === 'finished' || outcome === 'short circuit').length;
  const { cases, tasks, seeds } = { ...plan, cases: [...new Set(plan.tasks.map((task) => task.case))] };
  const lead = html`<p class="made">${tasks.length} runs of ${listed(cases)} over ${listed(plan.parameters.map(({ path }) => wordsOf(path)))}, with ${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'}; ${results} have a result.</p>`;
  return page({
    title: plan.title,
    lead,
    sections: [
      { id: 'varied', title: 'What was varied', body: varied(plan, cases) },
      { id: 'maps', title: 'Maps', body: mapsOf(maps, options?.dendrites ?? DENDRITES) },
      { id: 'failures', title: 'Runs without a result', body: failures(plan, table) },
      { id: 'table', title: 'Table', body: head(plan, table) },
      { id: 'on', title: 'How to go on', body: goOn() },
    ],
    foot: html`<p>Made by tipfield from sweep.json and the results of the runs.</p>`,
    scripts: [],
    styles: '.map img{display:block;width:100%;height:auto}',
  });
}

/** Writes sweep.html into the folder of the sweep and gives its path. */
export async function writeSweepPage(
  folder: string,
  plan: SweepPlan,
  table: Table,
  options?: MapOptions,
): Promise<string> {
  const path = join(folder, 'sweep.html');
  writeAtomic(path, await sweepPage(plan, table, options));
  return path;
}

function varied({ parameters, design, seeds, backend, study }: SweepPlan, cases: readonly string[]): Html {
  const rows: Content[][] = [
    ...parameters.map(({ path, written }) => [html`<code>${path}</code>`, written]),
    ['design', design],
    [cases.length === 1 ? 'case' : 'cases', listed(cases)],
    [seeds.length === 1 ? 'seed' : 'seeds', listed(seeds.map(String))],
    ['back end', backend],
    ...(study.overrides.length === 0 ? [] : [['the same for all runs', study.overrides.join('; ')]]),
  ];
  return htmlTable({ head: ['', 'values'], rows });
}

function mapsOf(maps: readonly SweepMap[], dendrites: number): Html {
  if (maps.length === 0) return html`<p>No run has a result yet.</p>`;
  return html`<p class="note">Dendrites: at the end of a run the tips stand at least ${shortNumber(dendrites, 3)} times as high as the mean, or metal has crossed the cell.</p>${maps.map(
    ({ name, title, figure }) =>
      html`<figure class="map" style="max-width:${Math.round(ENLARGED * figure.width)}mm">${svgImage(figure.svg, title)}<figcaption>${title[0].toUpperCase()}${title.slice(1)}. Also as maps/${name}.svg and .png.</figcaption></figure>`,
  )}`;
}

function failures(plan: SweepPlan, table: Table): Html {
  const failed = table.rows.filter(({ outcome }) => outcome === 'failed');
  const open = table.rows.filter(({ outcome }) => outcome === '').length;
  if (failed.length + open === 0) return html`<p>None: all ${table.rows.length} runs have one.</p>`;
  const inputs = inputsOf(plan, table);
  const rows = failed.slice(0, SHOWN_FAILURES).map((row): Content[] => {
    const point = inputs.map((input) => `${input.title} ${input.nameOf(row)}`).join(', ');
    return [String(row.run), String(row.case), String(row.seed), point, String(row.reason)];
  });
  return html`${open > 0 ? html`<p>${open} of ${table.rows.length} ${open === 1 ? 'run is' : 'runs are'} not done yet.</p>` : nothing}${
    rows.length > 0 ? htmlTable({ head: ['run', 'case', 'seed', 'point', 'reason'], rows }) : nothing
  }${failed.length > SHOWN_FAILURES ? html`<p>${failed.length - SHOWN_FAILURES} more failed: see table.csv.</p>` : nothing}`;
}

/** The first rows, each column in one handy unit; columns without a number are left out. */
function head(plan: SweepPlan, table: Table): Html {
  const isKnown = ({ key, kind }: Column) =>
    kind === 'word' ? key !== 'reason' : table.rows.some((row) => Number.isFinite(row[key]));
  const columns = table.columns.filter(isKnown).map((column) => {
    const parameter = plan.parameters.find(({ path }) => path === column.key);
    const numbers = table.rows.map((row) => Number(row[column.key])).filter(Number.isFinite);
    const { symbol, size } = unitOf(numbers, column.unit, parameter?.written);
    const title = parameter ? wordsOf(parameter.path) : column.title;
    return { ...column, size, title: symbol === '–' ? title : html`${title} <span class="unit">[${symbol}]</span>` };
  });
  const cellOf = ({ key, kind, role, size }: (typeof columns)[number], row: Table['rows'][number]) => {
    if (kind === 'word') return String(row[key]);
    const value = Number(row[key]) / size;
    return role === 'input' ? shortNumber(value, 6) : alignedNumber(value, 4);
  };
  const rows = table.rows.slice(0, SHOWN_ROWS).map((row) => columns.map((column) => cellOf(column, row)));
  return html`${htmlTable({ head: columns.map(({ title }) => title), rows, numeric: true })}<p class="note">${
    rows.length < table.rows.length ? `The first ${rows.length} of ${table.rows.length} runs. ` : ''
  }All runs, in SI units: table.csv, and the same as HDF5 in table.h5.</p>`;
}

function goOn(): Html {
  return html`<p>Runs that are not done go on from where they were saved, and what is done is kept:</p>
<pre><code>npx tipfield resume &lt;folder of the sweep&gt;</code></pre>
<p>Those that failed are tried again with <code>--retry</code>. Each run lies in <code>runs/</code> under its number, with its input (<code>run.json</code>), its series and its fields; it can be drawn and reported as any other:</p>
<pre><code>npx tipfield report &lt;folder of the sweep&gt;/runs/0001</code></pre>`;
}
