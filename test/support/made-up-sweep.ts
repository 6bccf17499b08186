/** A sweep that was never run: its table from a formula, for the tests of its maps. */
import type { Parameter, SweepPlan, Task } from '../../src/output/sweep/plan.ts';
import type { Column, Table } from '../../src/output/sweep/table.ts';

export const current: Parameter = {
  path: 'control.current',
  written: '2, 4, 8, 16 mA/cm2',
  kind: 'number',
  unit: 'A/m²',
  levels: [20, 40, 80, 160],
};
export const fraction: Parameter = {
  path: 'filler.structure.fraction',
  written: '10 % to 40 % in 4',
  kind: 'number',
  unit: '–',
  levels: [0.1, 0.2, 0.3, 0.4],
};
export const placement: Parameter = {
  path: 'filler.structure.placement',
  written: 'even, random',
  kind: 'word',
  unit: '–',
  levels: ['even', 'random'],
};

export interface MadeUp {
  readonly parameters: readonly Parameter[];
  readonly cases?: readonly string[];
  readonly seeds?: readonly number[];
  readonly design?: SweepPlan['design'];
  /** Points; all combinations of the levels by default. */
  readonly points?: readonly Task['point'][];
  /** What a run comes to. */
  readonly result: (task: Task) => Readonly<Record<string, number | string>>;
}

/** Its plan and its table, the columns as `gather` has them. */
export function madeUpSweep({
  parameters,
  cases = ['pvh-rods'],
  seeds = [1],
  design = 'grid',
  points,
  result,
}: MadeUp): {
  readonly plan: SweepPlan;
  readonly table: Table;
} {
  const all = points ?? combinations(parameters);
  const tasks = cases
    .flatMap((name) => all.flatMap((point) => seeds.map((seed) => ({ case: name, seed, point }))))
    .map((task, index): Task => ({ ...task, index, id: String(index + 1).padStart(4, '0'), overrides: [] }));
  const plan: SweepPlan = {
    program: 'tipfield',
    format: 1,
    name: 'made-up',
    title: 'A sweep that was never run',
    study: { text: '', path: 'made-up.yaml', overrides: [] },
    parameters,
    design,
    seeds,
    backend: 'cpu',
    tasks,
  };
  const rows = tasks.map((task) => ({
    run: task.id,
    case: task.case,
    seed: task.seed,
    ...task.point,
    outcome: 'finished',
    reason: '',
    tipToMean: Number.NaN,
    cellVoltage: Number.NaN,
    ...result(task),
  }));
  const inputs = parameters.map(({ path, unit, kind }): Column => {
    return { key: path, title: path.split('.').at(-1) ?? path, unit, role: 'input', kind };
  });
  return { plan, table: { columns: [...FIRST, ...inputs, ...RESULTS], rows } };
}

const FIRST: readonly Column[] = [
  { key: 'run', title: 'run', unit: '–', role: 'input', kind: 'word' },
  { key: 'case', title: 'case', unit: '–', role: 'input', kind: 'word' },
  { key: 'seed', title: 'seed', unit: '–', role: 'input', kind: 'number' },
];
const RESULTS: readonly Column[] = [
  { key: 'outcome', title: 'outcome', unit: '–', role: 'result', kind: 'word' },
  { key: 'reason', title: 'reason', unit: '–', role: 'result', kind: 'word' },
  { key: 'tipToMean', title: 'tip-to-mean ratio', unit: '–', role: 'result', kind: 'number' },
  { key: 'cellVoltage', title: 'cell voltage', unit: 'V', role: 'result', kind: 'number' },
];

function combinations([first, ...others]: readonly Parameter[]): readonly Task['point'][] {
  if (first === undefined) return [{}];
  return first.levels.flatMap((level) => combinations(others).map((point) => ({ [first.path]: level, ...point })));
}
