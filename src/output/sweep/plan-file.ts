/**
 * The folder of a sweep:
 *
 *     sweep.json  table.csv  table.h5  maps/…  log/0001.txt  …  runs/0001/run.json  runs/0001/pvh/series.csv  …
 *
 * sweep.json is written once, before anything runs, and marks the folder as a sweep's own.
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatJson, OutputError, writeAtomic } from '../files.ts';
import type { SweepPlan, Task } from './plan.ts';

export const sweepName = 'sweep.json';

/** The run folder of a task. */
export function taskFolder(folder: string, { id }: Pick<Task, 'id'>): string {
  return join(folder, 'runs', id);
}

/** What its process told. */
export function logPath(folder: string, { id }: Pick<Task, 'id'>): string {
  return join(folder, 'log', `${id}.txt`);
}

/** The sweep that lies in a folder; undefined where there is none. Throws OutputError for one of a newer tipfield. */
export function readPlan(folder: string): SweepPlan | undefined {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(folder, sweepName), 'utf8'));
  } catch {
    return undefined;
  }
  const plan = content as Partial<SweepPlan> | null;
  if (plan?.program !== 'tipfield' || !Array.isArray(plan.tasks)) return undefined;
  if (plan.format !== 1)
    throw new OutputError(
      `${join(folder, sweepName)} has format ${String(plan.format)}, this tipfield reads 1: update it`,
    );
  return plan as SweepPlan;
}

/**
 * Makes the folder of a sweep and writes its plan. One that exists must be empty, or, when `force` is set, hold an earlier sweep: then
 * what tipfield wrote is removed and all else stays. Throws OutputError otherwise.
 */
export function createSweepFolder(folder: string, plan: SweepPlan, force: boolean): void {
  if (existsSync(folder)) makeRoom(folder, force);
  for (const inner of ['runs', 'log']) mkdirSync(join(folder, inner), { recursive: true });
  writeAtomic(join(folder, sweepName), formatJson(plan));
}

function makeRoom(folder: string, force: boolean): void {
  const elsewhere = 'name another folder for the output';
  if (!statSync(folder).isDirectory()) throw new OutputError(`${folder} is a file: ${elsewhere}`);
  const before = readPlan(folder);
  if (before) {
    if (!force)
      throw new OutputError(`${folder} holds another sweep: pass --force to replace it and its runs, or ${elsewhere}`);
    removeSweep(folder, before);
    return;
  }
  const first = readdirSync(folder)[0];
  if (first === undefined) return;
  throw new OutputError(
    `${folder} exists and holds no sweep of tipfield but ${first}: --force does not touch it; ${elsewhere}`,
  );
}

const MADE = ['table.csv', 'table.h5', 'sweep.html', 'slurm.json', 'local.json'];
/** Scripts of Slurm: a large sweep has several. */
const SCRIPT = /^sweep(-\d+)?\.sbatch$/;
/** As tasks are numbered: nothing else is looked for below the folder, because sweep.json may have been edited. */
const ID = /^\d{4,}$/;

/** sweep.json goes last, so that a removal cut short can be taken up again. */
function removeSweep(folder: string, { tasks }: SweepPlan): void {
  const scripts = readdirSync(folder).filter((name) => SCRIPT.test(name));
  for (const name of [...MADE, ...scripts]) rmSync(join(folder, name), { force: true });
  for (const task of tasks.filter(({ id }) => ID.test(id))) {
    rmSync(taskFolder(folder, task), { recursive: true, force: true });
    rmSync(logPath(folder, task), { force: true });
  }
  rmSync(join(folder, 'maps'), { recursive: true, force: true });
  for (const path of [join(folder, 'runs'), join(folder, 'log')])
    if (existsSync(path) && lstatSync(path).isDirectory() && readdirSync(path).length === 0) rmdirSync(path);
  rmSync(join(folder, sweepName));
}
