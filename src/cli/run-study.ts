import type { BackendKind } from '../backend/adapter.ts';
import type { Case, Study } from '../case/case.ts';
import { warnings } from '../case/warnings.ts';
import { compare, SUMMARY_COLUMNS } from '../experiments/comparison.ts';
import type { DepositionRow } from '../experiments/deposition.ts';
import { lostBalances } from '../experiments/extremes.ts';
import { calibrationLine } from '../output/effective-sheet.ts';
import { summaryTable } from '../output/summary.ts';
import { adapterRecord, chosenBackend } from './options.ts';
import { openProgress } from './progress.ts';

export interface RunOptions {
  readonly backend: BackendKind;
  readonly folder: string;
  readonly force: boolean;
  /** Called once, when the run folder is there. */
  readonly onFolder?: () => void;
}

/** Exit status of a run that was ended by Ctrl-C: 128 + SIGINT. */
const INTERRUPTED = 130;

/** Runs a study into its folder, with warnings, progress and the table at the end; Ctrl-C ends it at the next sample. */
export async function runStudy(study: Study, { backend: kind, folder, force, onFolder }: RunOptions): Promise<void> {
  for (const input of study.cases) for (const { message } of warnings(input)) console.log(`warning: ${message}`);
  const backend = await chosenBackend(kind, console.log);
  const adapter = adapterRecord(backend);
  const progress = openProgress(study.cases);
  const interrupt = new AbortController();
  const stop = () => {
    if (interrupt.signal.aborted) process.exit(INTERRUPTED);
    interrupt.abort();
    console.log('\nending after this sample; Ctrl-C again ends at once');
  };
  let opened = false;
  const onSample = (input: Case, row: DepositionRow) => {
    if (!opened) onFolder?.();
    opened = true;
    progress.update(input, row);
  };
  process.on('SIGINT', stop);
  try {
    const result = await compare(backend, study, {
      folder,
      force,
      onSample,
      onCalibrated: (input, result) => console.log(calibrationLine(input, result)),
      signal: interrupt.signal,
      ...(adapter ? { adapter } : {}),
    });
    progress.close();
    console.log(summaryTable(SUMMARY_COLUMNS, result.cases));
    for (const { label, extremes } of result.cases)
      for (const line of lostBalances(label, extremes)) console.log(`warning: ${line}`);
    console.log(`${result.frames.length} frames, series, summary and run.json are in ${folder}`);
    if (result.status === 'interrupted') process.exitCode = INTERRUPTED;
  } finally {
    progress.close();
    process.off('SIGINT', stop);
    backend.destroy();
  }
}
