import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { verify } from '../../src/experiments/verification/suite.ts';
import { readVersions } from '../../src/output/manifest.ts';
import { renderVerificationPage, writeVerificationPage } from '../../src/output/verification-page.ts';
import { type VerificationRecord, verificationRecord } from '../../src/output/verification-record.ts';
import { temporaryFolder } from '../support/folder.ts';
import { easyProblem, offBy, openBare } from '../support/problems.ts';

let record: VerificationRecord;

beforeAll(async () => {
  const { fault } = easyProblem('');
  const problems = [
    easyProblem('right'),
    easyProblem('wrong', { run: offBy(0.6), fault: { ...fault, red: 'none' } }),
    easyProblem('unfit', { unfit: () => 'it needs a GPU' }),
    easyProblem('thrown', {
      run: async () => {
        throw new Error('the electrolyte is used up');
      },
    }),
  ];
  const results = await verify({ open: async () => openBare(), problems, size: 'full', faults: true });
  record = verificationRecord(results, 'tipfield verify --full --page docs', { vendor: 'nobody', device: '' });
});

test('the page says by which command, on which machine and from which commit it was made', () => {
  const page = renderVerificationPage(record);
  expect(page).toContain('| made by | `tipfield verify --full --page docs` |');
  expect(page).toContain('| back end | float64 twin (nobody) |');
  expect(page).toContain(`| processor | ${record.processor} |`);
  expect(page).toContain(`| tipfield | ${readVersions().tipfield}, commit ${record.commit} |`);
  expect(page).toContain(`| date | ${record.started.slice(0, 10)} |`);
  expect(page).toContain('| size | full |');
  expect(record.commit).toMatch(/^(unknown|.*[0-9a-f]{7}.*)$/);
});

test('the summary has a row per problem with its worst finding and its verdict', () => {
  const page = renderVerificationPage(record);
  expect(page).toContain('2 of 3 findings hold; 1 ended in an error; 1 of 4 faults caught.');
  expect(page).toMatch(/^\| \[Title of right\]\(#right\) \| 2 \| 0\.1 \| pass \| [\d.e-]+ \|$/m);
  expect(page).toMatch(/^\| \[Title of wrong\]\(#wrong\) \| 1 \| 1\.2 \| \*\*FAIL\*\* \| /m);
  expect(page).toMatch(/^\| \[Title of unfit\]\(#unfit\) \| 0 \| – \| not run \| /m);
  expect(page).toMatch(/^\| \[Title of thrown\]\(#thrown\) \| 0 \| – \| \*\*FAIL\*\* \| /m);
});

test('each problem shows its claim, formula, source, figure, numbers, tables, tolerance, note and fault', () => {
  const [, right, wrong, unfit, thrown] = renderVerificationPage(record).split('<a id=');
  for (const part of [
    'right holds.',
    '```text\na = 5\n```',
    'Source: Nobody',
    '](verification/right.svg)',
    '| a [m] | 5.00 | 5.00 | ± 0.5 | 0 | pass |',
    '| b | 0 | 1.00e-4 | ± 0.001 | 0.1 | pass |',
    // A bar in a cell would end it.
    '| size | a \\| b |\n| --- | --- |\n| full | 5 |',
    'Tolerance: It is stored as it is.',
    'Note: nothing to add',
    '| the number is one more | a [m] | 5.00 | 6.00 | ± 0.5 | turned red |',
  ]) {
    expect(right).toContain(part);
  }
  expect(wrong).toContain('| a | 5.00 | 5.60 | ± 0.5 | 1.2 | **FAIL** |');
  expect(wrong).toContain('| the number is one more | no finding is called "none" |  |  |  | **missed** |');
  expect(unfit).toContain('not run: it needs a GPU');
  expect(thrown).toContain('**FAIL**: the electrolyte is used up');
  for (const part of [unfit, thrown]) expect(part).not.toContain('.svg');
});

test('the page and a figure for each problem that ran are written, and nothing else', () => {
  const folder = join(temporaryFolder(), 'docs');
  expect(writeVerificationPage(folder, record)).toBe(join(folder, 'verification.md'));
  expect(readFileSync(join(folder, 'verification.md'), 'utf8')).toBe(renderVerificationPage(record));
  expect(readdirSync(folder).sort()).toEqual(['verification', 'verification.md']);
  expect(readdirSync(join(folder, 'verification')).sort()).toEqual(['right.svg', 'wrong.svg']);
  expect(readFileSync(join(folder, 'verification/right.svg'), 'utf8')).toMatch(/^<svg .*<\/svg>$/s);
});

test('a run that was interrupted, or that lacks a problem of the page, leaves the page as it was', () => {
  const folder = temporaryFolder();
  expect(() => writeVerificationPage(folder, { ...record, status: 'interrupted' })).toThrow(
    'the run was interrupted: ',
  );
  expect(readdirSync(folder)).toEqual([]);
  writeVerificationPage(folder, record);
  const before = readFileSync(join(folder, 'verification.md'), 'utf8');
  const fewer = { ...record, problems: record.problems.slice(0, 2), command: 'another' };
  expect(() => writeVerificationPage(folder, fewer)).toThrow('has unfit, thrown, which this run lacks');
  expect(readFileSync(join(folder, 'verification.md'), 'utf8')).toBe(before);
  expect(existsSync(join(folder, 'verification/right.svg'))).toBe(true);
});
