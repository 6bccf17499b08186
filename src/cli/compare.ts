import { join } from 'node:path';
import { Command } from 'commander';
import type { BackendKind } from '../backend/backend-kind.ts';
import type { Study } from '../case/case.ts';
import { loadStudy } from '../case/load.ts';
import { backendOption, checkpointOption, collect, reportOption } from './options.ts';
import { runStudy } from './run-study.ts';
import { experimentOption, short, underOptions } from './short-options.ts';

interface Options {
  readonly backend: BackendKind;
  readonly grid?: string;
  readonly frames?: string;
  readonly experiment?: string;
  readonly seed?: string;
  readonly set: readonly string[];
  readonly output?: string;
  readonly force?: boolean;
  readonly checkpoint?: number;
  readonly report: boolean;
}

export const compareCommand = new Command('compare')
  .description('run the cases of a study side by side')
  .argument('<study>', 'name of an example, such as tip-effect, or a YAML file')
  .addOption(backendOption())
  .option('--grid <cells>', 'cells across the width of the domain')
  .option('--frames <times>', 'times of the frames, such as "0 s, 60 s, 150 s" or "every 10 s"')
  .option(
    '--experiment <words>',
    'in place of what is held and for how long, such as "plate at 0.5 mA/cm2 for 1 h or until 5 V; strip; rest 10 min; repeat 20"',
  )
  .option('--seed <number>', 'of the microstructure and the noise')
  .option('--set <path=value>', 'any value of the file, such as control.current="4 mA/cm2"; repeatable', collect, [])
  .option('-o, --output <folder>', 'run folder; runs/<study> if absent')
  .option('-f, --force', 'replace an earlier run in that folder')
  .addOption(checkpointOption())
  .addOption(reportOption())
  .action(run);

async function run(name: string, options: Options): Promise<void> {
  const study = load(name, options);
  const folder = options.output ?? join('runs', study.name);
  console.log(`${study.title}\n${study.cases.length} cases into ${folder}`);
  const { backend, checkpoint, report, force = false } = options;
  await runStudy(study, force, { backend, folder, checkpoint, report });
}

/** The study under the options that are short for a `--set`, and under those, which come last and win. */
function load(name: string, { grid, frames, experiment, seed, set }: Options): Study {
  const every = frames === undefined ? null : /^every\s+(.+)$/.exec(frames.trim());
  const written = every ? `{every: ${every[1]}}` : `[${frames}]`;
  const typed = [
    ...short('--grid', 'grid', grid),
    ...experimentOption(experiment),
    ...(frames === undefined ? [] : [{ typed: `--frames ${frames}`, override: `output.frames=${written}` }]),
    ...short('--seed', 'seed', seed),
  ];
  return underOptions(typed, set, (overrides) => loadStudy(name, { overrides }));
}
