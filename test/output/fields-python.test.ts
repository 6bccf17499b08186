/** What h5py and VTK read of a run on the twin. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { maps } from '../../src/case/maps.ts';
import { parseStudy } from '../../src/case/parse.ts';
import { openDeposition } from '../../src/experiments/deposition.ts';
import { openBackend } from '../../src/experiments/open.ts';
import { openFields } from '../../src/output/fields/index.ts';
import { createRunFolder, fieldsPath, seriesPath, xdmfPath } from '../../src/output/folder.ts';
import { readSeries } from '../../src/output/series.ts';
import { appendRow, startSeries } from '../../src/output/series-file.ts';
import { currentDensityOf } from '../../src/physics/current-density.ts';
import { MEASURES } from '../../src/run/measures/index.ts';
import { sharedFolder } from '../support/folder.ts';
import { pythonWithH5py, pythonWithXdmf, runPython } from '../support/python.ts';

const STUDY = `
title: rods on a grid that is not square
cases:
  - name: rods
    temperature: 25 degC
    domain: {width: 6 um, height: 7.5 um, sides: periodic, top: reservoir}
    grid: 32
    metal: {base: lithium, surface energy: 0.5 J/m2}
    electrolyte: pvh
    filler:
      structure: {kind: nanorods, length: 1.5 um, width: 0.4 um, fraction: 15 %}
      shell: {thickness: 0.2 um, conductivity: 3 mS/cm, transference: 0.3}
      conductivity: 0.1 S/m
      transference: 0.5
    surface: {thickness: 0.6 um}
    control: {current: 4 mA/cm2, compliance: 0.6 V}
    duration: 4 s
`;

const h5py = pythonWithH5py();
const vtk = pythonWithXdmf();
const folder = sharedFolder();
let input: Case;

interface Told {
  readonly times: number[];
  readonly thickness: number[];
  readonly datasets: Record<
    string,
    { shape: number[]; type: string; units: string; axes: string[][]; finite: boolean }
  >;
  readonly attributes: Record<string, string | number>;
}

beforeAll(async () => {
  input = parseStudy(STUDY, { name: 'rods' }).cases[0];
  createRunFolder(folder(), [input.name], false);
  const { backend } = await openBackend('cpu');
  const series = seriesPath(folder(), input.name);
  startSeries(series, MEASURES);
  const run = await openDeposition(backend, input, { onSample: (row) => appendRow(series, MEASURES, row) });
  const writer = await openFields(folder(), input);
  const current = currentDensityOf(input, maps(input));
  for (const time of [0, 1, 2, 4]) {
    await run.advanceTo(time);
    writer.add({ snapshot: run.snapshot, current: current(run.snapshot) });
    writer.save();
  }
}, 120_000);

describe('fields.h5', () => {
  test.skipIf(h5py.missing)(`is read by h5py, every data set with its unit and axes${h5py.missing}`, () => {
    const { datasets, attributes, times } = JSON.parse(
      runPython(h5py, 'check_fields.py', fieldsPath(folder(), 'rods')),
    ) as Told;
    const { nx, ny } = input.grid;
    expect([nx, ny]).toEqual([32, 40]);
    expect(times).toEqual([0, 1, 2, 4]);
    const told = Object.entries(datasets).map(([name, { shape, type, units, axes, finite }]) =>
      [name, shape.join(' '), type, units, axes.flat().join(' '), finite ? 'finite' : 'not finite'].join(' | '),
    );
    const moments = `4 ${ny} ${nx}`;
    expect(told.sort()).toEqual([
      `concentration | ${moments} | float32 | mol/m^3 | time y x | finite`,
      `current_density_x | ${moments} | float32 | A/m^2 | time y x | finite`,
      `current_density_y | ${moments} | float32 | A/m^2 | time y x | finite`,
      `live | ${moments} | uint8 | 1 | time y x | finite`,
      `maps/blocking | ${ny} ${nx} | uint8 | 1 | y x | finite`,
      `maps/conductivity | ${ny} ${nx} | float64 | S/m | y x | finite`,
      `maps/diffusivity | ${ny} ${nx} | float64 | m^2/s | y x | finite`,
      `maps/exchange_factor | ${ny} ${nx} | float64 | 1 | y x | finite`,
      `maps/transference | ${ny} ${nx} | float64 | 1 | y x | finite`,
      `metal | ${moments} | float32 | 1 | time y x | finite`,
      `potential | ${moments} | float32 | V | time y x | finite`,
      `reaction | ${moments} | float32 | A/m^2 | time y x | finite`,
      `shares/filler | ${ny} ${nx} | float64 | 1 | y x | finite`,
      `shares/shell | ${ny} ${nx} | float64 | 1 | y x | finite`,
      'step | 4 | int32 | 1 | time | finite',
      'time | 4 | float64 | s |  | finite',
      `x | ${nx} | float64 | m |  | finite`,
      `y | ${ny} | float64 | m |  | finite`,
    ]);
    expect(JSON.parse(String(attributes.case))).toEqual(input);
    expect(attributes).toMatchObject({
      program: 'tipfield',
      format: 1,
      case_name: 'rods',
      nx,
      ny,
      'spacing [m]': input.grid.spacing,
      'temperature [K]': 298.15,
      'current density [A/m^2]': 40,
      'electrolyte conductivity [S/m]': input.electrolyte.conductivity,
    });
  });

  // ξ is rounded to float32, 6e-8, and the series to nine digits.
  test.skipIf(h5py.missing)(`holds as much metal as series.csv says, to 1e-6${h5py.missing}`, () => {
    const { rows } = readSeries(readFileSync(seriesPath(folder(), 'rods'), 'utf8'));
    const told = JSON.parse(runPython(h5py, 'check_fields.py', fieldsPath(folder(), 'rods'))) as Told;
    const printed = runPython(h5py, 'examples/read_fields.py', fieldsPath(folder(), 'rods'));
    expect(printed).toMatch(/^rods at 298\.15 K\n/);
    const example = [...printed.matchAll(/([\d.]+) s +([\d.e-]+) m/g)].map(([, time, value]) => [+time, +value]);
    expect(example).toHaveLength(4);
    let farthest = 0;
    for (const [k, [time, value]] of example.entries()) {
      const expected = rows.find((row) => row['time [s]'] === time)?.['mean thickness [m]'] ?? Number.NaN;
      expect(told.times[k]).toBe(time);
      for (const found of [value, told.thickness[k]]) farthest = Math.max(farthest, Math.abs(found / expected - 1));
    }
    console.log(
      `mean thickness, h5py against series.csv: relative difference ${farthest.toExponential(1)}, at most 1e-6`,
    );
    expect(farthest).toBeLessThan(1e-6);
    expect(told.thickness[3]).toBeGreaterThan(1.02 * told.thickness[0]);
  });
});

interface Grid {
  readonly time: number;
  /** z, y, x */
  readonly nodes: number[];
  readonly spacing: number[];
  readonly sums: Record<string, number>;
}

describe('fields.xdmf', () => {
  const read = (python: typeof h5py, script: string) =>
    JSON.parse(runPython(python, script, xdmfPath(folder(), 'rods'))) as Grid[];

  test.skipIf(h5py.missing)(`names slices that fields.h5 has, at its times, cell by cell${h5py.missing}`, () => {
    const grids = read(h5py, 'check_xdmf.py');
    expect(grids.map(({ time }) => time)).toEqual([0, 1, 2, 4]);
    for (const { nodes, spacing, sums } of grids) {
      expect(nodes).toEqual([2, 41, 33]);
      expect(spacing).toEqual(Array(3).fill(input.grid.spacing));
      expect(Object.keys(sums)).toHaveLength(7 + 5 + 2);
    }
    expect(new Set(grids.map(({ sums }) => sums.metal)).size).toBe(4);
  });

  test.skipIf(vtk.missing || h5py.missing)(`is the same to VTK's reader${vtk.missing}`, () => {
    expect(read(vtk, 'check_vtk.py')).toEqual(read(h5py, 'check_xdmf.py'));
  });
});
