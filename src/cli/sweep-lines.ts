/** What `tipfield sweep` prints. */
import { relative } from 'node:path';
import { told } from '../experiments/sweep/task.ts';
import { formatQuantity, shortNumber } from '../output/quantity.ts';
import type { SweepPlan, Task } from '../output/sweep/plan.ts';
import type { TaskState } from '../output/sweep/state.ts';

/** What is varied, and how many runs follow. */
export function planLines({ title, parameters, design, seeds, tasks }: SweepPlan): readonly string[] {
  const cases = [...new Set(tasks.map((task) => task.case))];
  const factors = [
    design === 'grid'
      ? parameters.map(({ levels }) => levels.length).join(' × ') || '1'
      : String(tasks.length / cases.length / seedsPerPoint(tasks, cases)),
    ...(cases.length > 1 ? [`${cases.length} cases`] : []),
    ...(seeds.length > 1 && seedsPerPoint(tasks, cases) > 1 ? [`${seeds.length} seeds`] : []),
  ];
  return [
    title,
    ...parameters.map(({ path, written }) => `  ${path}: ${written}`),
    `${tasks.length} runs, ${design}: ${factors.join(' × ')}${cases.length > 1 ? ` (${cases.join(', ')})` : `, ${cases[0]}`}`,
  ];
}

/** Runs of one case at one point. */
function seedsPerPoint(tasks: readonly Task[], cases: readonly string[]): number {
  const first = JSON.stringify(tasks[0].point);
  return tasks.filter((task) => task.case === cases[0] && JSON.stringify(task.point) === first).length;
}

/** Each run in a line: `0001  pvh, seed 1, control.current 2 mA/cm²` */
export function runLines(plan: SweepPlan): readonly string[] {
  return plan.tasks.map((task) => `${task.id}  ${pointOf(plan, task)}`);
}

/** Where a run stands in the sweep. */
export function pointOf({ parameters, seeds, tasks }: SweepPlan, { case: name, seed, point }: Task): string {
  const isOne = tasks.every((task) => task.case === name);
  const values = parameters.map(({ path, unit }) => {
    const value = point[path];
    return `${path} ${typeof value === 'string' ? value : quantityText(value, unit)}`;
  });
  return [...(isOne ? [] : [name]), ...values, ...(seeds.length > 1 ? [`seed ${seed}`] : [])].join(', ');
}

function quantityText(value: number, unit: string): string {
  return unit === '–' ? shortNumber(value, 4) : formatQuantity(value, unit);
}

/** `12 of 48, 0012 finished: control.current 2 mA/cm², seed 3; 80 s left` */
export function taskLine(plan: SweepPlan, task: Task, state: TaskState, done: number, left: number): string {
  const time = Number.isFinite(left) && left > 0 ? `; ${duration(left)} left` : '';
  return `${done} of ${plan.tasks.length}  ${task.id} ${told(state)}  (${pointOf(plan, task)})${time}`;
}

/** `80 s`, `12 min`, `3.4 h` [s] */
export function duration(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${shortNumber(seconds / 3600, 2)} h`;
}

/** `12 of 48 runs are done, 1 failed` */
export function standingLine(states: readonly TaskState[]): string {
  const count = (kind: TaskState['kind']) => states.filter((state) => state.kind === kind).length;
  const failed = count('failed');
  return `${count('done')} of ${states.length} runs are done${failed > 0 ? `, ${failed} failed` : ''}`;
}

interface End {
  readonly task: Task;
  readonly state: TaskState;
}

/** What came of a sweep, what failed and why, where the results lie, and how to go on. */
export function closingLines(
  plan: SweepPlan,
  ends: readonly End[],
  folder: string,
  files: readonly string[],
): readonly string[] {
  const failed = ends.filter(({ state }) => state.kind === 'failed');
  const isOpen = ends.some(({ state }) => state.kind === 'to do' || state.kind === 'running');
  return [
    ...failed.map(({ task, state }) => `${task.id} ${told(state)}  (${pointOf(plan, task)})`),
    `${standingLine(ends.map(({ state }) => state))}; ${files.map((path) => relative(process.cwd(), path)).join(', ')}`,
    ...(isOpen ? [`go on with it: tipfield resume ${folder}`] : []),
    ...(failed.length > 0 ? [`run those that failed again: tipfield resume ${folder} --retry`] : []),
  ];
}
