import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { BackendKind } from '../backend/backend-kind.ts';
import { findStudy } from '../case/load.ts';
import { calibratedPlan, isSamePlan, type MadePlan, makePlan } from '../experiments/sweep/make-plan.ts';
import { slurmJobs } from '../experiments/sweep/slurm/ledger.ts';
import { OutputError } from '../output/files.ts';
import type { SweepPlan } from '../output/sweep/plan.ts';
import { createSweepFolder, readPlan } from '../output/sweep/plan-file.ts';
import { taskState } from '../output/sweep/state.ts';
import { backendOption, checkpointOption, collect, readCount } from './options.ts';
import { type DriveOptions, driveSweep, type RunningFlags, runningOptions } from './run-sweep.ts';
import { readSweepFile } from './sweep-file.ts';
import { planLines, runLines } from './sweep-lines.ts';
import { DESIGN_NAMES, DESIGNS } from './sweep-options.ts';
import { slurmOptions } from './sweep-slurm.ts';

interface Options extends RunningFlags {
  readonly vary: readonly string[];
  readonly design?: (typeof DESIGNS)[number];
  readonly runs?: number;
  readonly seeds?: number;
  readonly cases?: readonly string[];
  readonly set: readonly string[];
  readonly backend: BackendKind;
  readonly output?: string;
  readonly force?: boolean;
  readonly list?: boolean;
}

export const sweepCommand = new Command('sweep')
  .description('run a study at many points: a table, maps, and every run resumable')
  .argument('<study>', 'name of an example, a study file, or a file with study:, vary:, …')
  .option(
    '--vary <path=levels>',
    'such as control.current="2, 4, 8 mA/cm2" or "2 to 8 mA/cm2 in 4" or "… in 4 log"; repeatable',
    collect,
    [],
  )
  .addOption(
    new Option(
      '--design <design>',
      'grid: all combinations, if absent; list: levels side by side; latin: a Latin hypercube of --runs points',
    ).choices(DESIGNS),
  )
  .option('--runs <count>', 'points of a Latin hypercube', readCount)
  .option('--seeds <count>', 'replicates of each point, on microstructures of so many seeds', readCount)
  .option('--cases <names>', 'cases of the study that run, separated by commas; all if absent', readNames)
  .option('--set <path=value>', 'any value of the study, the same for all runs; repeatable', collect, [])
  .addOption(backendOption())
  .option('-o, --output <folder>', 'folder of the sweep; runs/sweep-<study> if absent')
  .option('-f, --force', 'replace another sweep in that folder')
  .option('--list', 'print the runs that follow, and run none');
for (const option of [...runningOptions(), checkpointOption(), ...slurmOptions()]) sweepCommand.addOption(option);
sweepCommand.action(run);

function readNames(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}

async function run(name: string, options: Options): Promise<void> {
  const { plan: asked, warnings } = made(name, options);
  for (const line of planLines(asked)) console.log(line);
  if (options.list) {
    for (const line of runLines(asked)) console.log(line);
    return;
  }
  const folder = resolve(options.output ?? join('runs', asked.name));
  const stored = readPlan(folder);
  const goesOn = stored !== undefined && isSamePlan(asked, stored);
  if (stored && !goesOn) refuseWhileRunning(folder, stored);
  for (const warning of warnings) console.log(`warning: ${warning}`);
  const sweep = goesOn ? stored : await begun(folder, asked, options.force ?? false);
  const drive: DriveOptions = { ...options, shown: options.output ?? join('runs', asked.name) };
  await driveSweep({ folder, plan: sweep }, drive);
}

async function begun(folder: string, asked: SweepPlan, force: boolean): Promise<SweepPlan> {
  const calibrated = await calibratedPlan(asked);
  for (const override of calibrated.study.overrides.slice(asked.study.overrides.length))
    console.log(`calibrated once, for all runs: ${override}`);
  createSweepFolder(folder, calibrated, force);
  return calibrated;
}

/** A sweep that is replaced must not be written to meanwhile. */
function refuseWhileRunning(folder: string, stored: SweepPlan): void {
  const states = stored.tasks.map((task) => taskState(folder, task).kind);
  const running = stored.tasks.find((_, k) => states[k] === 'running');
  if (running)
    throw new OutputError(`${folder} holds another sweep, and run ${running.id} of it is under way: end that first`);
  const jobs = slurmJobs(folder);
  if (jobs.length > 0 && states.includes('to do'))
    throw new OutputError(
      `${folder} holds another sweep, whose jobs ${jobs.join(', ')} may still be with Slurm: end them with scancel ${jobs.join(' ')} ` +
        'and remove slurm.json, or name another folder',
    );
}

/** What is typed wins over what the file says; parameters and values add to it. */
function made(name: string, options: Options): MadePlan {
  const file = readSweepFile(name);
  const path = findStudy(file?.study ?? name, file?.directory);
  const { runs = file?.runs, seeds = file?.seeds, cases = file?.cases, backend } = options;
  const design = options.design ?? file?.design ?? 'grid';
  const own = basename(file ? name : path).replace(/\.ya?ml$/, '');
  return makePlan({
    name: file ? own : `sweep-${own}`,
    study: { text: readFileSync(path, 'utf8'), path, overrides: [...(file?.set ?? []), ...options.set] },
    vary: [...(file?.vary ?? []), ...options.vary],
    design: DESIGN_NAMES[design],
    backend,
    ...(file?.title === undefined ? {} : { title: file.title }),
    ...(runs === undefined ? {} : { runs }),
    ...(seeds === undefined ? {} : { seeds }),
    ...(cases === undefined ? {} : { cases }),
  });
}
