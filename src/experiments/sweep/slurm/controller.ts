/** The two commands of Slurm that a sweep needs: sbatch and squeue. No accounting is asked. */
import { execFile } from 'node:child_process';
import { ClusterError } from './cluster-error.ts';

/** A task as the queue shows it. */
export interface Queued {
  /** Name of the job, as in the ledger. */
  readonly name: string;
  /** Number of the array job. */
  readonly job: string;
  /** The array's index. */
  readonly index: number;
  /** `PENDING`, `RUNNING`, `CANCELLED` …, squeue(1) */
  readonly state: string;
  /** Why it waits: `Resources`; `None` */
  readonly reason: string;
}

export interface Controller {
  /** Number of the job. Throws Unreachable where no answer came, ClusterError where the job was refused. */
  readonly submit: (script: string) => Promise<string>;
  /** The jobs of these names: what waits or runs, and what ended within the last minutes. Throws Unreachable. */
  readonly queue: (names: readonly string[]) => Promise<readonly Queued[]>;
  /** The array index that the site does not take any more. Throws Unreachable. */
  readonly arrayEnd: () => Promise<number>;
}

/** The controller gave no answer: it is down, or restarts, or is busy. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** What Slurm's commands say when the controller, and not the request, is at fault. */
const SILENCE =
  /unable to contact|socket timed out|connection refused|connection reset|connect failure|zero bytes|standby|temporarily|communication|try again|not responding|munge|timed out/i;

/** An answer that takes longer is given up [ms] */
const PATIENCE = 100_000;
/** MaxArraySize where a site sets none, slurm.conf(5) */
const ARRAY_END = 1001;

/** Slurm as this machine's commands reach it; `env` is added to the environment. */
export function slurmController(env: Readonly<Record<string, string>> = {}): Controller {
  const ask = (program: string, args: readonly string[]) => answer(program, args, { ...process.env, ...env });
  return {
    submit: async (script) => {
      const reply = await ask('sbatch', ['--parsable', script]);
      const job = /^(\d+)(;\S+)?\s*$/m.exec(reply)?.[1];
      if (job === undefined) throw new Unreachable(`sbatch answered "${reply.trim()}" in place of a job's number`);
      return job;
    },
    queue: async (names) =>
      readQueue(
        await ask('squeue', [
          '--array',
          '--noheader',
          '--states=all',
          `--name=${names.join(',')}`,
          '--format=%j|%F|%K|%T|%r',
        ]),
      ),
    arrayEnd: async () => {
      const reply = await ask('scontrol', ['show', 'config']);
      return Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(reply)?.[1] ?? ARRAY_END);
    },
  };
}

/** Lines `name|job|index|state|reason`; jobs without an index are not ours. */
export function readQueue(text: string): readonly Queued[] {
  return text.split('\n').flatMap((line) => {
    const [name, job, index, state, reason] = line.trim().split('|');
    if (reason === undefined || !/^\d+$/.test(index)) return [];
    return [{ name, job, index: Number(index), state, reason }];
  });
}

/** What the program prints. Only sbatch can refuse: a question that gets no answer is asked again. */
function answer(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env, timeout: PATIENCE, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const told = stderr.trim() || `${program}: ${error.message}`;
      if (error.code === 'ENOENT') reject(new ClusterError(missing(program)));
      else if (program === 'sbatch' && !error.killed && !SILENCE.test(told)) reject(new ClusterError(told));
      else reject(new Unreachable(told));
    });
  });
}

function missing(program: string): string {
  return (
    `no ${program} on this machine: type the command where jobs are submitted, write the script alone with --no-submit, ` +
    'or run the sweep here with --engine local'
  );
}
