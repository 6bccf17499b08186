import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { BackendInfo } from '../backend/backend.ts';
import { BACKEND_KINDS, type BackendKind } from '../backend/backend-kind.ts';
import { unfinishedRun } from '../experiments/comparison.ts';
import { readPlan } from '../output/sweep/plan-file.ts';
import { checkpointOption, readCount, reportOption } from './options.ts';
import { resumeStudy } from './run-study.ts';
import { driveSweep } from './run-sweep.ts';
import { planLines } from './sweep-lines.ts';

interface Options {
  readonly backend?: BackendKind;
  readonly checkpoint?: number;
  readonly report: boolean;
  readonly jobs?: number;
  readonly retry?: boolean;
}

export const resumeCommand = new Command('resume')
  .description('go on with a run that was interrupted, killed or that failed, or with a sweep')
  .argument('<run>', 'run folder, or that of a sweep')
  .addOption(
    new Option('--backend <kind>', 'that of the run if absent; another one goes on with other roundings').choices(
      BACKEND_KINDS,
    ),
  )
  .addOption(checkpointOption())
  .addOption(reportOption())
  .option('--jobs <count>', 'of a sweep: runs at a time', readCount)
  .option('--retry', 'of a sweep: run those that failed again, too')
  .action(run);

async function run(folder: string, { backend, checkpoint, report, ...ofSweep }: Options): Promise<void> {
  const plan = readPlan(folder);
  if (plan) {
    for (const line of planLines(plan)) console.log(line);
    const given = { ...(backend ? { backend } : {}), ...(checkpoint === undefined ? {} : { checkpoint }) };
    await driveSweep({ folder: resolve(folder), plan }, { ...ofSweep, ...given, shown: folder });
    return;
  }
  const { input, backend: before } = unfinishedRun(folder);
  console.log(`${input.title}\n${input.cases.length} cases in ${folder}`);
  await resumeStudy(input, { backend: backend ?? kindOf(before), folder, checkpoint, report });
}

/** What gives the same back end again. */
function kindOf({ kind, software }: BackendInfo): BackendKind {
  if (kind === 'cpu') return 'cpu';
  return software ? 'software' : 'gpu';
}
