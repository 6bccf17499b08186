import { join } from 'node:path';
import { Command } from 'commander';
import type { BackendKind } from '../backend/adapter.ts';
import type { Study } from '../case/case.ts';
import { loadStudy } from '../case/load.ts';
import { StudyError } from '../case/study-error.ts';
import { warnings } from '../case/warnings.ts';
import { compare, SUMMARY_COLUMNS } from '../experiments/comparison.ts';
import { summaryTable } from '../output/summary.ts';
import { adapterRecord, backendOption, chosenBackend, collect } from './options.ts';
import { openProgress } from './progress.ts';

interface Options {
  readonly backend: BackendKind;
  readonly grid?: string;
  readonly frames?: string;
  readonly seed?: string;
  readonly set: readonly string[];
  readonly output?: string;
  readonly force?: boolean;
}

/** Exit status of a run that was ended by Ctrl-C: 128 + SIGINT. */
const INTERRUPTED = 130;

export const compareCommand = new Command('compare')
  .description('run the cases of a study side by side')
  .argument('<study>', 'name of an example, such as tip-effect, or a YAML file')
  .addOption(backendOption())
  .option('--grid <cells>', 'cells across the width of the domain')
  .option('--frames <times>', 'times of the frames, such as "0 s, 60 s, 150 s" or "every 10 s"')
  .option('--seed <number>', 'of the microstructure and the noise')
  .option('--set <path=value>', 'any value of the file, such as control.current="4 mA/cm2"; repeatable', collect, [])
  .option('-o, --output <folder>', 'run folder; runs/<study> if absent')
  .option('-f, --force', 'replace an earlier run in that folder')
  .action(run);

async function run(name: string, options: Options): Promise<void> {
  const study = load(name, options);
  const folder = options.output ?? join('runs', study.name);
  console.log(`${study.title}\n${study.cases.length} cases into ${folder}`);
  for (const input of study.cases) for (const { message } of warnings(input)) console.log(`warning: ${message}`);
  const backend = await chosenBackend(options.backend, console.log);
  const adapter = adapterRecord(backend);
  const progress = openProgress(study.cases);
  const interrupt = new AbortController();
  const stop = () => {
    if (interrupt.signal.aborted) process.exit(INTERRUPTED);
    interrupt.abort();
    console.log('\nending after this sample; Ctrl-C again ends at once');
  };
  process.on('SIGINT', stop);
  try {
    const result = await compare(backend, study, {
      folder,
      force: options.force ?? false,
      onSample: progress.update,
      signal: interrupt.signal,
      ...(adapter ? { adapter } : {}),
    });
    progress.close();
    console.log(summaryTable(SUMMARY_COLUMNS, result.cases));
    console.log(`${result.frames.length} frames, series, summary and run.json are in ${folder}`);
    if (result.status === 'interrupted') process.exitCode = INTERRUPTED;
  } finally {
    progress.close();
    process.off('SIGINT', stop);
    backend.destroy();
  }
}

/** The study under the options that are short for a `--set`, and under those, which come last and win. */
function load(name: string, { grid, frames, seed, set }: Options): Study {
  const every = frames === undefined ? null : /^every\s+(.+)$/.exec(frames.trim());
  const short = [
    ...(grid === undefined ? [] : [{ typed: `--grid ${grid}`, override: `grid=${grid}` }]),
    ...(frames === undefined
      ? []
      : [{ typed: `--frames ${frames}`, override: `output.frames=${every ? `{every: ${every[1]}}` : `[${frames}]`}` }]),
    ...(seed === undefined ? [] : [{ typed: `--seed ${seed}`, override: `seed=${seed}` }]),
  ];
  try {
    return loadStudy(name, { overrides: [...short.map(({ override }) => override), ...set] });
  } catch (error) {
    if (!(error instanceof StudyError)) throw error;
    const asTyped = (problem: string) =>
      short.reduce((line, { typed, override }) => line.replace(`--set ${override}:`, () => `${typed}:`), problem);
    throw new StudyError(error.problems.map(asTyped));
  }
}
