/** `tipfield run` as a user types it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/output/manifest.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const NUMBERS = ['--conductivity', '0.36 mS/cm', '--transference', '0.19', '--exchange-current', '0.049 mA/cm2'];
const FOUR = [...NUMBERS, '--temperature', '25 degC'];
const SHORT = ['--backend', 'cpu', '--grid', '16', '--duration', '2 s', '--set', 'output.sampling=1 s'];

test('four numbers run one case, say what was chosen and leave a study file that compares to the same', async () => {
  const directory = temporaryFolder();
  const first = await tipfield(['run', ...FOUR, ...SHORT, '--no-report'], { directory });
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(first.stdout).toContain('A single case into runs/single; its study file is runs/single/study.yaml\n');
  expect(first.stdout).toContain('chosen: metal lithium, because most of these electrolytes are made for it\n');
  expect(first.stdout).toMatch(
    /^chosen: control\.current 7\.5 mA\/cm2, because it is 1\.2 times the limiting current/m,
  );
  expect(first.stdout).not.toContain('chosen: grid');
  const folder = join(directory, 'runs/single');
  expect(readdirSync(folder).sort()).toEqual(['frames', 'run.json', 'single', 'study.yaml', 'summary.json']);

  // The file alone gives the same case.
  const second = await tipfield(['compare', 'runs/single/study.yaml', '--backend', 'cpu', '--no-report'], {
    directory,
  });
  expect(second).toMatchObject({ exitCode: 0, stderr: '' });
  const cases = (path: string) =>
    (JSON.parse(readFileSync(join(directory, path, 'run.json'), 'utf8')) as Manifest).input.cases;
  expect(cases('runs/study')).toEqual(cases('runs/single'));

  const again = await tipfield(['run', ...FOUR, ...SHORT], { directory });
  expect(again.stderr).toContain('tipfield: runs/single exists: pass --force to replace the run in it');
  expect(again.exitCode).toBe(1);
}, 60_000);

test('--yaml prints the study file alone and runs nothing', async () => {
  const directory = temporaryFolder();
  const { exitCode, stdout } = await tipfield(['run', '--electrolyte', 'pvh', '--yaml'], { directory });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^title: A single case\ncases:\n {2}- name: single\n/);
  expect(readdirSync(directory)).toEqual([]);
});

test.each([
  [
    NUMBERS,
    /^error: --temperature is missing; give it, like --temperature "25 degC", or a known electrolyte: --electrolyte pvh, /,
  ],
  [
    [...FOUR, '--conductivity', '0.36 mA/cm2'],
    /^tipfield: --conductivity 0\.36 mA\/cm2: "0\.36 mA\/cm2" is a current density, not a conductivity; a conductivity is written like "0\.36 mS\/cm"/,
  ],
  [[...FOUR, '--transference', '1.2'], /^tipfield: --transference 1\.2: 1\.2 must be more than 0 and at most 1\n$/],
  [['--electrolyte', 'pvx'], /^tipfield: --electrolyte pvx: "pvx" is not known; did you mean pvh\?\n$/],
])('run %j is refused in the words that were typed', async (args, message) => {
  const { exitCode, stdout, stderr } = await tipfield(['run', ...args], { directory: temporaryFolder() });
  expect(stderr).toMatch(message);
  expect(stdout).toBe('');
  expect(exitCode).toBe(1);
});
