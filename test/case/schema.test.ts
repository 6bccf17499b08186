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
      known: { from: 298.15, to: 298.15, law: 'arrhenius' },
    },
    surface: { thickness: 3e-7, nuclei: [] },
    control: { kind: 'current', density: 80, compliance: 5 },
    duration: 150,
    noise: 0,
    seed: 1,
    numerics: { interfaceWidth: INTERFACE_CELLS * spacing, mobility: 4, courant: 0.2, largestStep: 1 },
    output: {
      frames: [0, 30, 60, 90, 120, 150],
      fields: Array.from({ length: 51 }, (_, k) => 3 * k),
      sampling: 1,
    },
  });
});

test('the tip-effect study compares a polymer, a homogeneous composite and a resolved one under one protocol', () => {
  const { cases } = loadStudy('tip-effect');
  expect(cases.map(({ name }) => name)).toEqual(['pvh', 'pvh-im', 'pvh-rods']);
  const protocols = cases.map(
    ({ name: _name, label: _label, electrolyte: _electrolyte, filler: _filler, calibration: _calibration, ...rest }) =>
      rest,
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
    structure: {
      kind: 'nanorods',
      length: 7.2e-7,
      width: 7.2e-8,
      angle: Math.PI / 2,
      spread: Math.PI / 2,
      fraction: 0.25,
      placement: 'even',
    },
    phase: {
      conductivity: Number.NaN,
      transference: 0.5,
      exchangeFactor: 1,
      blocking: false,
    },
    from: 0,
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
    { position: 1.5e-6, radius: 2e-7, time: 0 },
    { position: 4.5e-6, radius: 2e-7, time: 0 },
  ]);
});

test('nuclei in random places are listed one by one, and those of a rate follow in time', () => {
  const nuclei = '{random: 4, radius: 0.2 um, spread: 10 %}';
  const { surface } = only(
    `surface: {thickness: 0.3 um, nuclei: ${nuclei}, nucleation: {rate: 0.02 /um/s, radius: 0.1 um}}`,
  );
  const times = surface.nuclei.map(({ time }) => time);
  expect(times.slice(0, 4)).toEqual([0, 0, 0, 0]);
  expect(times.slice(4).every((time) => time > 0 && time <= 150)).toBe(true);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('a random placing over a row replaces it', () => {
  const row = 'surface: {thickness: 0.3 um, nuclei: {count: 2, radius: 0.2 um}}';
  const override = 'surface.nuclei={random: 5, radius: 0.1 um}';
  expect(parseStudy(withLine(row), { overrides: [override] }).cases[0].surface.nuclei).toHaveLength(5);
});

test('frames begin at 0 and end with the run', () => {
  expect(only('output: {frames: [10 s, 1 min]}').output.frames).toEqual([0, 10, 60, 150]);
  expect(only('output: {frames: {every: 40 s}}').output.frames).toEqual([0, 40, 80, 120, 150]);
  expect(only('output: {frames: {every: 150 s}}').output.frames).toEqual([0, 150]);
});

describe('fields are stored at all frames', () => {
  const fields = (lines: string) => only(`output: {${lines}}`).output.fields;

  test('and at the times that are asked for', () => {
    expect(fields('frames: [50 s], fields: {every: 60 s}')).toEqual([0, 50, 60, 120, 150]);
    expect(fields('frames: [50 s], fields: [20 s, 100 s]')).toEqual([0, 20, 50, 100, 150]);
    expect(fields('frames: [50 s], fields: []')).toEqual([0, 50, 150]);
  });

  test('and by default at about fifty of the samples, so that nothing stops between two samples', () => {
    expect(fields('frames: [50 s], sampling: 40 s')).toEqual([0, 40, 50, 80, 120, 150]);
    // 0.7 s is no binary fraction: the times are the products of it that the sampling makes, to the last bit.
    const times = fields('frames: [], sampling: 0.7 s');
    expect(times).toEqual([0, ...Array.from({ length: 53 }, (_, k) => 0.7 * (4 * (k + 1))), 150]);
  });

  test('and once where two times differ by rounding alone, at the time of the frame', () => {
    // 3 × 0.1 s is 0.30000000000000004 s.
    const { frames, fields } = parseStudy(
      withLine('output: {frames: [0.3 s], fields: {every: 0.1 s}}').replace('150 s', '0.4 s'),
    ).cases[0].output;
    expect(frames).toEqual([0, 0.3, 0.4]);
    expect(fields).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  });
});

test('a case that names a filler none has none', () => {
  const rods =
    '{structure: {kind: nanorods, length: 0.7 um, width: 70 nm, fraction: 18 %}, conductivity: 1 S/m, transference: 1, diffusivity: 1e-12 m2/s}';
  const { cases } = parseStudy(`${withLine(`filler: ${rods}`)}  - name: b\n    filler: none\n`);
  expect(cases.map(({ filler }) => filler?.phase.diffusivity)).toEqual([1e-12, undefined]);
});

describe('every kind of structure is written in lengths and shares', () => {
  test.each([
    ['{kind: cubes, side: 0.6 um, fraction: 10 %}', { side: 6e-7, angle: Math.PI / 2, spread: Math.PI / 2 }],
    ['{kind: clusters, diameter: 2 um, lamella: 0.1 um, lamellae: 5, fraction: 10 %}', { lamella: 1e-7, lamellae: 5 }],
    ['{kind: grains, size: 1 um, fraction: 80 %}', { size: 1e-6, fraction: 0.8 }],
    ['{kind: channels, width: 1 um, fraction: 50 %}', { width: 1e-6, direction: 'up' }],
    ['{kind: pores, diameter: 1 um, fraction: 50 %}', { diameter: 1e-6 }],
    ['{kind: discs, pitch: 2 um, fraction: 30 %}', { lattice: 'square', pitch: 2e-6 }],
    ['{kind: layers, thickness: 1 um, direction: upright, fraction: 50 %}', { thickness: 1e-6, direction: 'upright' }],
  ])('%s', (structure, numbers) => {
    const { filler } = only(`filler: {structure: ${structure}, conductivity: 2 x matrix, transference: 0.5}`);
    expect(filler?.structure).toMatchObject(numbers);
  });
});

test('a structure of another kind takes the place of the one under it', () => {
  const rods = 'structure: {kind: nanorods, length: 0.7 um, width: 0.1 um, fraction: 18 %}';
  const text = withLine(`filler: {${rods}, conductivity: 1 S/m, transference: 0.5}`);
  const overrides = ['filler.structure={kind: grains, size: 1 um, fraction: 80 %}'];
  const [{ filler }] = parseStudy(text, { overrides }).cases;
  expect(filler?.structure).toEqual({ kind: 'grains', size: 1e-6, fraction: 0.8 });
  expect(filler?.phase.conductivity).toBe(1);
});

const bed = 'structure: {kind: discs, pitch: 2 um, fraction: 30 %}';

test('an insulator needs no transference number and keeps metal out', () => {
  const { filler } = only(
    `filler: {${bed}, conductivity: 0 S/m, shell: {thickness: 0.1 um, conductivity: 0 S/m, blocking: false}}`,
  );
  expect(filler?.phase).toEqual({ conductivity: 0, transference: 0, exchangeFactor: 1, blocking: true });
  expect(filler?.shell).toMatchObject({ thickness: 1e-7, conductivity: 0, blocking: false });
});

describe('what a composite was measured for is kept beside the unknown', () => {
  const unknown = 'conductivity: calibrate to pvh-im, transference: calibrate to 0.49';
  const known = 'conductivity: 2 x matrix, transference: 0.5';

  test('of the filler, from an electrolyte at the temperature of the case', () => {
    const { filler, calibration } = only(`filler: {${bed}, ${unknown}}`);
    expect(filler?.phase).toMatchObject({ conductivity: Number.NaN, transference: Number.NaN });
    expect(calibration).toEqual({
      phase: 'filler',
      conductivity: expect.closeTo(0.123, 12) as number,
      transference: 0.49,
      source: 'pvh-im and 0.49',
    });
    const text = withLine(`filler: {${bed}, ${unknown}}`);
    const [warm] = parseStudy(text, { overrides: ['temperature=60 degC', 'electrolyte=pvh-im'] }).cases;
    expect(warm.calibration?.conductivity).toBe(warm.electrolyte.conductivity);
  });

  test('of the matrix itself, where no phase is a multiple of it', () => {
    const overrides = ['electrolyte={base: pvh, conductivity: calibrate to pvh-im}'];
    const parse = (sigma: string) =>
      parseStudy(withLine(`filler: {${bed}, conductivity: ${sigma}, transference: 0.5}`), { overrides }).cases[0];
    expect(parse('1 S/m').electrolyte).toMatchObject({ conductivity: Number.NaN, transference: 0.19 });
    expect(parse('1 S/m').calibration).toMatchObject({ phase: 'electrolyte', source: 'pvh-im' });
    expect(() => parse('2 x matrix')).toThrow(
      'defaults.filler.conductivity: 2 x matrix: the conductivity of the matrix is itself to be calibrated; give one in mS/cm',
    );
  });

  test('of its shell, from a number', () => {
    const shell = 'shell: {thickness: 0.1 um, conductivity: calibrate to 1.23 mS/cm, transference: 0.5}';
    const { filler, calibration } = only(`filler: {${bed}, ${known}, ${shell}}`);
    expect(filler?.shell).toMatchObject({ conductivity: Number.NaN, transference: 0.5 });
    expect(calibration).toEqual({ phase: 'shell', conductivity: 0.123, source: '1.23 mS/cm' });
  });
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
