/** A drawn run on disk, as a run leaves it. */
import { writeFileSync } from 'node:fs';
import { openFields } from '../../src/output/fields/index.ts';
import { createRunFolder, seriesPath } from '../../src/output/folder.ts';
import { writeManifest } from '../../src/output/manifest.ts';
import type { StoredRun } from '../../src/output/stored.ts';

/** Writes run.json, the series and the fields of a run to a folder. */
export async function writeRun(folder: string, run: StoredRun): Promise<void> {
  createRunFolder(
    folder,
    run.cases.map(({ input }) => input.name),
    false,
  );
  writeManifest(folder, run.manifest);
  for (const { input, series, times, moment } of run.cases) {
    const { headings, rows } = series;
    const cells = (row: (typeof rows)[number]) =>
      headings.map((name) => (Number.isNaN(row[name]) ? '' : row[name])).join(',');
    writeFileSync(seriesPath(folder, input.name), `${[headings.join(','), ...rows.map(cells)].join('\n')}\n`);
    const writer = await openFields(folder, input);
    for (const index of times.keys()) writer.add(moment(index));
    writer.save();
  }
}
