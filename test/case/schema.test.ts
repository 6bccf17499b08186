import { describe, expect, test } from 'vitest';
import { loadStudy } from '../../src/case/load.ts';
import { parseStudy } from '../../src/case/parse.ts';
import { INTERFACE_CELLS } from '../../src/case/schema.ts';
import { caseWith, least, withLine } from './study.ts';

const only = (line: string) => parseStudy(withLine(line)).cases[0];

test('what a file leaves out has its default', () => {
  const spacing = 6e-6 / 96;
  expect(caseWith()).toEqual({
    name: 'a',
    label: 'a',
    temperature: 298.15,
    grid: { nx: 96, ny: 96, spacing },
    sides: 'periodic',
    top: 'reservoir',
    metal: {
      name: 'lithium',
      molarVolume: 6.94e-3 / 534,
      surfaceEnergy: 0.5,
      kineticAnisotropy: { strength: 0, folds: 4, angle: 0 },
      surfaceAnisotropy: { strength: 0, folds: 4, angle: 0 },
    },
    electrolyte: {
      name: 'PVH',
      conductivity: 0.036,
      transference: 0.19,
      exchangeCurrent: 0.49,
      transferCoefficient: 0.5,
      concentration: 1000,
    },
    surface: { thickness: 3e-7, nuclei: [] },
    control: { kind: 'current', density: 80, compliance: 5 },
    duration: 150,
    noise: 0,
    seed: 1,
    numerics: { interfaceWidth: INTERFACE_CELLS * spacing, mobility: 4, courant: 0.2, largestStep: 1 },
    output: { frames: [0, 30, 60, 90, 120, 150], sampling: 1 },
  });
});

test('the tip-effect study compares a polymer, a homogeneous composite and a resolved one under one protocol', () => {
  const { cases } = loadStudy('tip-effect');
  expect(cases.map(({ name }) => name)).toEqual(['pvh', 'pvh-im', 'pvh-rods']);
  const protocols = cases.map(
    ({ name: _name, label: _label, electrolyte: _electrolyte, filler: _filler, ...rest }) => rest,
  );
  expect(protocols[1]).toEqual(protocols[0]);
  expect(protocols[2]).toEqual(protocols[0]);
  const [pvh, , rods] = cases;
  expect(pvh.grid).toEqual({ nx: 96, ny: 96, spacing: 6e-6 / 96 });
  expect(pvh.surface.thickness).toBe(3.6e-7);
  expect(pvh.surface.nuclei.map(({ position }) => position * 1e6)).toEqual(
    [1, 3, 5].map((x) => expect.closeTo(x, 12) as number),
  );
  expect(pvh.metal.kineticAnisotropy).toEqual({ strength: 0.2, folds: 4, angle: 0 });
  expect(pvh.output.frames).toEqual([0, 30, 60, 90, 120, 150]);
  expect(rods.electrolyte).toEqual(pvh.electrolyte);
  expect(rods.filler).toEqual({
    structure: { kind: 'nanorods', length: 7.2e-7, width: 7.2e-8, fraction: 0.18 },
    conductivity: expect.closeTo(30 * 0.036, 12) as number,
    transference: 0.5,
    exchangeFactor: 1,
    blocking: false,
  });
});

describe('a grid is a number of cells across, and they are square', () => {
  test.each([
    ['grid: 128', 128, 128],
    ['grid: {nx: 64, ny: 64}', 64, 64],
    ['domain: {width: 6 um, height: 4.5 um}', 96, 72],
    ['domain: {width: 1 um, height: 10 um}', 96, 960],
  ])('%s', (line, nx, ny) => {
    expect(only(line).grid).toMatchObject({ nx, ny });
  });
});

test('nuclei are placed one by one or evenly', () => {
  expect(only('surface: {thickness: 0.3 um, nuclei: {count: 2, radius: 0.2 um}}').surface.nuclei).toEqual([
    { position: 1.5e-6, radius: 2e-7 },
    { position: 4.5e-6, radius: 2e-7 },
  ]);
});

test('frames begin at 0 and end with the run', () => {
  expect(only('output: {frames: [10 s, 1 min]}').output.frames).toEqual([0, 10, 60, 150]);
  expect(only('output: {frames: {every: 40 s}}').output.frames).toEqual([0, 40, 80, 120, 150]);
  expect(only('output: {frames: {every: 150 s}}').output.frames).toEqual([0, 150]);
});

test('a case that names a filler none has none', () => {
  const rods =
    '{structure: {kind: nanorods, length: 0.7 um, width: 70 nm, fraction: 18 %}, conductivity: 1 S/m, transference: 1, diffusivity: 1e-12 m2/s}';
  const { cases } = parseStudy(`${withLine(`filler: ${rods}`)}  - name: b\n    filler: none\n`);
  expect(cases.map(({ filler }) => filler?.diffusivity)).toEqual([1e-12, undefined]);
});

test('a single-ion conductor takes the diffusivity it is given', () => {
  expect(only('electrolyte: {base: pvh, transference: 1, diffusivity: 1e-12 m2/s}').electrolyte).toMatchObject({
    transference: 1,
    diffusivity: 1e-12,
  });
});

test('an electrolyte and a metal of ones own need no base', () => {
  const given = only(
    'electrolyte: {name: mine, conductivity: 1 S/m, transference: 0.4, exchange current: 1 A/m2}',
  ).electrolyte;
  expect(given).toEqual({
    name: 'mine',
    conductivity: 1,
    transference: 0.4,
    exchangeCurrent: 1,
    transferCoefficient: 0.5,
    concentration: 1000,
  });
  expect(only('metal: {name: potassium, molar volume: 45.9 cm3/mol}').metal).toMatchObject({
    name: 'potassium',
    molarVolume: 4.59e-5,
  });
});

test('a study is named by its caller and keeps its question', () => {
  expect(parseStudy(`question: why?\n${least}`, { name: 'mine' })).toMatchObject({
    name: 'mine',
    title: 'a test',
    question: 'why?',
  });
});
