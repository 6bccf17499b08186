/** `tipfield sweep` as a user types it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const STUDY = `
title: A cell on few cells
cases:
  - name: pvh
    temperature: 25 degC
    domain: {width: 6 um, height: 6 um}
    grid: 8
    metal: lithium
    electrolyte: pvh
    surface: {thickness: 1.5 um}
    control: {current: 1 mA/cm2, compliance: 1 V}
    duration: 1 s
    output: {sampling: 0.5 s, frames: {every: 1 s}}
  - name: pvh-im
    temperature: 25 degC
    domain: {width: 6 um, height: 6 um}
    grid: 8
    metal: lithium
    electrolyte: pvh-im
    surface: {thickness: 1.5 um}
    control: {current: 1 mA/cm2, compliance: 1 V}
    duration: 1 s
`;

const SWEEP = `
study: few.yaml
title: Two currents side by side with two temperatures
vary:
  control.current: [1 mA/cm2, 2 mA/cm2]
  temperature: 25, 40 degC
design: list
cases: [pvh]
set: {noise: 0.1}
`;

function folderWithStudy(): string {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'few.yaml'), STUDY);
  writeFileSync(join(directory, 'warm.yaml'), SWEEP);
  return directory;
}

test('a sweep written in a file is the one of its words, and what is wrong in it is told with its line', async () => {
  const directory = folderWithStudy();
  const { stdout, stderr } = await tipfield(['sweep', 'warm.yaml', '--seeds', '2', '--list'], { directory });
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n')).toEqual([
    'Two currents side by side with two temperatures',
    '  control.current: 1 mA/cm2, 2 mA/cm2',
    '  temperature: 25, 40 degC',
    '4 runs, list: 2 × 2 seeds, pvh',
    '0001  control.current 1 mA/cm², temperature 298.1 K, seed 1',
    '0002  control.current 1 mA/cm², temperature 298.1 K, seed 2',
    '0003  control.current 2 mA/cm², temperature 313.1 K, seed 1',
    '0004  control.current 2 mA/cm², temperature 313.1 K, seed 2',
  ]);
  writeFileSync(join(directory, 'wrong.yaml'), SWEEP.replace('design: list', 'design: lost').replace('set:', 'sett:'));
  const wrong = await tipfield(['sweep', 'wrong.yaml'], { directory });
  expect(wrong.exitCode).toBe(1);
  expect(wrong.stderr).toContain('wrong.yaml:7:9 design: "lost" is not known; did you mean list?');
  expect(wrong.stderr).toContain('wrong.yaml:9:1 sett: unknown key "sett"; did you mean set?');
});

test('the same words go on with a sweep, others are refused, and --force replaces it', async () => {
  const directory = folderWithStudy();
  const words = ['sweep', 'few', '--cases', 'pvh', '--backend', 'cpu'];
  const first = await tipfield([...words, '--vary', 'control.current=1, 2 mA/cm2'], { directory });
  expect(first.stderr).toBe('');
  const table = join(directory, 'runs/sweep-few/table.csv');
  const before = readFileSync(table, 'utf8');
  expect(first.stdout).toContain('2 of 2 runs are done; runs/sweep-few/table.csv, runs/sweep-few/table.h5, ');
  expect(existsSync(join(directory, 'runs/sweep-few/runs/0001/frames'))).toBe(false);
  expect(existsSync(join(directory, 'runs/sweep-few/local.json'))).toBe(false);

  const again = await tipfield([...words, '--vary', 'control.current=1, 2 mA/cm2'], { directory });
  expect(again.stdout).toContain('2 of 2 runs are done, in runs/sweep-few');
  expect(again.stdout).not.toContain('back end');
  expect(readFileSync(table, 'utf8')).toBe(before);

  const three = [...words, '--vary', 'control.current=1, 2, 3 mA/cm2'];
  const other = await tipfield(three, { directory });
  expect(other.exitCode).toBe(1);
  expect(other.stderr).toMatch(
    /runs\/sweep-few holds another sweep: pass --force to replace it and its runs, or name another/,
  );
  const forced = await tipfield([...three, '--force', '--gather'], { directory });
  expect(forced.stdout).toContain('0 of 3 runs are done; ');
  expect(readFileSync(table, 'utf8').trim().split('\n')).toHaveLength(4);
  expect(existsSync(join(directory, 'runs/sweep-few/runs/0001'))).toBe(false);
}, 120_000);

test('words that name nothing are told before anything starts', async () => {
  const directory = folderWithStudy();
  const { exitCode, stderr } = await tipfield(['sweep', 'few', '--vary', 'control.curent=1, 2 mA/cm2'], { directory });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('--vary control.curent: unknown key "curent"; did you mean current? (run 0001 and 3 more)');
  expect(existsSync(join(directory, 'runs'))).toBe(false);
  const task = await tipfield(['sweep-task', 'nowhere', '0'], { directory });
  expect(task.stderr).toContain('nowhere holds no sweep of tipfield');
});
