/**
 * Adds moments to the fields of a run's first case and saves each, without end; a line when the first is saved. For the tests that
 * end it. It reads its case from run.json, because a parser of studies would take seconds to load.
 */
import { openFields } from '../../src/output/fields/index.ts';
import { readManifest } from '../../src/output/manifest.ts';

const [folder, keep] = process.argv.slice(2);
const input = readManifest(folder)?.input.cases[0];
if (!input) throw new Error(`${folder} holds no run`);
const { grid } = input;
const cells = Float64Array.from({ length: grid.nx * grid.ny }, (_, q) => Math.sin(q));
const planes = { metal: cells, concentration: cells, potential: cells, reaction: cells, live: cells.map(Math.round) };
const writer = await openFields(folder, input, { keep: Number(keep) });
for (;;) {
  const time = writer.count;
  writer.add({ snapshot: { grid, time, step: 7 * time, ...planes }, current: { x: cells, y: cells } });
  writer.save();
  if (time === Number(keep)) process.stdout.write('saving\n');
}
