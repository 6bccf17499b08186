/** Experiments as a user types them: in the words of a lab, with a table of what each instruction came to. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSteps } from '../../src/output/steps-file.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const QUICK = ['--grid', '16', '--frames', '0 s', '--backend', 'cpu', '--no-report'];

test('a study runs under an experiment in place of its current and its duration, and leaves a row for each instruction', async () => {
  const directory = temporaryFolder();
  const words = 'plate at 2 mA/cm2 until 0.0002 mAh/cm2 or 0.5 V; strip; rest 0.2 s';
  const args = ['compare', 'four-numbers', '--experiment', words, ...QUICK];
  const result = await tipfield(args, { directory });
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  expect(result.stdout).toMatch(/^outcome +finished$/m);
  const steps = readSteps(readFileSync(join(directory, 'runs/four-numbers/single/steps.csv'), 'utf8'));
  expect(steps.map(({ kind, endedBy }) => [kind, endedBy])).toEqual([
    ['plate', 'capacity'],
    ['strip', 'capacity'],
    ['rest', 'time'],
  ]);
  expect(steps[0].charge).toBeCloseTo(7.2, 3);
});

test('a sentence that cannot be understood is quoted with the way out, and nothing is run', async () => {
  const directory = temporaryFolder();
  const words = 'plate at 0.5 mA for 1 h; strip';
  const result = await tipfield(['run', '--electrolyte', 'pvh', '--experiment', words], { directory });
  expect(result.exitCode).toBe(1);
  expect(result.stderr).toBe(
    `tipfield: --experiment ${words}: "plate at 0.5 mA for 1 h": "0.5 mA" is a current, not a current density; a current density is written like "8 mA/cm2" or "80 A/m2"\n`,
  );
  const both = await tipfield(['run', '--electrolyte', 'pvh', '--experiment', 'rest 1 s', '--current', '1 mA/cm2'], {
    directory,
  });
  expect(both.exitCode).toBe(1);
  expect(both.stderr).toContain('error: --experiment says what is held and for how long; leave --current out\n');
  expect(existsSync(join(directory, 'runs'))).toBe(false);
});
