/** How to run the study again, and what it ran on. */
import { formatQuantity } from '../quantity.ts';
import type { StoredRun } from '../stored.ts';
import { type Content, type Html, html, listed, table } from './html.ts';

export function reproduce({ study, manifest }: StoredRun): Html {
  const { versions, backend, adapter, machine, command, started, finished, wallTime, restarts = [] } = manifest;
  const seeds = [...new Set(study.cases.map(({ seed }) => seed))];
  const steps = manifest.cases.map(({ steps }) => steps).join(', ');
  const rows: Content[][] = [
    ['tipfield', versions.tipfield],
    ['Node', versions.node],
    ...(versions.webgpu === undefined ? [] : [['webgpu (Dawn)', versions.webgpu]]),
    ...(machine === undefined ? [] : [['processors', machine]]),
    ['back end', `${backend.description}${backend.software ? ', a software adapter' : ''}`],
    ...(adapter ? [['adapter', listed(Object.values(adapter).filter((word) => word !== ''))]] : []),
    [seeds.length === 1 ? 'seed' : 'seeds, by case', listed(seeds.map(String))],
    ['steps, by case', steps],
    ['started', started],
    ...(finished === undefined ? [] : [['ended', finished]]),
    ['wall time', formatQuantity(wallTime, 's', 3)],
    ...(restarts.length === 0 ? [] : [['continued', listed(restarts.map(({ at, because }) => `${because} ${at}`))]]),
  ];
  const words = command ?? ['compare', study.name, '--backend', backend.kind];
  const proviso =
    command === undefined
      ? 'if its file is unchanged: a program started this run, and what it changed of the study is not known here'
      : 'if the files that it names are unchanged';
  return html`<p>The complete input of this run, every value in SI units with defaults and calibrated values filled in, is the <code>input</code> of <code>run.json</code> beside this page; it is what was run. The
same version runs it again with</p>
<pre><code>npx tipfield@${versions.tipfield} ${words.map(shellWord).join(' ')}</code></pre>
<p>${proviso}. The same back end gives the same bits; others differ by rounding. Figures, film and this page come
from the stored fields (<code>fields.h5</code>) and series (<code>series.csv</code>), without the solver:</p>
<pre><code>npx tipfield report &lt;folder of the run&gt;</code></pre>
${table({ head: ['', 'this run'], rows })}`;
}

/** A word as a shell takes it literally. */
function shellWord(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
