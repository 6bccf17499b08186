/** Two runs of a sweep on one adapter at a time. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseStudy } from '../../src/case/parse.ts';
import { openDeposition } from '../../src/experiments/deposition.ts';
import { openBackend } from '../../src/experiments/open.ts';
import { readManifest } from '../../src/output/manifest.ts';
import { seriesText } from '../../src/output/series.ts';
import { MEASURES } from '../../src/run/measures/index.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const STUDY = `
title: A flat electrode on few cells
cases:
  - name: pvh
    domain: {width: 6 um, height: 6 um}
    grid: 8
    metal: lithium
    electrolyte: pvh
    surface: {thickness: 1.5 um}
    control: {current: 1 mA/cm2, compliance: 1 V}
    duration: 1 s
    output: {sampling: 0.25 s, frames: {every: 1 s}}
`;

test('two runs on one software adapter both go on, and come to the bits of a run that has it alone', async () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'flat.yaml'), STUDY);
  const words = ['--vary', 'control.current=1, 2 mA/cm2', '--backend', 'software', '--jobs', '2', '-o', 'out'];
  const swept = await tipfield(['sweep', 'flat.yaml', ...words], { directory });
  expect(swept.stderr).toBe('');
  expect(swept.stdout).toContain('2 runs at a time');
  expect(swept.stdout).toContain('2 of 2 runs are done');
  const spans = ['0001', '0002'].map((id) => {
    const { started, finished = '', backend } = readManifest(join(directory, 'out/runs', id))!;
    expect(backend.software).toBe(true);
    return [Date.parse(started), Date.parse(finished)];
  });
  // Side by side, not one after another: each began before the other ended.
  expect(Math.max(...spans.map(([from]) => from))).toBeLessThan(Math.min(...spans.map(([, to]) => to)));

  const { backend } = await openBackend('software');
  const [input] = parseStudy(STUDY, { overrides: ['control.current=2 mA/cm2'] }).cases;
  const alone = await openDeposition(backend, input);
  await alone.advanceTo(1);
  backend.destroy();
  expect(readFileSync(join(directory, 'out/runs/0002/pvh/series.csv'), 'utf8')).toBe(seriesText(MEASURES, alone.rows));
}, 240_000);
