import { statSync } from 'node:fs';
import { Command } from 'commander';
import { openRun } from '../output/open-run.ts';
import { writeReport } from '../output/report/index.ts';

export const reportCommand = new Command('report')
  .description('write report.html and references.bib of a run from its stored fields')
  .argument('<run>', 'its folder, such as runs/tip-effect')
  .action(run);

async function run(folder: string): Promise<void> {
  const stored = await openRun(folder);
  try {
    for (const path of await writeReport(stored)) console.log(`${path}: ${sizeOf(path)}`);
  } finally {
    stored.close();
  }
}

/** `1.03 MB`, `1.8 kB` */
function sizeOf(path: string): string {
  const bytes = statSync(path).size;
  return bytes < 1e6 ? `${Number((bytes / 1e3).toPrecision(3))} kB` : `${Number((bytes / 1e6).toPrecision(3))} MB`;
}
