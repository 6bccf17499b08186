/** `tipfield report` as a user types it, on a run of which only the stored fields are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';
import { storedRun } from '../support/stored.ts';
import { writeRun } from '../support/written.ts';

test('tipfield report puts the page and its references into the folder of the run and tells their sizes', async () => {
  const directory = temporaryFolder();
  const folder = join(directory, 'drawn');
  await writeRun(folder, storedRun(folder));
  const { exitCode, stdout, stderr } = await tipfield(['report', 'drawn'], { directory });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^drawn\/report\.html: [\d.]+ [kM]B\ndrawn\/references\.bib: [\d.]+ kB\n$/);
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('Drawn, not computed: two electrolytes');
  expect(existsSync(join(folder, 'references.bib'))).toBe(true);
});

test('a folder without a run is refused in a sentence with the way out', async () => {
  const { exitCode, stderr } = await tipfield(['report', '.'], { directory: temporaryFolder() });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^tipfield: \. holds no run of tipfield: name the folder/);
});
