/** What `npm run kill-trial` does twenty times on each back end, done a few times. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killTrial } from '../../scripts/killed-run.ts';
import { builtProgram } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const study = (grid: number, duration: string) => `
title: A run that is killed
cases:
  - name: pvh
    temperature: 25 degC
    domain: {width: 6 um, height: 6 um}
    grid: ${grid}
    metal: lithium
    electrolyte: pvh
    surface: {thickness: 1.5 um}
    control: {current: 1 mA/cm2, compliance: 0.6 V}
    duration: ${duration}
    noise: 0.1
    output: {sampling: 0.1 s}
`;

/** The seeds put the last kill into the last third of the run, so that something has been saved. */
test.each([
  { backend: 'cpu', moments: 2, seed: 3, text: study(24, '10 s') },
  { backend: 'software', moments: 1, seed: 4, text: study(16, '2 s') },
] as const)(
  'runs on $backend that are killed with signal 9 leave files that can be read, and go on to the numbers of one that was not',
  async ({ text, ...trial }) => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, 'killed.yaml'), text);
    const options = { study: ['killed.yaml'], checkpoint: '0.1 s', program: builtProgram(), directory };
    const kills = await killTrial({ ...options, ...trial });
    expect(kills).toHaveLength(trial.moments);
    for (const { faults } of kills) expect(faults).toEqual([]);
  },
  240_000,
);
