/** What a run of a sweep leaves out changes none of its numbers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseStudy } from '../../src/case/parse.ts';
import { compare } from '../../src/experiments/comparison.ts';
import { openBackend } from '../../src/experiments/open.ts';
import { openRun } from '../../src/output/open-run.ts';
import { temporaryFolder } from '../support/folder.ts';

const STUDY = `
title: Frames and fields that fall between samples
cases:
  - name: pvh
    domain: {width: 6 um, height: 6 um}
    grid: 16
    metal: lithium
    electrolyte: pvh
    surface: {thickness: 1.5 um}
    control: {current: 1 mA/cm2, compliance: 1 V}
    duration: 3 s
    output: {sampling: 1 s, frames: [1.3 s], fields: [0.7 s, 2.2 s]}
`;

test('a run that keeps its end alone has the samples of one that keeps all, and the fields of its last moment', async () => {
  const { backend } = await openBackend('cpu');
  const study = parseStudy(STUDY, { name: 'between' });
  const folders = { all: join(temporaryFolder(), 'run'), end: join(temporaryFolder(), 'run') };
  for (const record of ['all', 'end'] as const) await compare(backend, study, { folder: folders[record], record });
  const series = (folder: string) => readFileSync(join(folder, 'pvh/series.csv'), 'utf8');
  expect(series(folders.end)).toBe(series(folders.all));
  expect(existsSync(join(folders.end, 'frames'))).toBe(false);
  const times = async (folder: string) => {
    const run = await openRun(folder);
    const found = run.cases[0].times;
    run.close();
    return found;
  };
  expect(await times(folders.all)).toEqual([0, 0.7, 1.3, 2.2, 3]);
  expect(await times(folders.end)).toEqual([3]);
});
