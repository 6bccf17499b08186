/** Unknown values as a user asks for them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Study } from '../../src/case/case.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const STUDY = `
title: layers
cases:
  - name: layers
    temperature: 25 degC
    domain: {width: 6 um, height: 6 um, sides: periodic, top: reservoir}
    grid: 32
    metal: {base: lithium, surface energy: 0.5 J/m2}
    electrolyte: {base: pvh, conductivity: 0.4 mS/cm}
    filler:
      structure: {kind: layers, thickness: 1.5 um, direction: upright, fraction: 50 %}
      conductivity: calibrate to 1 mS/cm
      transference: 0.5
    surface: {thickness: 1.5 um}
    control: {current: 1 mA/cm2}
    duration: 10 s
`;

/** `tipfield ...args` beside the file layers.yaml. */
function beside(...args: readonly string[]) {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'layers.yaml'), STUDY);
  return tipfield([...args, ...(args[0] === 'calibrate' ? [] : ['--backend', 'cpu'])], { directory });
}

// Side by side: (0.1 − 0.5 · 0.04)/0.5 = 0.16 S/m, found within 1e-3.
test('calibrate prints the value to paste, and measure what the map then comes to', async () => {
  const found = await beside('calibrate', 'layers:layers');
  expect(found.stdout).toMatch(/^layers: σ of the filler [\d.]+ S\/m \(calibrated to 1 mS\/cm, [\d.]+ S\/m\)$/m);
  const value = Number(/to give it: conductivity: ([\d.]+) S\/m$/m.exec(found.stdout)?.[1]);
  expect(Math.abs(value / 0.16 - 1)).toBeLessThan(1e-3);
  const measured = await beside('measure', 'layers');
  const up = Number(/^ {2}σ up \[S\/m\] +([\d.]+)$/m.exec(measured.stdout)?.[1]);
  expect(Math.abs(up / 0.1 - 1)).toBeLessThan(1e-3);
  expect(measured.stdout).toMatch(/^ {2}matrix reaches +up yes, across no$/m);
});

test('what no filler can reach is an error in one sentence', async () => {
  const set = 'filler.structure.direction=along';
  const { exitCode, stderr } = await beside('calibrate', 'layers', '--set', set);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('layers: no σ of the filler gives 0.1 S/m (calibrate to 1 mS/cm)');
});

test('calibrate on more seeds tells their spread, and what the first value gives on the others', async () => {
  const set = 'filler.structure={kind: nanorods, length: 1.5 um, width: 0.3 um, fraction: 25 %}';
  const { stdout } = await beside(
    ...['calibrate', 'layers', '--seeds', '2', '--set', set, '--set', 'filler.conductivity=calibrate to 0.06 S/m'],
  );
  expect(stdout).toMatch(/^ {2}on 2 seeds: [\d.]+ ± [\d.]+ S\/m$/m);
  expect(stdout).toMatch(/^ {2}the first value on seed 2: 0\.0[56]\d* S\/m, -?[\d.]+ % off$/m);
});

// Side by side: 0.16 S/m, found within 1e-3.
test('compare calibrates first, says so, and run.json holds what was found', async () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'layers.yaml'), STUDY);
  const args = ['compare', 'layers', '--backend', 'cpu', '--grid', '24', '--set', 'duration=1 s', '-o', 'out'];
  const { exitCode, stdout, stderr } = await tipfield(args, { directory });
  expect(exitCode, stderr).toBe(0);
  expect(stdout).toMatch(/^layers: σ of the filler 0\.1[56]\d* S\/m \(calibrated to 1 mS\/cm, [\d.]+ S\/m\)$/m);
  const { input } = JSON.parse(readFileSync(join(directory, 'out/run.json'), 'utf8')) as { input: Study };
  const [{ filler, calibration }] = input.cases;
  expect(Math.abs((filler?.phase.conductivity ?? 0) / 0.16 - 1)).toBeLessThan(1e-3);
  expect(filler?.phase.transference).toBe(0.5);
  expect(calibration).toEqual({ phase: 'filler', source: '1 mS/cm', conductivity: 0.1 });
});

test('bench times a study with an unknown as compare would run it', async () => {
  const { exitCode, stdout, stderr } = await beside('bench', '--study', 'layers', '--grids', '16');
  expect(exitCode, stderr).toBe(0);
  expect(stdout).toMatch(/^16×16 /m);
});
