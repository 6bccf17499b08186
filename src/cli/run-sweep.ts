/** A sweep from where it stands to its end, as a user follows it. */
import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';
import type { BackendInfo } from '../backend/backend.ts';
import type { BackendKind } from '../backend/backend-kind.ts';
import { claimLocally } from '../experiments/sweep/claim.ts';
import type { Engine, Sweep } from '../experiments/sweep/engine.ts';
import { gather, writeTable } from '../experiments/sweep/gather.ts';
import { localEngine } from '../experiments/sweep/local.ts';
import { slurmJobs } from '../experiments/sweep/slurm/ledger.ts';
import { retry } from '../experiments/sweep/task.ts';
import { OutputError } from '../output/files.ts';
import { drawMaps, type MapOptions, writeMaps } from '../output/sweep/maps/index.ts';
import { writeSweepPage } from '../output/sweep/page.ts';
import type { Task } from '../output/sweep/plan.ts';
import { type TaskState, taskState } from '../output/sweep/state.ts';
import { chosenBackend, readCount } from './options.ts';
import { closingLines, standingLine, taskLine } from './sweep-lines.ts';
import { refuseSlurmOptions, type SlurmFlags, slurmEngine } from './sweep-slurm.ts';

/** Options that belong to the running of a sweep, not to what it is. */
export interface RunningFlags extends SlurmFlags {
  readonly engine?: 'local' | 'slurm';
  readonly jobs?: number;
  readonly retry?: boolean;
  readonly gather?: boolean;
  readonly dendrites?: number;
  readonly response?: string;
  readonly checkpoint?: number;
}

export interface DriveOptions extends RunningFlags {
  readonly backend?: BackendKind;
  /** The folder as the user named it. */
  readonly shown: string;
}

/** Signals that end a sweep, and the exit status by convention: 128 and the signal's number. */
const ENDINGS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const SIGNALS = Object.keys(ENDINGS) as readonly (keyof typeof ENDINGS)[];

export function runningOptions(): readonly Option[] {
  return [
    new Option('--engine <engine>', 'what runs it: processes of this machine, or a cluster')
      .choices(['local', 'slurm'])
      .default('local'),
    new Option(
      '--jobs <count>',
      'runs at a time on this machine; as many as it has processor cores if absent, on a GPU 2, on an emulated one 1',
    ).argParser(readCount),
    new Option('--retry', 'run those that failed again, too, from their last save'),
    new Option('--gather', 'run nothing: make table and maps of what is done'),
    new Option(
      '--dendrites <ratio>',
      'tip-to-mean ratio from which a deposit counts as dendrites; 1.5 if absent',
    ).argParser(readRatio),
    new Option('--response <column>', 'result that the maps show; tipToMean, at the end, if absent'),
  ];
}

function readRatio(text: string): number {
  const ratio = Number(text);
  if (text.trim() !== '' && ratio > 1) return ratio;
  throw new InvalidArgumentError('write a ratio above 1, such as 1.5');
}

/** Runs what is to do of a sweep, and makes table and maps. Sets the exit status: 1 where a run failed. */
export async function driveSweep(sweep: Sweep, options: DriveOptions): Promise<void> {
  const { folder, plan } = sweep;
  const { engine: kind = 'local', shown } = options;
  if (kind === 'local') refuseSlurmOptions(options);
  // A column that is not there is told before anything runs.
  await drawMaps(plan, { ...gather(folder, plan), rows: [] }, chosenMaps(options));
  const states = plan.tasks.map((task) => taskState(folder, task));
  const isOpen = ({ index }: Task) => {
    const state = states[index].kind;
    return state === 'to do' || state === 'running' || (state === 'failed' && options.retry === true);
  };
  const tasks = options.gather ? [] : plan.tasks.filter(isOpen);
  console.log(`${standingLine(states)}, in ${shown}`);
  let status: number | undefined;
  if (tasks.length > 0) {
    if (kind === 'local' && slurmJobs(folder).length > 0)
      throw new OutputError(
        `runs of ${shown} are with Slurm: go on with --engine slurm, or remove slurm.json when its jobs are gone`,
      );
    const engine = kind === 'slurm' ? slurmEngine(options) : await local(sweep, options, tasks.length);
    const release = kind === 'local' ? claimLocally(folder) : () => {};
    if (options.retry) for (const task of tasks) retry(folder, task);
    try {
      status = await follow(engine, sweep, tasks, kind === 'local' ? 'saving what is under way' : 'ending');
    } finally {
      release();
    }
  }
  const made = await results(sweep, options);
  const ends = plan.tasks.map((task) => ({ task, state: taskState(folder, task) }));
  for (const line of closingLines(plan, ends, shown, made)) console.log(line);
  const hasFailed = ends.some(({ state }) => state.kind === 'failed');
  if (status !== undefined || hasFailed) process.exitCode = status ?? 1;
}

/** Signals end it, with the words `ending`; the exit status is then theirs. */
async function follow(
  engine: Engine,
  sweep: Sweep,
  tasks: readonly Task[],
  ending: string,
): Promise<number | undefined> {
  const { plan } = sweep;
  const interrupt = new AbortController();
  let status: number | undefined;
  const stop = (signal: keyof typeof ENDINGS) => {
    status = ENDINGS[signal];
    if (interrupt.signal.aborted) process.exit(status);
    interrupt.abort();
    console.log(`\n${ending}; ${signal === 'SIGINT' ? 'Ctrl-C' : signal} again ends at once`);
  };
  const begun = Date.now();
  let ended = 0;
  const onTask = (task: Task, state: TaskState) => {
    ended++;
    const left = (((Date.now() - begun) / 1000) * (tasks.length - ended)) / ended;
    console.log(taskLine(plan, task, state, plan.tasks.length - tasks.length + ended, left));
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    await engine(sweep, { tasks, signal: interrupt.signal, onTask, onNote: (line) => console.log(line) });
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
  return status;
}

async function local(
  { folder, plan }: Sweep,
  { jobs, backend = plan.backend, checkpoint }: DriveOptions,
  count: number,
): Promise<Engine> {
  // Opened to learn which it is, and that it is there: each process of the pool opens its own.
  const tried = await chosenBackend(backend, console.log);
  const at = Math.min(jobs ?? usualJobs(tried.info), count);
  tried.destroy();
  const args = ['sweep-task', folder, '--backend', backend];
  const saving = checkpoint === undefined ? [] : ['--checkpoint', `${checkpoint} s`];
  return localEngine({ jobs: at, worker: { program: process.argv[1], args: [...args, ...saving] } });
}

/**
 * Runs at a time. On the twin as many as there are cores, because each keeps one busy. On a GPU 2, because one computes while the other
 * waits for its host to measure and write; none starves, because each has at most two batches of some 25 ms under way, and the device
 * takes them in turn. An emulated GPU takes all cores for one.
 */
function usualJobs({ kind, software }: BackendInfo): number {
  if (kind === 'cpu') return availableParallelism();
  return software ? 1 : 2;
}

function chosenMaps({ dendrites, response }: DriveOptions): MapOptions {
  return { ...(dendrites === undefined ? {} : { dendrites }), ...(response === undefined ? {} : { response }) };
}

async function results({ folder, plan }: Sweep, options: DriveOptions): Promise<readonly string[]> {
  const table = gather(folder, plan);
  const tables = await writeTable(folder, plan, table);
  const chosen = chosenMaps(options);
  const maps = await writeMaps(folder, plan, table, chosen);
  return [...tables, ...maps, await writeSweepPage(folder, plan, table, chosen)];
}
