/** The results of a sweep as one table, at any moment of it: from the files of its runs and from nothing else. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepRecord } from '../../case/experiment.ts';
import { writeAtomic } from '../../output/files.ts';
import { seriesPath, stepsPath } from '../../output/folder.ts';
import { heading, type Row, readSeries } from '../../output/series.ts';
import { readSteps } from '../../output/steps-file.ts';
import type { SweepPlan, Task } from '../../output/sweep/plan.ts';
import { taskFolder } from '../../output/sweep/plan-file.ts';
import { taskState } from '../../output/sweep/state.ts';
import type { Column, Table } from '../../output/sweep/table.ts';
import { tableText } from '../../output/sweep/table-csv.ts';
import { writeTableHdf5 } from '../../output/sweep/table-hdf5.ts';
import { MEASURES, type MeasureKey } from '../../run/measures/index.ts';
import { studyReader, taskStudy } from './study.ts';

const OF_RUN: readonly Column[] = [
  { key: 'run', title: 'run', unit: '–', role: 'input', kind: 'word' },
  { key: 'case', title: 'case', unit: '–', role: 'input', kind: 'word' },
  { key: 'seed', title: 'seed', unit: '–', role: 'input', kind: 'number' },
];

const ENDS: readonly Column[] = [
  { key: 'outcome', title: 'outcome', unit: '–', role: 'result', kind: 'word' },
  { key: 'reason', title: 'reason of failure', unit: '–', role: 'result', kind: 'word' },
];

/** Of the last sample. */
const LAST = ['time', 'tipToMean', 'maximumHeight', 'meanThickness', 'deadShare', 'cellVoltage', 'charge'] as const;

/** Of all samples: what a run came to at its worst. */
const EXTREMES: readonly (Pick<Column, 'key' | 'title' | 'unit'> & { readonly of: (rows: Samples) => number })[] = [
  {
    key: 'leastSurfaceConcentration',
    title: 'least surface concentration over time',
    unit: 'mol/m³',
    of: (of) => -largest(of('leastSurfaceConcentration').map((value) => -value)),
  },
  {
    key: 'largestTipToMean',
    title: 'largest tip-to-mean ratio',
    unit: '–',
    of: (of) => largest(of('tipToMean')),
  },
  { key: 'largestCellVoltage', title: 'largest cell voltage', unit: 'V', of: (of) => largest(of('cellVoltage')) },
  {
    key: 'worstFaradayError',
    title: 'largest Faraday error',
    unit: '–',
    of: (of) => largest(of('faradayError').map(Math.abs)),
  },
  {
    key: 'timeOfShort',
    title: 'time of short circuit',
    unit: 's',
    of: (of) => of('time')[of('shortCircuit').indexOf(1)] ?? Number.NaN,
  },
];

/** Of an experiment; in sweeps whose runs have one. */
const OF_EXPERIMENT: readonly Column[] = [
  { key: 'cycles', title: 'cycles done', unit: '–', role: 'result', kind: 'number' },
  { key: 'polarisation', title: 'polarisation in the last cycle', unit: 'V', role: 'result', kind: 'number' },
];

/** The values of a measure in all samples. */
type Samples = (key: MeasureKey) => readonly number[];

/** A row for each run, in the order of the plan; what is not done has no outcome and no results, what failed no results. */
export function gather(folder: string, plan: SweepPlan): Table {
  const varied = plan.parameters.map(
    ({ path, unit, kind }): Column => ({ key: path, title: path, unit, role: 'input', kind }),
  );
  const results = [...LAST.map((key) => MEASURES.find((measure) => measure.key === key)!), ...EXTREMES].map(
    ({ key, title, unit }): Column => ({ key, title, unit, role: 'result', kind: 'number' }),
  );
  if (hasExperiment(plan)) results.push(...OF_EXPERIMENT);
  const columns = [...OF_RUN, ...varied, ...ENDS, ...results];
  return { columns, rows: plan.tasks.map((task) => rowOf(folder, task, results)) };
}

function rowOf(folder: string, task: Task, results: readonly Column[]): Table['rows'][number] {
  const state = taskState(folder, task);
  const asked = { run: task.id, case: task.case, seed: task.seed, ...task.point };
  const nothing = Object.fromEntries(results.map(({ key }) => [key, Number.NaN]));
  switch (state.kind) {
    case 'done':
      return { ...asked, outcome: state.outcome, reason: '', ...nothing, ...resultsOf(folder, task) };
    case 'failed':
      return { ...asked, outcome: 'failed', reason: state.reason, ...nothing };
    case 'running':
    case 'to do':
      return { ...asked, outcome: '', reason: '', ...nothing };
  }
}

/** By the study alone, so that the columns are the same however far the sweep has come. */
function hasExperiment(plan: SweepPlan): boolean {
  const read = studyReader(plan.study, plan.name);
  const firsts = plan.tasks.filter((task, k) => plan.tasks.findIndex((other) => other.case === task.case) === k);
  return firsts.some((task) => taskStudy(plan, task, read).cases.some(({ experiment }) => experiment !== undefined));
}

function resultsOf(folder: string, task: Task): Readonly<Record<string, number>> {
  const path = seriesPath(taskFolder(folder, task), task.case);
  const rows: readonly Row[] = existsSync(path) ? readSeries(readFileSync(path, 'utf8')).rows : [];
  const headings = new Map(MEASURES.map((measure) => [measure.key as string, heading(measure)]));
  const of: Samples = (key) => rows.map((row) => row[headings.get(key)!] ?? Number.NaN);
  return Object.fromEntries([
    ...LAST.map((key) => [key, of(key).at(-1) ?? Number.NaN] as const),
    ...EXTREMES.map(({ key, of: extreme }) => [key, extreme(of)] as const),
    ...Object.entries(experimentOf(stepsPath(taskFolder(folder, task), task.case))),
  ]);
}

/**
 * The last cycle that no short circuit cut off, and its polarisation: half of the difference between the cell voltages in the middle of
 * plating and of stripping.
 */
function experimentOf(path: string): Readonly<Record<string, number>> {
  if (!existsSync(path)) return {};
  const steps = readSteps(readFileSync(path, 'utf8'), path);
  const last = steps.at(-1);
  if (!last) return {};
  const cycles = last.endedBy === 'short circuit' ? last.cycle - 1 : last.cycle;
  const middle = (kind: StepRecord['kind']) =>
    steps.findLast((step) => step.cycle === cycles && step.kind === kind)?.middleVoltage ?? Number.NaN;
  return { cycles, polarisation: (middle('plate') - middle('strip')) / 2 };
}

/** NaN where nothing was measured. */
function largest(values: readonly number[]): number {
  const measured = values.filter((value) => !Number.isNaN(value));
  return measured.length === 0 ? Number.NaN : Math.max(...measured);
}

/** Writes table.csv and table.h5 into the folder of the sweep, and gives their paths. Throws OutputError. */
export async function writeTable(folder: string, plan: SweepPlan, table: Table): Promise<readonly string[]> {
  const [csv, hdf5] = [join(folder, 'table.csv'), join(folder, 'table.h5')];
  writeAtomic(csv, tableText(table));
  await writeTableHdf5(hdf5, plan, table);
  return [csv, hdf5];
}
