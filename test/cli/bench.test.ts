/** `tipfield bench`: what it prints, what it writes, and how it compares what it wrote. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BenchRecord } from '../../src/experiments/bench/record.ts';
import { decodePng } from '../../src/output/decode-png.ts';
import { readVersions } from '../../src/output/manifest.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

/** A study of a second. */
const SHORT = `
title: A second of plating
defaults:
  domain: {width: 6 um, height: 6 um, sides: periodic, top: reservoir}
  grid: 16
  metal: {base: lithium, surface energy: 0.5 J/m2}
  surface: {thickness: 0.36 um, nuclei: {count: 3, radius: 0.3 um}}
  control: {current: 1 mA/cm2}
  duration: 1 s
  seed: 1
cases:
  - name: polymer
    electrolyte: pvh
`;

function read(directory: string, name: string): BenchRecord {
  return JSON.parse(readFileSync(join(directory, name), 'utf8')) as BenchRecord;
}

test('bench prints times, traffic and kernels, writes the same as JSON and draws the kernels under their roof', async () => {
  const directory = temporaryFolder();
  const files = ['--json', 'speed.json', '--roofline', 'roof.png'];
  const args = ['bench', '--backend', 'cpu', '--grids', '16,32', '--no-residuals', '--least-time', '1', ...files];
  const { exitCode, stdout, stderr } = await tipfield(args, { directory });
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^grid +ms\/step \(range\) +ms\/V-cycle \(range\) +Mcell\/s +dispatches\/step +iterations$/m);
  expect(stdout).toMatch(
    /^16×16 +\d+\.\d\d \(\d+\.\d\d–\d+\.\d\d\) +\d+\.\d\d \(\d+\.\d\d–\d+\.\d\d\) +\d+\.\d\d +\d+ +\d\.\d$/m,
  );
  expect(stdout).toMatch(/^32×32( +\d+){2}( +[\d.]+){2}( +[\d.]+ %){2} +–$/m);
  expect(stdout).toMatch(/^kernels of a step at 32×32, by wall time around each dispatch/m);
  expect(stdout).toMatch(/^tail +\d+ +\d+\.\d{3} +[\d.]+ % +\d+\.\d +[\d.]+ +[\d.]+ %$/m);
  expect(stdout).toMatch(/^operator +\d+\.\d +\d+\.\d$/m);
  expect(stdout).not.toContain('residual left');
  expect(readdirSync(directory).sort()).toEqual(['roof.png', 'speed.json']);
  expect(decodePng(readFileSync(join(directory, 'roof.png'))).width).toBe(480);
  const { backend, info, study, timings = [], versions, copy } = read(directory, 'speed.json');
  expect({ info, study, versions }).toEqual({
    info: 'back end: float64 twin, as asked',
    study: 'tip-effect',
    versions: readVersions(),
  });
  expect(backend?.kind).toBe('cpu');
  // No memory of today moves less than 0.1 GB/s or more than 10 TB/s.
  expect(copy?.median).toBeGreaterThan(1e8);
  expect(copy?.median).toBeLessThan(1e13);
  expect(timings.map(({ nx, ny }) => [nx, ny])).toEqual([
    [16, 16],
    [32, 32],
  ]);
  for (const { nx, ny, fields, step, dispatchesPerStep, iterations, kernels = [], moved, effective } of timings) {
    expect(step.least).toBeLessThanOrEqual(step.median);
    expect(step.samples).toHaveLength(9);
    expect(kernels.reduce((sum, { dispatches }) => sum + dispatches, 0)).toBe(dispatchesPerStep);
    // The parts of the traffic are the whole.
    expect(kernels.reduce((sum, { bytes }) => sum + bytes, 0)).toBeCloseTo(moved, 3);
    const inFields = fields.reduce((sum, field) => sum + field.moved, 0);
    expect(inFields * nx * ny).toBeCloseTo(moved, 3);
    expect(moved).toBeGreaterThan(effective);
    expect(iterations).toBeGreaterThanOrEqual(1);
  }
}, 60_000);

test('bench --multigrid prints what an iteration leaves of the residual on difficult maps, and no times', async () => {
  const directory = temporaryFolder();
  const args = ['bench', '--backend', 'cpu', '--grids', '32', '--multigrid', '--json', 'left.json'];
  const { exitCode, stdout, stderr } = await tipfield(args, { directory });
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain('ms/step');
  for (const map of ['rods', 'shelled-cubes', 'shelled-grains', 'discs'])
    expect(stdout).toMatch(new RegExp(`^${map} +32×32( +\\d\\.\\d{3}){4}$`, 'm'));
  const { reductions = [] } = read(directory, 'left.json');
  expect(reductions.map(({ islands }) => islands)).toEqual([0, 40, 0, 40, 0, 40, 0, 40]);
  for (const { ofCharge } of reductions) expect(ofCharge).toBeLessThan(0.3);
}, 60_000);

test('bench --studies runs a study as a whole; --compare says how two results stand to each other, or why they do not', async () => {
  const directory = temporaryFolder();
  const once = ['bench', '--backend', 'cpu', '--grids', '8', '--no-kernels', '--no-residuals', '--least-time', '1'];
  writeFileSync(join(directory, 'short.yaml'), SHORT);
  const args = [...once, '--studies', 'short.yaml', '--study-grid', '8', '--json', 'a.json'];
  const timed = await tipfield(args, { directory });
  expect(timed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(timed.stdout).toMatch(/^short.yaml at 8×8: [\d.]+ s, of it [\d.]+ s writing; polymer \d+ steps/m);
  const first = read(directory, 'a.json');
  expect(first.studies?.[0].cases.every(({ steps, status }) => steps > 0 && status !== 'failed')).toBe(true);

  // The second program takes half as long.
  const halved = first.timings!.map((timing) => ({
    ...timing,
    step: { ...timing.step, median: timing.step.median / 2, samples: timing.step.samples.map((time) => time / 2) },
  }));
  writeFileSync(join(directory, 'b.json'), JSON.stringify({ ...first, timings: halved }));
  const compared = await tipfield(['bench', '--compare', 'a.json', 'b.json'], { directory });
  expect(compared).toMatchObject({ exitCode: 0, stderr: '' });
  expect(compared.stdout).toMatch(/^8×8 +step +[\d.]+ +[\d.]+ +2\.000 \([\d.]+–[\d.]+\)/m);
  expect(compared.stdout).toMatch(/^8×8 +V-cycle +[\d.]+ +[\d.]+ +1\.000 \([\d.]+–[\d.]+\) {2}no difference$/m);

  writeFileSync(join(directory, 'c.json'), JSON.stringify({ ...first, study: 'peo-cpe' }));
  const refused = await tipfield(['bench', '--compare', 'a.json', 'c.json'], { directory });
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toBe(
    'tipfield: the first file times tip-effect, the second peo-cpe: their steps are not the same work; time one study twice with --study\n',
  );
}, 60_000);

test.each([
  [['--studies', 'tip-efect'], 'there is no study "tip-efect"'],
  [['--case', 'pwh'], 'tip-effect has no case pwh'],
  [['--roofline', 'roof.png', '--no-kernels'], '--roofline draws the kernels'],
])('bench %j is refused in one sentence before anything is timed', async (args, sentence) => {
  const directory = temporaryFolder();
  const { exitCode, stdout, stderr } = await tipfield(['bench', '--grids', '8', ...args], { directory });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(sentence);
  expect(stdout).toBe('');
});
