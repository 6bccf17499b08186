import { Command, Option } from 'commander';
import type { BackendInfo } from '../backend/backend.ts';
import { BACKEND_KINDS, type BackendKind } from '../backend/backend-kind.ts';
import { unfinishedRun } from '../experiments/comparison.ts';
import { checkpointOption, reportOption } from './options.ts';
import { resumeStudy } from './run-study.ts';

interface Options {
  readonly backend?: BackendKind;
  readonly checkpoint?: number;
  readonly report: boolean;
}

export const resumeCommand = new Command('resume')
  .description('go on with a run that was interrupted, killed or that failed')
  .argument('<run>', 'run folder')
  .addOption(
    new Option('--backend <kind>', 'that of the run if absent; another one goes on with other roundings').choices(
      BACKEND_KINDS,
    ),
  )
  .addOption(checkpointOption())
  .addOption(reportOption())
  .action(run);

async function run(folder: string, { backend, checkpoint, report }: Options): Promise<void> {
  const { input, backend: before } = unfinishedRun(folder);
  console.log(`${input.title}\n${input.cases.length} cases in ${folder}`);
  await resumeStudy(input, { backend: backend ?? kindOf(before), folder, checkpoint, report });
}

/** What gives the same back end again. */
function kindOf({ kind, software }: BackendInfo): BackendKind {
  if (kind === 'cpu') return 'cpu';
  return software ? 'software' : 'gpu';
}
