/** What `npm run kill-trial` does twenty times, done a few times. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killTrial } from '../../scripts/killed-run.ts';
import { builtProgram } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const STUDY = `
title: A run that is killed
cases:
  - name: pvh
    domain: {width: 6 um, height: 6 um}
    grid: 24
    metal: lithium
    electrolyte: pvh
    surface: {thickness: 1.5 um}
    control: {current: 1 mA/cm2, compliance: 0.6 V}
    duration: 10 s
    noise: 0.1
`;

test('runs that are killed with signal 9 leave files that can be read, and go on to the numbers of one that was not', async () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'killed.yaml'), STUDY);
  const trial = { study: ['killed.yaml'], backend: 'cpu', moments: 2, checkpoint: '0.1 s', seed: 3 } as const;
  const kills = await killTrial({ program: builtProgram(), directory, ...trial });
  expect(kills).toHaveLength(2);
  for (const { faults } of kills) expect(faults).toEqual([]);
}, 120_000);
