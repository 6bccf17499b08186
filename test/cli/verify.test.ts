/** `tipfield verify` as a user types it: what it prints, what it refuses and how it ends. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROBLEMS } from '../../src/experiments/verification/index.ts';
import { readVersions } from '../../src/output/manifest.ts';
import type { VerificationRecord } from '../../src/output/verification-record.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

/** The cheapest. */
const ONE = 'steady-profile';
const [problem] = PROBLEMS.filter(({ key }) => key === ONE);

test('a problem is told with claim, closed form and a line per finding, and passes with exit code 0', async () => {
  const directory = temporaryFolder();
  const { exitCode, stdout, stderr } = await tipfield(['verify', ONE, '--backend', 'cpu'], { directory });
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  const lines = stdout.split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'back end: float64 twin, as asked',
    '',
    `1/1 ${ONE}  ${problem.title}`,
    `  ${problem.claim}`,
  ]);
  for (const line of problem.formula.split('\n')) expect(lines).toContain(`    ${line}`);
  expect(stdout).toMatch(/^ +closed form +measured +tolerance$/m);
  const findings = lines.filter((line) => /± \S+ {2}pass$/.test(line));
  expect(findings.length).toBeGreaterThan(2);
  expect(stdout).toMatch(/^ {2}pass, [\d.]+ s$/m);
  // No colour where no terminal shows it.
  expect(stdout).not.toMatch(/\p{Cc}\[/u);
  expect(lines.at(-2)).toMatch(
    new RegExp(`^1 problem, ${findings.length} findings: ${findings.length} pass, [\\d.]+ s on float64 twin$`),
  );
  expect(readdirSync(directory)).toEqual([]);
}, 60_000);

test('--json prints one object on standard output, the lines for people go to standard error', async () => {
  const directory = temporaryFolder();
  const args = ['verify', ONE, '--backend', 'cpu', '--faults', '--json'];
  const { exitCode, stdout, stderr } = await tipfield(args, { directory });
  expect(exitCode).toBe(0);
  expect(stderr).toContain(`1/1 ${ONE}`);
  const record = JSON.parse(stdout) as VerificationRecord;
  expect(record).toMatchObject({
    program: 'tipfield',
    format: 1,
    status: 'finished',
    size: 'quick',
    command: `tipfield ${args.join(' ')}`,
    versions: readVersions(),
    backend: { kind: 'cpu', description: 'float64 twin' },
  });
  expect(record.problems.map(({ key, verdict }) => [key, verdict])).toEqual([[ONE, 'pass']]);
  for (const { expected, measured, tolerance, pass } of record.problems[0].findings) {
    expect(pass).toBe(Math.abs(measured - expected) <= tolerance);
  }
  expect(record.faults).toMatchObject([{ key: ONE, verdict: 'red', finding: { what: problem.fault.red } }]);
}, 60_000);

test('--json with a file writes the object there, and a name typed twice is run once', async () => {
  const directory = temporaryFolder();
  const args = ['verify', ONE, ONE, '--backend', 'cpu', '--json', 'numbers.json'];
  const { exitCode, stdout } = await tipfield(args, { directory });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^1 problem, /m);
  const record = JSON.parse(readFileSync(join(directory, 'numbers.json'), 'utf8')) as VerificationRecord;
  expect(record.problems).toHaveLength(1);
}, 60_000);

test('--list names all problems and runs none', async () => {
  const { exitCode, stdout, stderr } = await tipfield(['verify', '--list'], { directory: temporaryFolder() });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/)),
  ).toEqual(PROBLEMS.map(({ key, title }) => [key, title]));
});

test.each([
  [
    ['stedy-profile'],
    "error: command-argument value 'stedy-profile' is invalid for argument 'problem'. there is no problem \"stedy-profile\"; did you mean steady-profile?",
  ],
  [['--json', ONE], `error: --json ${ONE}: ${ONE} is a problem, not a file; name the problems before --json`],
  [
    ['--full', '--page', 'docs', ONE],
    'error: --page needs all problems, so that no page is replaced by less; leave out the names',
  ],
  [['--page', 'docs'], 'error: --page shows the finest grids, so that no page is replaced by less; add --full'],
  [['--page'], "error: option '--page <folder>' argument missing"],
  [
    ['--backend', 'quantum'],
    "error: option '--backend <kind>' argument 'quantum' is invalid. Allowed choices are auto, gpu, software, cpu.",
  ],
  [['--ful'], "error: unknown option '--ful'\n(Did you mean --full?)"],
])('verify %j is refused in one sentence, and nothing is run or written', async (args, message) => {
  const directory = temporaryFolder();
  const { exitCode, stdout, stderr } = await tipfield(['verify', ...args], { directory });
  expect(stderr).toBe(`${message}\n(--help tells more)\n`);
  expect(stdout).toBe('');
  expect(exitCode).toBe(1);
  expect(readdirSync(directory)).toEqual([]);
});

test('--backend gpu without a GPU is refused once, with the remedy', async () => {
  const env = { VK_DRIVER_FILES: '/nonexistent/driver.json' };
  const { exitCode, stdout, stderr } = await tipfield(['verify', '--backend', 'gpu'], {
    directory: temporaryFolder(),
    env,
  });
  expect(stderr).toMatch(/^tipfield: .*, or take --backend cpu\n$/m);
  expect(stdout).toBe('');
  expect(exitCode).toBe(1);
});

test('Ctrl-C ends after the current problem, keeps its numbers and exits with 130', async () => {
  const directory = temporaryFolder();
  const args = ['verify', ONE, 'tafel', '--backend', 'cpu', '--json', 'numbers.json'];
  const { exitCode, stdout } = await tipfield(args, { directory, interruptAt: `1/2 ${ONE}` });
  expect(stdout).toContain('ending after this problem; Ctrl-C again ends at once');
  expect(stdout).not.toContain('2/2 tafel');
  expect(stdout).toMatch(/^interrupted after 1 of 2 problems, \d+ findings: \d+ pass, /m);
  expect(exitCode).toBe(130);
  const record = JSON.parse(readFileSync(join(directory, 'numbers.json'), 'utf8')) as VerificationRecord;
  expect(record.status).toBe('interrupted');
  expect(record.problems.map(({ key, verdict }) => [key, verdict])).toEqual([[ONE, 'pass']]);
}, 60_000);
