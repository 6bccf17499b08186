/** A queue that does what a test tells it, with a clock of its own: for what the follower of Slurm decides. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Controller, type Queued, Unreachable } from '../../src/experiments/sweep/slurm/controller.ts';
import { openSlurm } from '../../src/experiments/sweep/slurm/engine.ts';
import type { SlurmOptions } from '../../src/experiments/sweep/slurm/options.ts';
import type { Task } from '../../src/output/sweep/plan.ts';
import type { TaskState } from '../../src/output/sweep/state.ts';

export interface Cluster {
  /** Job name and the array as written, of each submission in order. */
  readonly submitted: readonly { readonly name: string; readonly array: string }[];
  /** What the user was told. */
  readonly notes: readonly string[];
  /** What became of the tasks that the engine is done with, by id. */
  readonly ended: ReadonlyMap<string, TaskState>;
  /** Puts the task, 1 for 0001, of the last job that holds it into a state, or takes it out of the queue. */
  readonly put: (number: number, state: string | undefined, reason?: string) => void;
  /** The task starts: its log says so. */
  readonly begin: (number: number) => void;
  /** Leaves a run.json. */
  readonly write: (number: number, status: string, time: number) => void;
  /** `down`: no answers. `loses`: takes the next job and its answer is lost. `drops`: the job itself is lost. `refuses`: says no. */
  mood: 'well' | 'down' | 'loses' | 'drops' | 'refuses';
  arrayEnd: number;
  /** Follows so many tasks; `days[k]` happens in the pause after the k-th look. Ends when the days are over. */
  readonly follow: (count: number, days: readonly (() => void)[], options?: Partial<SlurmOptions>) => Promise<void>;
}

const OPTIONS: SlurmOptions = {
  program: ['/usr/bin/node', '/opt/tipfield/dist/cli.js'],
  sbatch: [],
  submit: true,
  follow: true,
  resubmit: 2,
  poll: 10,
  settle: 0,
};

export function openCluster(folder: string): Cluster {
  const rows: Queued[] = [];
  const submitted: { name: string; array: string }[] = [];
  const notes: string[] = [];
  const ended = new Map<string, TaskState>();
  let clock = Date.parse('2026-01-01T00:00:00Z');
  const cluster: Cluster = {
    submitted,
    notes,
    ended,
    mood: 'well',
    arrayEnd: 1001,
    put: (number, state, reason = 'None') => {
      const at = rows.findLastIndex(({ index }) => index === number);
      const [row] = rows.splice(at, 1);
      if (state !== undefined) rows.splice(at, 0, { ...row, state, reason });
    },
    begin: (number) => {
      const { job, index } = rows.findLast((row) => row.index === number) as Queued;
      writeFileSync(join(folder, `log/${id(number)}.txt`), `job ${job}, task ${index} on somewhere\n`, { flag: 'a' });
    },
    write: (number, status, time) => {
      mkdirSync(join(folder, 'runs', id(number)), { recursive: true });
      const manifest = {
        program: 'tipfield',
        format: 1,
        status,
        reason: 'told',
        cases: [{ time }],
        input: { cases: [] },
      };
      writeFileSync(join(folder, 'runs', id(number), 'run.json'), JSON.stringify(manifest));
    },
    follow: async (count, days, options = {}) => {
      const stop = new AbortController();
      let day = 0;
      const pause = (seconds: number) => {
        clock += 1000 * seconds;
        if (day < days.length) days[day++]();
        else stop.abort();
        return Promise.resolve();
      };
      const engine = openSlurm({ ...OPTIONS, ...options }, { controller, pause, now: () => clock });
      const tasks = Array.from({ length: count }, (_, index) => taskAt(index));
      const plan = { ...PLAN, tasks };
      const onTask = (task: Task, state: TaskState) => ended.set(task.id, state);
      await engine({ folder, plan }, { tasks, signal: stop.signal, onTask, onNote: (line) => notes.push(line) });
    },
  };
  const controller: Controller = {
    arrayEnd: () =>
      cluster.mood === 'down' ? Promise.reject(new Unreachable('down')) : Promise.resolve(cluster.arrayEnd),
    submit: (script) => {
      if (['down', 'drops'].includes(cluster.mood)) return Promise.reject(new Unreachable('down'));
      if (cluster.mood === 'refuses') return Promise.reject(new Error('Invalid partition name specified'));
      const text = readFileSync(script, 'utf8');
      const [, name] = /--job-name=(\S+)/.exec(text) as RegExpExecArray;
      const [, array] = /--array=([\d,-]+)/.exec(text) as RegExpExecArray;
      const job = String(20 + submitted.push({ name, array }));
      for (const part of array.split(',')) {
        const [from, to = from] = part.split('-').map(Number);
        for (let index = from; index <= to; index++)
          rows.push({ name, job, index, state: 'PENDING', reason: 'Resources' });
      }
      if (cluster.mood === 'loses') return Promise.reject(new Unreachable('timed out'));
      return Promise.resolve(job);
    },
    queue: (names) =>
      cluster.mood === 'down'
        ? Promise.reject(new Unreachable('Unable to contact slurm controller'))
        : Promise.resolve(rows.filter(({ name }) => names.includes(name))),
  };
  return cluster;
}

function id(number: number): string {
  return String(number).padStart(4, '0');
}

function taskAt(index: number): Task {
  return { id: id(index + 1), index, case: 'pvh', seed: 1, point: {}, overrides: [] };
}

const PLAN = {
  program: 'tipfield',
  format: 1,
  name: 'tried',
  title: 'Tried',
  study: { text: '', path: '', overrides: [] },
  parameters: [],
  design: 'grid',
  seeds: [1],
  backend: 'cpu',
} as const;
