/** The table of a sweep as files: CSV for everybody, HDF5 for programs, with the same content. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StepRecord } from '../../src/case/experiment.ts';
import { gather, writeTable } from '../../src/experiments/sweep/gather.ts';
import { makePlan } from '../../src/experiments/sweep/make-plan.ts';
import { type Manifest, writeManifest } from '../../src/output/manifest.ts';
import { seriesText } from '../../src/output/series.ts';
import { stepsText } from '../../src/output/steps-file.ts';
import type { SweepPlan, Task } from '../../src/output/sweep/plan.ts';
import { taskFolder } from '../../src/output/sweep/plan-file.ts';
import { MEASURES } from '../../src/run/measures/index.ts';
import { temporaryFolder } from '../support/folder.ts';
import { FORTY_EIGHT_STUDY } from '../support/forty-eight.ts';
import { sampleManifest } from '../support/manifest.ts';
import { pythonWithH5py, runPython } from '../support/python.ts';

const h5py = pythonWithH5py();

const { plan: PLAN } = makePlan({
  name: 'rods',
  study: { text: FORTY_EIGHT_STUDY, path: '/studies/rods.yaml', overrides: [] },
  vary: ['control.current=2, 4 mA/cm2', 'electrolyte=pvh, pvh-im'],
  design: 'grid',
  backend: 'cpu',
});

/** Samples at 0, 1 and 2 s, the largest ratio and voltage in the middle. */
const ROWS = [
  {
    time: 0,
    charge: 0,
    cellVoltage: 0.1,
    tipToMean: 1.2,
    leastSurfaceConcentration: 1000,
    faradayError: 0,
    shortCircuit: 0,
  },
  {
    time: 1,
    charge: 40,
    cellVoltage: 0.6,
    tipToMean: 1.9,
    leastSurfaceConcentration: 12,
    faradayError: -3e-5,
    shortCircuit: 0,
  },
  {
    time: 2,
    charge: 80,
    cellVoltage: 0.3,
    tipToMean: 1.7,
    leastSurfaceConcentration: 40,
    faradayError: 2e-5,
    shortCircuit: 1,
  },
];

const REASON = 'it said: "no", then\nended';

/** The first run ended by a short circuit, the second failed, the third runs no more, the fourth was not begun. */
function folderOf({ tasks }: SweepPlan): string {
  const folder = temporaryFolder();
  const manifest = sampleManifest(['rods']);
  const made = (task: Task, change: Partial<Manifest>) => {
    mkdirSync(join(taskFolder(folder, task), 'rods'), { recursive: true });
    writeManifest(taskFolder(folder, task), { ...manifest, ...change });
    writeFileSync(join(taskFolder(folder, task), 'rods/series.csv'), seriesText(MEASURES, ROWS));
  };
  made(tasks[0], { status: 'short circuit' });
  made(tasks[1], { status: 'failed', reason: REASON });
  made(tasks[2], { status: 'interrupted' });
  return folder;
}

test('a row tells what was asked for and what came of it; what failed or is not done has no results', () => {
  const folder = folderOf(PLAN);
  const { rows, columns } = gather(folder, PLAN);
  expect(rows[0]).toEqual({
    run: '0001',
    case: 'rods',
    seed: 1,
    'control.current': 20,
    electrolyte: 'pvh',
    outcome: 'short circuit',
    reason: '',
    time: 2,
    tipToMean: 1.7,
    maximumHeight: Number.NaN,
    meanThickness: Number.NaN,
    deadShare: Number.NaN,
    cellVoltage: 0.3,
    charge: 80,
    leastSurfaceConcentration: 12,
    largestTipToMean: 1.9,
    largestCellVoltage: 0.6,
    worstFaradayError: 3e-5,
    timeOfShort: 2,
  });
  expect(columns.map(({ key }) => key)).toEqual(Object.keys(rows[0]));
  expect(rows.map(({ outcome, reason, charge }) => [outcome, reason, charge])).toEqual([
    ['short circuit', '', 80],
    ['failed', REASON, Number.NaN],
    ['', '', Number.NaN],
    ['', '', Number.NaN],
  ]);
});

test('table.csv quotes what would break it, and leaves empty what is not known', async () => {
  const folder = folderOf(PLAN);
  await writeTable(folder, PLAN, gather(folder, PLAN));
  const text = readFileSync(join(folder, 'table.csv'), 'utf8');
  expect(text).toMatch(
    /^run,case,seed \[–\],control\.current \[A\/m²\],electrolyte,outcome,reason of failure,time \[s\],/,
  );
  expect(text).toContain('\n0002,rods,1,20,pvh-im,failed,"it said: ""no"", then\nended",,,,,,,,,,,,\n');
  expect(text).toContain('\n0004,rods,1,40,pvh-im,,,,,,,,,,,,,,\n');
});

test.skipIf(h5py.missing)(
  `table.h5 is read by h5py with the same content, units and roles${h5py.missing}`,
  async () => {
    const folder = folderOf(PLAN);
    const table = gather(folder, PLAN);
    const [, path] = await writeTable(folder, PLAN, table);
    const { columns, ...head } = JSON.parse(runPython(h5py, 'check_table.py', path)) as {
      columns: Record<string, { values: (number | string | null)[]; units: string; long_name: string; role: string }>;
    };
    expect(head).toEqual({ title: 'Rods that are short of salt', design: 'grid' });
    const told = table.columns.map(({ key }) => table.rows.map((row) => (Number.isNaN(row[key]) ? null : row[key])));
    expect(Object.keys(columns)).toEqual(table.columns.map(({ key }) => key));
    expect(Object.values(columns).map(({ values }) => values)).toEqual(told);
    expect(columns['control.current']).toMatchObject({ units: 'A/m^2', role: 'input' });
    expect(columns.largestTipToMean).toMatchObject({
      units: '1',
      long_name: 'largest tip-to-mean ratio',
      role: 'result',
    });
  },
);

test('a run of an experiment tells the cycles that were not cut off, and the polarisation of the last of them', () => {
  const text = FORTY_EIGHT_STUDY.replace(
    / *control: .*\n *duration: .*\n *output: .*\n/,
    '    experiment: [plate at 1 mA/cm2 for 1 h, strip, repeat 9]\n',
  );
  const study = { text, path: '/studies/rods.yaml', overrides: [] };
  const { plan } = makePlan({ name: 'rods', study, vary: [], seeds: 1, design: 'grid', backend: 'cpu' });
  const folder = folderOf({ ...plan, tasks: [...plan.tasks, ...PLAN.tasks.slice(1)] });
  const turn = (
    cycle: number,
    kind: 'plate' | 'strip',
    middleVoltage: number,
    endedBy: StepRecord['endedBy'] = 'time',
  ) => ({
    ...{ index: 0, cycle, kind, density: 10, from: 0, to: 1, charge: 1, endVoltage: 9, endCurrent: 1, deadMetal: 0 },
    ...{ middleVoltage, endedBy },
  });
  const steps = [
    turn(1, 'plate', 0.1),
    turn(1, 'strip', -0.12),
    turn(2, 'plate', 0.2),
    turn(2, 'strip', -0.24),
    turn(3, 'plate', 0.3, 'short circuit'),
  ];
  writeFileSync(join(taskFolder(folder, plan.tasks[0]), 'rods/steps.csv'), stepsText(steps));
  const { rows } = gather(folder, plan);
  expect(rows[0]).toMatchObject({ cycles: 2 });
  expect(rows[0].polarisation).toBeCloseTo(0.22, 12);
});
