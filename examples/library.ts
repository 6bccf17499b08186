/**
 * The tip-effect study as a program: run it, read what it stored, draw a figure, and compare the shapes of the deposits.
 *
 *     npm install tipfield && npx tsx library.ts
 */
import { writeFileSync } from 'node:fs';
import { compare, figure, loadStudy, openBackend, openRun } from 'tipfield';

const folder = 'runs/library';
const study = loadStudy('tip-effect', { overrides: ['grid=32', 'duration=30 s'] });

const { backend, why } = await openBackend('auto');
console.log(why);
await compare(backend, study, { folder, force: true });
backend.destroy();

const run = await openRun(folder);
for (const { input, series, times, moment } of run.cases) {
  const last = series.rows[series.rows.length - 1];
  const { concentration } = moment(times.length - 1).snapshot;
  const least = concentration.reduce((a, b) => Math.min(a, b));
  console.log(
    `${input.label}: tip-to-mean ${last['tip-to-mean ratio [–]'].toFixed(2)}, ` +
      `least concentration ${(least / input.electrolyte.concentration).toFixed(2)} c₀`,
  );
}
const { svg } = await figure(run, { times: [15, 30], width: 120 });
writeFileSync(`${folder}/tip-effect.svg`, svg);
run.close();
