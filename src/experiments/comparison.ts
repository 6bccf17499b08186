/** A study: its cases side by side on one clock, written to a run folder as they go. */
import { performance } from 'node:perf_hooks';
import type { Backend } from '../backend/backend.ts';
import type { Case, Study } from '../case/case.ts';
import { phaseShares } from '../case/microstructure/picture.ts';
import { writeAtomic } from '../output/files.ts';
import { createRunFolder, framePath, seriesPath, summaryPath } from '../output/folder.ts';
import { frameKinds, type Panel, renderFrame } from '../output/frame.ts';
import { type Manifest, readVersions, type Status, writeManifest } from '../output/manifest.ts';
import { appendRow, startSeries } from '../output/series.ts';
import { type CaseSummary, writeSummary } from '../output/summary.ts';
import { MEASURES } from '../run/measures/index.ts';
import { type Calibrated, calibrate } from './calibration.ts';
import { type Deposition, type DepositionRow, openDeposition } from './deposition.ts';
import { EXTREMES, extremesOf } from './extremes.ts';

export interface ComparisonOptions {
  /** The run folder; made by the run. */
  readonly folder: string;
  /** Replace an earlier run in it. */
  readonly force?: boolean;
  /** What the driver tells of the adapter. */
  readonly adapter?: Readonly<Record<string, string>>;
  /** Called with each sample of each case. */
  readonly onSample?: (input: Case, row: DepositionRow) => void;
  /** Called where a case had an unknown, with what was found for it; the case as it is run is in the result. */
  readonly onCalibrated?: (input: Case, result: Calibrated) => void;
  /** Ends the run at the next sample; what was computed is written. */
  readonly signal?: AbortSignal;
}

export interface Comparison {
  readonly status: Status;
  readonly cases: readonly CaseSummary[];
  /** Paths of the frames, in order. */
  readonly frames: readonly string[];
}

/** Columns of summary.json and of the printed table. */
export const SUMMARY_COLUMNS = { final: MEASURES, extremes: EXTREMES } as const;

/**
 * Runs all cases and writes frames, series, summary and run.json. All cases advance from frame to frame together, so a
 * run that is stopped has comparable pictures. What is unknown of a case is calibrated first, and run.json
 * holds what was found. Throws OutputError for the folder and whatever ends a case; then
 * run.json says `failed` and why, and what was computed before is kept.
 */
export async function compare(backend: Backend, asked: Study, options: ComparisonOptions): Promise<Comparison> {
  const { folder, force = false, onSample, onCalibrated, signal } = options;
  let study = asked;
  createRunFolder(
    folder,
    study.cases.map(({ name }) => name),
    force,
  );
  const started = new Date();
  const clock = performance.now();
  const runs: Deposition[] = [];
  const frames: string[] = [];
  const seconds = () => (performance.now() - clock) / 1000;
  const record = (status: Status, reason?: string) =>
    writeManifest(folder, manifestOf(study, backend, options, runs, { status, reason, started, seconds: seconds() }));

  record('running');
  try {
    const cases: Case[] = [];
    for (const input of asked.cases) {
      const result = input.calibration && (await calibrate('host', input));
      if (result) onCalibrated?.(input, result);
      cases.push(result?.input ?? input);
    }
    study = { ...asked, cases };
    for (const input of cases) runs.push(await open(input));
    const panels = runs.map(panelOf);
    const scale = { min: 0, max: Math.max(...study.cases.map(({ electrolyte }) => electrolyte.concentration)) };
    for (const [index, time] of frameTimes(study).entries()) {
      for (const run of runs) await run.advanceTo(time);
      for (const kind of frameKinds) {
        const path = framePath(folder, kind, index, Math.max(...runs.map(({ snapshot }) => snapshot.time)));
        writeAtomic(
          path,
          renderFrame(
            kind,
            panels.map((panel) => panel()),
            { scale },
          ),
        );
        frames.push(path);
      }
      if (signal?.aborted || runs.every(({ outcome }) => outcome !== 'running')) break;
    }
  } catch (error) {
    record('failed', error instanceof Error ? error.message : String(error));
    summarise('failed');
    throw error;
  }
  const status = statusOf(runs);
  const cases = summarise(status);
  record(status);
  return { status, cases, frames };

  async function open(input: Case): Promise<Deposition> {
    const path = seriesPath(folder, input.name);
    startSeries(path, MEASURES);
    const write = (row: DepositionRow) => {
      appendRow(path, MEASURES, row);
      onSample?.(input, row);
    };
    return openDeposition(backend, input, { onSample: write, ...(signal ? { signal } : {}) });
  }

  function summarise(status: Status): CaseSummary[] {
    const cases = runs.map((run) => summaryOf(run, status));
    writeSummary(summaryPath(folder), study.name, SUMMARY_COLUMNS, cases);
    return cases;
  }
}

/** All times at which some case wants a frame, ascending. */
function frameTimes({ cases }: Study): number[] {
  return [...new Set(cases.flatMap(({ output }) => output.frames))].sort((a, b) => a - b);
}

/** The panel of a run, as it stands whenever it is called. */
function panelOf(run: Deposition): () => Panel {
  const shares = run.input.filler ? phaseShares(run.input) : {};
  return () => ({ label: run.input.label, snapshot: run.snapshot, ...shares });
}

function statusOf(runs: readonly Deposition[]): Status {
  const outcomes = runs.map(({ outcome }) => outcome);
  if (outcomes.includes('interrupted') || outcomes.includes('running')) return 'interrupted';
  return outcomes.includes('short circuit') ? 'short circuit' : 'finished';
}

/** `status` is that of the whole run: a case that had not ended shares its fate. */
function summaryOf({ input, rows, outcome }: Deposition, status: Status): CaseSummary {
  const final = rows[rows.length - 1];
  const told = outcome === 'running' ? status : outcome;
  return {
    name: input.name,
    label: input.label,
    outcome: told === 'finished' ? told : `${told} at ${Number(final.time.toPrecision(4))} s`,
    final,
    extremes: extremesOf(rows),
  };
}

function manifestOf(
  study: Study,
  backend: Backend,
  { adapter }: ComparisonOptions,
  runs: readonly Deposition[],
  now: {
    readonly status: Status;
    readonly reason: string | undefined;
    readonly started: Date;
    readonly seconds: number;
  },
): Manifest {
  return {
    program: 'tipfield',
    format: 1,
    status: now.status,
    ...(now.reason === undefined ? {} : { reason: now.reason }),
    started: now.started.toISOString(),
    ...(now.status === 'running' ? {} : { finished: new Date().toISOString() }),
    wallTime: now.seconds,
    versions: readVersions(),
    backend: backend.info,
    ...(adapter ? { adapter } : {}),
    cases: runs.map(({ input, outcome, snapshot, wallTime }) => ({
      name: input.name,
      seed: input.seed,
      status: outcome === 'running' && now.status !== 'running' ? now.status : outcome,
      steps: snapshot.step,
      time: snapshot.time,
      wallTime,
    })),
    input: study,
  };
}
