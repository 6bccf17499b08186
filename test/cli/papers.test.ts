/** `tipfield papers` as a user types it: what it prints and what it refuses before it runs. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PapersRecord } from '../../src/output/papers-record.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

test('--json prints one object with ratios for the study that was named, lines for people go to standard error', async () => {
  const directory = temporaryFolder();
  const small = ['--set', 'grid=24', '--set', 'duration=2 s', '--set', 'output.frames=[0 s, 2 s]'];
  const args = ['papers', 'tip-effect', '--backend', 'cpu', '--json', ...small];
  const { exitCode, stdout, stderr } = await tipfield(args, { directory });
  expect(exitCode, stderr).toBe(0);
  expect(stderr).toMatch(/ended flatter|not end flatter/);
  const record = JSON.parse(stdout) as PapersRecord;
  expect(record.studies.map(({ name }) => name)).toEqual(['tip-effect']);
  expect(record.prediction.filled.length).toBeGreaterThan(1);
  expect(existsSync(join(directory, 'runs/papers/tip-effect/run.json'))).toBe(true);
}, 120_000);

test('an unknown study, a page of fewer studies and a README without markers are refused before anything runs', async () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'README.md'), 'nothing\n');
  const refused = async (...args: readonly string[]) => {
    const { exitCode, stderr } = await tipfield(['papers', ...args], { directory });
    expect(exitCode).toBe(1);
    return stderr;
  };
  expect(await refused('tip-efect')).toContain('tip-effect');
  expect(await refused('tip-effect', '--page', 'docs')).toContain('--page and --readme need all studies');
  expect(await refused('--readme', 'README.md')).toContain('<!-- papers:begin -->');
  expect(readFileSync(join(directory, 'README.md'), 'utf8')).toBe('nothing\n');
  expect(existsSync(join(directory, 'runs'))).toBe(false);
}, 60_000);
