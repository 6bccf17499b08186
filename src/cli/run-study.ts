import { type Backend, BackendError } from '../backend/backend.ts';
import type { BackendKind } from '../backend/backend-kind.ts';
import type { Case, Study } from '../case/case.ts';
import { warnings } from '../case/warnings.ts';
import { type Comparison, type ComparisonOptions, compare, type Resumed, resume } from '../experiments/comparison.ts';
import type { DepositionRow } from '../experiments/deposition.ts';
import { lostBalances } from '../experiments/extremes.ts';
import { SUMMARY_COLUMNS } from '../experiments/run-record.ts';
import { calibrationLine } from '../output/effective-sheet.ts';
import { OutputError } from '../output/files.ts';
import { readVersions } from '../output/manifest.ts';
import { shortNumber } from '../output/quantity.ts';
import { summaryTable } from '../output/summary.ts';
import { adapterRecord, chosenBackend } from './options.ts';
import { openProgress } from './progress.ts';
import { writeResults } from './results.ts';

export interface RunOptions {
  readonly backend: BackendKind;
  readonly folder: string;
  /** Wall time between checkpoints [s] */
  readonly checkpoint?: number | undefined;
  /** Whether figure, video and report are made at the end. */
  readonly report: boolean;
  /** Called once, when the run folder is there. */
  readonly onFolder?: () => void;
}

/** Signals that end a run at its next sample, and the exit status by convention: 128 and the signal's number. */
const ENDINGS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const SIGNALS = Object.keys(ENDINGS) as readonly (keyof typeof ENDINGS)[];

/** Runs a study into a folder of its own, with warnings, progress and the table at the end. */
export function runStudy(study: Study, force: boolean, options: RunOptions): Promise<void> {
  for (const input of study.cases) for (const { message } of warnings(input)) console.log(`warning: ${message}`);
  return drive(study, options, (backend, given) =>
    compare(backend, study, { ...given, force, command: process.argv.slice(2) }),
  );
}

/** Goes on with the run in the folder, whose study this is, in the same way. */
export function resumeStudy(study: Study, options: RunOptions): Promise<void> {
  return drive(study, options, resume);
}

/** Tells where a run goes on, and what may make its bits others than those of a run that was never stopped. */
function tellResumed(backend: Backend, { from, saved }: Resumed): void {
  if (!saved) {
    console.log('nothing was saved of it: it starts at time 0');
    return;
  }
  const times = Object.entries(from).map(([name, time]) => `${name} at ${shortNumber(time, 4)} s`);
  console.log(`going on from ${times.join(', ')}, saved ${saved.written}`);
  const { tipfield } = readVersions();
  if (saved.program !== tipfield)
    console.log(`warning: version ${saved.program} saved it and ${tipfield} goes on: the last digits may differ`);
  if (saved.backend.description !== backend.info.description)
    console.log(
      `warning: it ran on ${saved.backend.description} and goes on on ${backend.info.description}: the last digits will differ`,
    );
}

type Start = (backend: Backend, options: ComparisonOptions) => Promise<Comparison>;

async function drive(study: Study, options: RunOptions, start: Start): Promise<void> {
  const { backend: kind, folder, checkpoint, report, onFolder } = options;
  let backend = await chosenBackend(kind, console.log);
  const adapter = adapterRecord(backend);
  const progress = openProgress(study.cases);
  const interrupt = new AbortController();
  let status = 0;
  let step = 'sample';
  const stop = (signal: keyof typeof ENDINGS) => {
    status = ENDINGS[signal];
    if (interrupt.signal.aborted) process.exit(status);
    interrupt.abort();
    console.log(`\nending after this ${step}; ${signal === 'SIGINT' ? 'Ctrl-C' : signal} again ends at once`);
  };
  let opened = false;
  const onSample = (input: Case, row: DepositionRow) => {
    if (!opened) onFolder?.();
    opened = true;
    progress.update(input, row);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    const result = await start(backend, {
      folder,
      onSample,
      onCalibrated: (input, result) => console.log(calibrationLine(input, result)),
      signal: interrupt.signal,
      ...(checkpoint === undefined ? {} : { saveEvery: checkpoint }),
      reopen: async () => {
        backend.destroy();
        backend = await chosenBackend(kind, console.log);
        return backend;
      },
      onResumed: (resumed) => {
        progress.resumed(resumed.from);
        tellResumed(backend, resumed);
      },
      onRestart: ({ message }) => console.log(`warning: ${message}\ngoing on from the last checkpoint`),
      ...(adapter ? { adapter } : {}),
    });
    progress.close();
    console.log(summaryTable(SUMMARY_COLUMNS, result.cases));
    for (const { label, extremes } of result.cases)
      for (const line of lostBalances(label, extremes)) console.log(`warning: ${line}`);
    const { wallTime, writingTime, frames } = result;
    console.log(
      `${frames.length} frames, fields, series, summary and run.json are in ${folder}; writing them took ` +
        `${shortNumber(writingTime, 2)} s of ${shortNumber(wallTime, 3)} s`,
    );
    step = 'frame';
    if (report && result.status !== 'interrupted') await writeResults(folder, interrupt.signal, console.log);
    if (result.status === 'interrupted') console.log(`go on with it: tipfield resume ${folder}`);
    if (interrupt.signal.aborted) process.exitCode = status;
  } catch (error) {
    if (opened && (error instanceof OutputError || error instanceof BackendError))
      console.log(`what was computed is kept; when that is mended, go on with it: tipfield resume ${folder}`);
    throw error;
  } finally {
    progress.close();
    for (const signal of SIGNALS) process.off(signal, stop);
    backend.destroy();
  }
}
