import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OutputError } from '../../src/output/files.ts';
import { writePapersPage, writeReadmeTable } from '../../src/output/papers-page.ts';
import type { PaperCase, PapersRecord } from '../../src/output/papers-record.ts';
import { temporaryFolder } from '../support/folder.ts';

const control: PaperCase = {
  name: 'a',
  label: 'A',
  role: 'control',
  outcome: 'finished',
  conductivity: 0.1,
  transference: 0.2,
  limitingCurrent: 10,
  sandTime: 5,
  tipToMean: 2,
  greatestTipToMean: 2,
  deadShare: 0.04,
  roughness: 1e-7,
  leastConcentration: 3,
};
const composite: PaperCase = {
  ...control,
  name: 'b',
  label: 'B',
  role: 'homogenised',
  limitingCurrent: 35,
  sandTime: 20,
  tipToMean: 3,
  deadShare: 0,
};

function recordIn(folder: string): PapersRecord {
  const picture = join(folder, 'frame.png');
  writeFileSync(picture, 'png');
  const row = { how: 'random: by hand', aligned: 0.4, random: 0.2 };
  return {
    program: 'tipfield',
    format: 1,
    command: 'tipfield papers',
    started: '2026-01-02T03:04:05Z',
    seconds: 7,
    versions: { tipfield: '0', node: '0' },
    processor: '1 × test',
    backend: { kind: 'cpu', description: 'float64 twin' } as PapersRecord['backend'],
    studies: [
      {
        name: 'one',
        title: 'One',
        source: 'A paper',
        cases: [control, composite],
        observed: [
          { label: 'life', control: '34 h', composite: '68 h', ratio: '2' },
          { label: 'crystallinity', control: '2 %', composite: '6 %', ratio: '3' },
        ],
        time: 150,
        verdicts: ['B (homogenised) did **not** end flatter than A.'],
        reason: 'walls.',
        picture,
      },
    ],
    prediction: {
      gelShare: 0.5,
      gel: 0.8,
      ceramic: 0.1,
      filled: [row],
      frameworks: [{ ...row, random: 0 }],
      measured: { filled: [0.337, 0.267], frameworks: [0.0331, 0.0222] },
    },
  };
}

test('the page has ratios to the control, what the paper measured, the sentence, its reason and the picture', () => {
  const folder = temporaryFolder();
  const page = readFileSync(writePapersPage(folder, recordIn(folder)), 'utf8');
  expect(page).toContain('| limiting current, ratio | 1 | 3.5 |');
  expect(page).toContain('| Sand time, ratio | 1 | 4 |');
  expect(page).toContain('| life | 34 h | 68 h | 2 |');
  expect(page).toContain('did **not** end flatter');
  expect(page).toContain('Why: walls.');
  expect(page).toContain('The measured ratio, 1.26, lies below the predicted 2 to 2.');
  expect(page).toContain('random does not conduct');
  expect(page).toContain('](papers/one.png)');
  expect(existsSync(join(folder, 'papers/one.png'))).toBe(true);
});

test('README keeps what stands around the markers, and writing twice changes nothing', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'README.md');
  writeFileSync(path, 'before\n<!-- papers:begin -->\nold\n<!-- papers:end -->\nafter\n');
  const record = recordIn(folder);
  writeReadmeTable(path, record);
  const once = readFileSync(path, 'utf8');
  expect(once).toMatch(/^before\n<!-- papers:begin -->\n\| study[\s\S]*<!-- papers:end -->\nafter\n$/);
  expect(once).not.toContain('old');
  expect(once).toContain('| one | B (homogenised) | × 1 | × 3.5 | × 4 | × 1.5 | 4 % → 0 % | life × 2 |');
  writeReadmeTable(path, record);
  expect(readFileSync(path, 'utf8')).toBe(once);
});

test('a README without markers is left alone and told which lines it needs', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'README.md');
  writeFileSync(path, 'nothing\n');
  expect(() => writeReadmeTable(path, recordIn(folder))).toThrow(OutputError);
  expect(() => writeReadmeTable(path, recordIn(folder))).toThrow('<!-- papers:begin -->');
  expect(readFileSync(path, 'utf8')).toBe('nothing\n');
});
