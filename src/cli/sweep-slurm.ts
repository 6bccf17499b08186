/** The options of `tipfield sweep --engine slurm`. */
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Engine } from '../experiments/sweep/engine.ts';
import { ClusterError } from '../experiments/sweep/slurm/cluster-error.ts';
import { openSlurm } from '../experiments/sweep/slurm/engine.ts';
import { SLURM_DEFAULTS, type SlurmOptions } from '../experiments/sweep/slurm/options.ts';
import { checkOption } from '../experiments/sweep/slurm/script.ts';
import { readCount, readTime } from './options.ts';

/** As commander gives them. */
export type SlurmFlags = Partial<Omit<SlurmOptions, 'program'>>;

const { resubmit, poll, settle } = SLURM_DEFAULTS;

export function slurmOptions(): readonly Option[] {
  return [
    new Option('--partition <name>', 'slurm: as sbatch takes it'),
    new Option(
      '--time <limit>',
      'slurm: time limit of a task, such as 2:00:00; a minute before it the task saves and goes back into the queue',
    ),
    new Option('--gres <resource>', 'slurm: what a task needs, such as gpu:1'),
    new Option('--throttle <number>', 'slurm: tasks that run at a time, at most').argParser(readCount),
    new Option(
      '--sbatch <option>',
      'slurm: any other option of sbatch, such as --sbatch "--account=physics"; repeatable',
    ).argParser(collectSbatch),
    new Option('--no-submit', 'slurm: write sweep.sbatch and end'),
    new Option('--no-follow', 'slurm: submit and end; the same command follows and gathers'),
    new Option(
      '--resubmit <number>',
      `slurm: times that a task which was killed is submitted again without getting further; ${resubmit} if absent`,
    ).argParser(readNumber),
    new Option('--poll <time>', `slurm: time between two looks at the queue; ${poll} s if absent`).argParser(readTime),
    new Option(
      '--settle <time>',
      `slurm: time in which the files of a task may come after it left the queue, as over NFS; ${settle} s if absent`,
    ).argParser(readTime),
  ];
}

/** The engine that these options ask for. */
export function slurmEngine({ submit = true, follow = true, sbatch = [], ...flags }: SlurmFlags): Engine {
  const { partition, time, gres, throttle, checkpoint } = flags;
  return openSlurm({
    program: thisProgram(),
    ...(partition === undefined ? {} : { partition }),
    ...(time === undefined ? {} : { time }),
    ...(gres === undefined ? {} : { gres }),
    ...(throttle === undefined ? {} : { throttle }),
    ...(checkpoint === undefined ? {} : { checkpoint }),
    sbatch,
    submit,
    follow,
    resubmit: flags.resubmit ?? resubmit,
    poll: flags.poll ?? poll,
    settle: flags.settle ?? settle,
  });
}

/** Throws ClusterError for options that only Slurm has. */
export function refuseSlurmOptions({ submit = true, follow = true, ...flags }: SlurmFlags): void {
  const names = ['partition', 'time', 'gres', 'throttle', 'sbatch', 'resubmit', 'poll', 'settle'] as const;
  const given = [
    ...names.filter((name) => flags[name] !== undefined),
    ...(submit ? [] : ['no-submit']),
    ...(follow ? [] : ['no-follow']),
  ];
  if (given.length === 0) return;
  const typed = given.map((name) => `--${name}`).join(', ');
  throw new ClusterError(
    `${typed}: only --engine slurm takes ${given.length === 1 ? 'it' : 'them'}; add that or leave it out`,
  );
}

/** Node and the command line by absolute paths, which a node of the cluster must find as well. */
function thisProgram(): readonly string[] {
  return [process.execPath, ...process.execArgv, realpathSync(resolve(process.argv[1]))];
}

function collectSbatch(value: string, all: readonly string[] = []): readonly string[] {
  try {
    checkOption(value);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
  return [...all, value];
}

/** A whole number from 0. */
function readNumber(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError('write a whole number from 0 on');
}
