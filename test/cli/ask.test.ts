/** `tipfield ask` as a user types it: what it lists, prints, writes and refuses. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/output/answer/answer.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const QUICK = ['ask', 'tafel', 'pvh', '--backend', 'cpu', '--set', 'voltages=20, 200 mV'];

test('without a question all are listed with a sentence, and --help after one tells what it does and takes', async () => {
  const directory = temporaryFolder();
  const listed = await tipfield(['ask'], { directory });
  expect(listed.exitCode).toBe(0);
  for (const key of ['tafel', 'transference', 'activation-energy', 'limiting-current', 'sand-time'])
    expect(listed.stdout).toMatch(new RegExp(`^${key} +[A-Z].*\\.$`, 'm'));
  const helped = await tipfield(['ask', 'tafel', '--help'], { directory });
  expect(helped.exitCode).toBe(0);
  expect(helped.stdout).toMatch(/voltages +10, 25, 50, 100, 150, 200 mV/);
  expect(helped.stdout).toContain('electrolytes, where none is named: pvh, pvh-im');
}, 30_000);

test('the number stands with its input, the number of the paper with its place, and where the figure is', async () => {
  const directory = temporaryFolder();
  const { exitCode, stdout, stderr } = await tipfield(QUICK, { directory });
  expect(exitCode, stderr).toBe(0);
  expect(stdout).toMatch(/PVH, exchange current density: 0\.0490?\d* mA\/cm²/);
  expect(stdout).toMatch(/expected +0\.04900 mA\/cm² \(input\); found/);
  expect(stdout).toMatch(/paper +0\.049 mA\/cm2; found .*; 2\.2, Fig\. 2e, doi 10\.1007/);
  expect(stdout).toMatch(/seeds +no spread: the electrolyte is one medium/);
  expect(stdout).toContain(join('runs', 'ask-tafel', 'figure.svg'));
  const files = readdirSync(join(directory, 'runs', 'ask-tafel')).sort();
  expect(files).toEqual(['answer.json', 'figure.png', 'figure.svg', 'tafel.csv']);
  const rows = readFileSync(join(directory, 'runs/ask-tafel/tafel.csv'), 'utf8').trim().split('\n');
  // A title, and two voltages of either sign.
  expect(rows).toHaveLength(1 + 4);
  const again = await tipfield(QUICK, { directory });
  expect(again.exitCode).toBe(1);
  expect(again.stderr).toContain('--force');
}, 60_000);

test('--json prints the answers alone on standard output, and -f replaces an earlier answer', async () => {
  const directory = temporaryFolder();
  const { exitCode, stdout, stderr } = await tipfield([...QUICK, '--json', '-o', 'here', '-f'], { directory });
  expect(exitCode, stderr).toBe(0);
  const answers = JSON.parse(stdout) as Answer[];
  expect(answers.map(({ quantity }) => quantity)).toEqual(['exchange current density', 'transfer coefficient']);
  expect(answers[0].paper).toMatchObject({ value: 0.049, place: '2.2, Fig. 2e' });
  expect(stderr).toContain('the figure is');
}, 60_000);

test('an unknown question, electrolyte or setting is refused with what was meant, before anything runs', async () => {
  const directory = temporaryFolder();
  const refused = async (...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await tipfield(['ask', ...args], { directory });
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    return stderr;
  };
  expect(await refused('tafell')).toContain('there is no question "tafell"; did you mean tafel?');
  const both = await refused('tafel', 'pvh-in', '--set', 'thicknes=1 um', '--set', 'voltages');
  expect(both).toContain('there is no electrolyte "pvh-in"; did you mean pvh-im?');
  expect(both).toContain('tafel has no setting "thicknes"; did you mean thickness?');
  expect(both).toContain('--set voltages: write name=value');
  expect(existsSync(join(directory, 'runs'))).toBe(false);
}, 30_000);

test('a setting of the wrong kind is named with how it is written', async () => {
  const directory = temporaryFolder();
  const { exitCode, stderr } = await tipfield([...QUICK, '--set', 'thickness=1 V'], { directory });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('thickness: "1 V" is a voltage, not a length; a length is written like "6 um"');
}, 30_000);

test('Ctrl-C ends a question soon, with the status of an interruption and nothing written', async () => {
  const directory = temporaryFolder();
  const args = ['ask', 'tafel', 'pvh', 'pvh-im', 'peo', 'cpe-10', '--backend', 'cpu'];
  const { exitCode, stdout, stderr } = await tipfield(args, { directory, interruptAt: 'PVH: i₀' });
  expect(exitCode).toBe(130);
  expect(stderr).toContain('nothing will be written');
  expect(stdout).not.toContain('the figure is');
  expect(existsSync(join(directory, 'runs'))).toBe(false);
}, 60_000);
