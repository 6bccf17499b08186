/** The array script of a submission: all that `sbatch` needs, so that it can be read, changed and submitted by hand. */
import { ClusterError } from './cluster-error.ts';
import type { SlurmOptions } from './options.ts';

export interface ScriptInput {
  /** Name of the job, by which it is found in the queue. */
  readonly name: string;
  /** The sweep's folder; absolute, and the same on every node. */
  readonly folder: string;
  /** Numbers of the tasks, from 1, ascending: `0007` is 7. */
  readonly numbers: readonly number[];
  /** Subtracted from a number to make the array's index, because sites bound that. */
  readonly first: number;
}

/** Seconds before a time limit at which a task is told to save: a save takes less, and sbatch sends it up to a minute early. */
const NOTICE = 60;

/** Options that the follower relies on. */
const OWN = ['array', 'job-name', 'output', 'error', 'open-mode', 'chdir', 'parsable', 'wait', 'wrap', 'test-only'];
const OWN_LETTERS: Readonly<Record<string, string>> = {
  a: 'array',
  J: 'job-name',
  o: 'output',
  e: 'error',
  D: 'chdir',
  W: 'wait',
};

/** Text of the script. Throws ClusterError where an option or the folder cannot stand in one. */
export function arrayScript({ name, folder, numbers, first }: ScriptInput, options: SlurmOptions): string {
  const { program, partition, time, gres, throttle, checkpoint, sbatch } = options;
  for (const option of sbatch) checkOption(option);
  if (/['\n\r]/.test(folder))
    throw new ClusterError(
      `the folder ${folder} has a quote or a line break, which sbatch does not take: name another one`,
    );
  const atOnce = throttle === undefined ? '' : `%${throttle}`;
  const site = [
    ...(partition === undefined ? [] : [`--partition=${partition}`]),
    ...(time === undefined ? [] : [`--time=${time}`]),
    ...(gres === undefined ? [] : [`--gres=${gres}`]),
    ...sbatch,
  ];
  for (const option of site.slice(0, site.length - sbatch.length)) checkLine(option);
  const saving = checkpoint === undefined ? '' : ` --checkpoint '${checkpoint} s'`;
  const index = `$((SLURM_ARRAY_TASK_ID + ${first - 1}))`;
  return [
    '#!/bin/sh',
    '# Written by tipfield: one array task for each run of a sweep. A task that ends with 75 has saved and wants to go on.',
    `#SBATCH --job-name=${name}`,
    `#SBATCH --array=${ranges(numbers.map((number) => number - first))}${atOnce}`,
    `#SBATCH --chdir='${folder}'`,
    `#SBATCH --output=log/${first > 0 ? `${first}+` : ''}%4a.txt`,
    '#SBATCH --open-mode=append',
    '#SBATCH --requeue',
    `#SBATCH --signal=B:TERM@${NOTICE}`,
    ...site.map((option) => `#SBATCH ${option}`),
    'echo "job $SLURM_ARRAY_JOB_ID, task $SLURM_ARRAY_TASK_ID on $(hostname), $(date)"',
    '# exec, so that the signal which comes before the time limit reaches the program.',
    `exec ${program.map(quoted).join(' ')} sweep-task ${quoted(folder)} "${index}"${saving}`,
    '',
  ].join('\n');
}

/** `3,5,7-9` of 3, 5, 7, 8, 9. */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** Throws ClusterError unless it is an option of sbatch that may be given along. */
export function checkOption(option: string): void {
  checkLine(option);
  const word = /^--([a-z-]+)/.exec(option)?.[1] ?? OWN_LETTERS[/^-([A-Za-z])/.exec(option)?.[1] ?? ''];
  if (!/^--?[A-Za-z]/.test(option))
    throw new ClusterError(
      `--sbatch "${option}": write an option as sbatch takes it, such as --sbatch "--account=physics"`,
    );
  if (word !== undefined && OWN.includes(word))
    throw new ClusterError(
      `--sbatch "${option}": the sweep sets --${word} itself; for another script, --no-submit writes it for you to change`,
    );
}

function checkLine(option: string): void {
  if (/[\n\r]/.test(option))
    throw new ClusterError(`"${option}" has a line break, which an option of sbatch cannot have`);
}

/** A word of the shell that stands for itself. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
