/** A run of an experiment: its files, and that it ends early or is stopped without loss. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compare, openBackend, openRun, parseStudy, report, resume } from '../../src/index.ts';
import { readManifest } from '../../src/output/manifest.ts';
import { readSteps } from '../../src/output/steps-file.ts';
import { temporaryFolder } from '../support/folder.ts';

/** The voltage ends both platings long before their hour; 0.36 C/m² are half a second of the strip. */
const STUDY = `
title: a cycled cell
defaults:
  domain: {width: 0.5625 um, height: 4.5 um, top: counter electrode}
  grid: {nx: 4, ny: 32}
  metal: lithium
  electrolyte: pvh
  surface: {thickness: 1.5 um}
  experiment:
    - plate at 30 mA/cm2 for 1 h or until 0.8 V
    - repeat 2: [strip at 5 mA/cm2 until 0.0005 mAh/cm2, rest 0.2 s]
  output: {sampling: 0.1 s}
cases:
  - {name: a, label: A}
  - {name: b, label: B, temperature: 40 degC}
`;
const study = parseStudy(STUDY, { name: 'cycled' });
const filesIn = (folder: string) => (readdirSync(folder, { recursive: true }) as string[]).sort();
const textsIn = (folder: string) =>
  ['a/steps.csv', 'b/steps.csv', 'a/series.csv', 'b/series.csv', 'summary.json'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );

test('a study ends when its instructions are done, tells each of them, and resumed it has the same files', async () => {
  const { backend } = await openBackend('cpu');
  const whole = join(temporaryFolder(), 'whole');
  const { status, cases, frames } = await compare(backend, study, { folder: whole });
  expect(status).toBe('finished');
  expect(frames).toHaveLength(4);
  const steps = readSteps(readFileSync(join(whole, 'a/steps.csv'), 'utf8'));
  expect(steps.map(({ kind, cycle, endedBy }) => [kind, cycle, endedBy])).toEqual([
    ['plate', 1, 'voltage'],
    ['strip', 1, 'capacity'],
    ['rest', 1, 'time'],
    ['strip', 2, 'capacity'],
    ['rest', 2, 'time'],
  ]);
  // It ends with its last instruction, an hour before it would have had to.
  expect(cases[0].final.time).toBeCloseTo(steps[4].to, 6);
  expect(cases[0].final.time).toBeLessThan(20);
  expect(study.cases[0].duration).toBeGreaterThan(3600);
  expect(readManifest(whole)?.input.cases[0]).toMatchObject({ experiment: study.cases[0].experiment, compliance: 5 });

  for (const stopAt of [3, 60]) {
    const folder = join(temporaryFolder(), 'run');
    const stop = new AbortController();
    let samples = 0;
    const onSample = () => ++samples === stopAt && stop.abort();
    expect((await compare(backend, study, { folder, signal: stop.signal, onSample })).status).toBe('interrupted');
    expect((await resume(backend, { folder })).status).toBe('finished');
    expect(textsIn(folder)).toEqual(textsIn(whole));
    expect(filesIn(folder)).toEqual(filesIn(whole));
  }

  const stored = await openRun(whole);
  expect(stored.cases[1].steps).toHaveLength(5);
  const { html } = await report(stored);
  stored.close();
  expect(html).toContain(
    'plate at 30 mA/cm2 for 1 h or until 0.8 V; 2 × (strip at 5 mA/cm2 until 0.0005 mAh/cm2; rest for 0.2 s)',
  );
  expect(html).toContain('>Steps</h2>');
  backend.destroy();
});
