/** A case while it runs, with all that is written of it as it goes: its series and its fields. */
import type { Backend } from '../backend/backend.ts';
import type { Case } from '../case/case.ts';
import { maps } from '../case/maps.ts';
import { phaseShares } from '../case/microstructure/picture.ts';
import { isBefore } from '../case/times.ts';
import { type FieldsWriter, openFields } from '../output/fields/index.ts';
import { seriesPath, stepsPath } from '../output/folder.ts';
import type { Panel } from '../output/frame.ts';
import { panelOf, rounded } from '../output/frames.ts';
import { appendRow, startSeries } from '../output/series-file.ts';
import { appendStep, startSteps } from '../output/steps-file.ts';
import { currentDensityOf } from '../physics/current-density.ts';
import type { SimulationState } from '../physics/state.ts';
import { MEASURES } from '../run/measures/index.ts';
import { once } from '../run/once.ts';
import { type Deposition, type DepositionRow, openDeposition } from './deposition.ts';
import type { ProtocolState } from './protocol.ts';

/** What a checkpoint holds of a case beside the state of its simulation. */
export interface Book {
  readonly rows: readonly DepositionRow[];
  /** Of a case with an experiment. */
  readonly protocol?: ProtocolState;
  /** [s] */
  readonly wallTime: number;
  readonly outcome: Deposition['outcome'];
  /** Moments in fields.h5 [–] */
  readonly moments: number;
}

export interface Recording {
  readonly run: Deposition;
  readonly fields: FieldsWriter;
  /** Keeps the fields for fields.h5, if the run stands at `time` [s] or ended before and they are not there yet. */
  store(time: number): void;
  /** As the run stands, drawn from what fields.h5 would hold. */
  panel(): Panel;
  /** All that is needed to go on from here. */
  save(): Promise<{ readonly state: SimulationState; readonly book: Book }>;
}

export interface RecordingOptions {
  readonly onSample?: (input: Case, row: DepositionRow) => void;
  /** Awaited after each sample but the first, when all of it is written. */
  readonly afterSample?: () => Promise<void>;
  readonly signal?: AbortSignal;
  /** Where an earlier run of it was saved. */
  readonly from?: { readonly state: SimulationState; readonly book: Book };
}

/** Whether a run has gone beyond `time` [s]. */
export function isBeyond({ snapshot }: Deposition, time: number): boolean {
  return isBefore(time, snapshot.time);
}

/**
 * Opens a case with its files in the run folder, which are made anew, or brought back to what they were when the case was
 * saved. Throws OutputError for them, and what the solver throws.
 */
export async function openRecording(
  backend: Backend,
  input: Case,
  folder: string,
  { onSample, afterSample, signal, from }: RecordingOptions = {},
): Promise<Recording> {
  const path = seriesPath(folder, input.name);
  const steps = stepsPath(folder, input.name);
  startSeries(path, MEASURES, from?.book.rows);
  if (input.experiment) startSteps(steps, from?.book.protocol?.steps);
  const fields = await openFields(folder, input, { keep: from?.book.moments ?? 0 });
  const current = currentDensityOf(input, maps(input));
  // Only where a frame is drawn: it is a second drawing of the structure.
  const shares = once(() => (input.filler ? phaseShares(input) : {}));
  const run = await openDeposition(backend, input, {
    onSample(row) {
      appendRow(path, MEASURES, row);
      onSample?.(input, row);
    },
    onStep: (step) => appendStep(steps, step),
    ...(afterSample ? { afterSample } : {}),
    ...(signal ? { signal } : {}),
    ...(from ? { from: { simulation: from.state, ...from.book } } : {}),
  });
  return {
    run,
    fields,
    store(time) {
      const { snapshot } = run;
      if (snapshot.time > fields.lastTime && !isBeyond(run, time)) fields.add({ snapshot, current: current(snapshot) });
    },
    panel: () => panelOf(input, rounded(run.snapshot), shares()),
    async save() {
      const { rows, protocol, wallTime, outcome } = run;
      const book = { rows, ...(protocol && { protocol }), wallTime, outcome, moments: fields.count };
      return { state: await run.save(), book };
    },
  };
}
