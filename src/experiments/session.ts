/** A run from where it stands to its end on one back end: the loop over its stops, and what is written at each. */
import { performance } from 'node:perf_hooks';
import type { Case } from '../case/case.ts';
import { hasUnknowns } from '../case/unknowns.ts';
import { type Checkpoint, removeCheckpoint, writeCheckpoint } from '../output/checkpoint.ts';
import { framePath, summaryPath } from '../output/folder.ts';
import { frameKinds } from '../output/frame.ts';
import { writeFrames } from '../output/frames.ts';
import { type Status, writeManifest } from '../output/manifest.ts';
import { type CaseSummary, writeSummary } from '../output/summary.ts';
import { type Calibrated, calibrate } from './calibration.ts';
import type { DepositionRow } from './deposition.ts';
import { type Book, isBeyond, openRecording, type Recording } from './recording.ts';
import { manifestOf, type RunFacts, SUMMARY_COLUMNS, statusOf, summaryOf } from './run-record.ts';
import { type Stop, stopsOf } from './schedule.ts';

/** What happens along a run. */
export interface SessionOptions {
  /** Called with each sample of each case. */
  readonly onSample?: (input: Case, row: DepositionRow) => void;
  /** Called where a case had an unknown, with what was found for it; the case as it is run is in the result. */
  readonly onCalibrated?: (input: Case, result: Calibrated) => void;
  /** Ends the run at the next sample; what was computed is written, and the run can be resumed. */
  readonly signal?: AbortSignal;
  /**
   * Wall time between saves of fields and checkpoint [s]. 30 by default, because no more than that is lost then, and longer where saves would
   * take more than a twentieth of the time.
   */
  readonly saveEvery?: number;
  /**
   * `end`: no frames are drawn, and fields are stored once, when the run ends. It stops where it would otherwise, because a stop ends a
   * step early: its numbers are those of a run with `all`, the default.
   */
  readonly record?: 'all' | 'end';
}

/** What a run came to. */
export interface Comparison {
  readonly status: Status;
  readonly cases: readonly CaseSummary[];
  /** Paths of the frames, in order. */
  readonly frames: readonly string[];
  /** Of the whole run [s] */
  readonly wallTime: number;
  /** Of it, spent on fields, frames and checkpoints [s] */
  readonly writingTime: number;
}

/** A run as it stands when a session begins: times are those of earlier sessions. */
export interface Standing extends RunFacts {
  readonly folder: string;
  /** Absent where it starts at time 0. */
  readonly checkpoint?: Checkpoint<Book>;
}

/** Time between saves where none was asked for [ms], and the share of it that a save may take. */
const SAVE_EVERY = 30_000;
const SAVING_SHARE = 0.05;
/** Fields that wait in memory for a save at most [bytes] */
const MOST_WAITING = 256 * 2 ** 20;

/**
 * Runs a study to its end, a short circuit of all its cases or an interruption. Throws whatever ends a case; then run.json says `failed`
 * and why, unless `mayGoOn` says of the error that another session follows, and what was computed is kept.
 */
export async function runSession(
  standing: Standing,
  { onSample, onCalibrated, signal, saveEvery, record: recorded = 'all' }: SessionOptions,
  mayGoOn: (error: unknown) => boolean,
): Promise<Comparison> {
  const { folder, backend, checkpoint } = standing;
  let { study, writingTime } = standing;
  const clock = performance.now();
  const recordings: Recording[] = [];
  const frames: string[] = [];
  let saved = clock;
  let saving = 0;

  try {
    record('running');
    study = { ...study, cases: await withoutUnknowns(study.cases, onCalibrated) };
    record('running');
    for (const input of study.cases) recordings.push(await open(input));
    for (const stop of stopsOf(study)) {
      for (const { run } of recordings) if (stop.cases.includes(run.input)) await run.advanceTo(stop.time);
      // Before what is drawn and stored of an interruption, because a resumed run does not stop here.
      if (signal?.aborted) await save();
      const isEnd = signal?.aborted || recordings.every(({ run }) => run.outcome !== 'running');
      writing(() => {
        if (recorded === 'all' || isEnd) for (const recording of recordings) recording.store(stop.time);
        if (recorded === 'all' && (stop.hasFrame || isEnd)) draw(stop);
      });
      if (isEnd) break;
    }
    writing(() => saveFields());
  } catch (error) {
    if (!mayGoOn(error)) fail(error);
    throw error;
  }
  const status = statusOf(recordings.map(({ run }) => run));
  const cases = summarise(status);
  record(status);
  if (status !== 'interrupted') removeCheckpoint(folder);
  return { status, cases, frames, wallTime: wallTime(), writingTime };

  function open(input: Case): Promise<Recording> {
    return openRecording(backend, input, folder, {
      ...(onSample ? { onSample } : {}),
      afterSample: async () => {
        if (isDue()) await save();
      },
      ...(signal ? { signal } : {}),
      ...(checkpoint ? { from: checkpoint.cases[input.name] } : {}),
    });
  }

  function wallTime(): number {
    return standing.wallTime + (performance.now() - clock) / 1000;
  }

  function writing(work: () => void): void {
    const begun = performance.now();
    work();
    writingTime += (performance.now() - begun) / 1000;
  }

  function isDue(): boolean {
    const waiting = recordings.reduce((sum, { fields }) => sum + fields.waiting, 0);
    if (waiting > MOST_WAITING) return true;
    const wait = saveEvery === undefined ? Math.max(SAVE_EVERY, saving / SAVING_SHARE) : 1000 * saveEvery;
    return performance.now() - saved > wait;
  }

  function saveFields(): void {
    for (const { fields } of recordings) fields.save();
  }

  /** Fields first: a checkpoint knows how many of the stored moments are its own. */
  async function save(): Promise<void> {
    const begun = performance.now();
    saveFields();
    const cases = await Promise.all(
      recordings.map(async (recording) => [recording.run.input.name, await recording.save()] as const),
    );
    if (cases.length === study.cases.length)
      writeCheckpoint(folder, study, { backend: backend.info, cases: Object.fromEntries(cases) });
    saved = performance.now();
    saving = saved - begun;
    writingTime += saving / 1000;
    record('running');
  }

  /** A resumed run comes by frames that it drew before. */
  function draw({ time, frame }: Stop): void {
    const isDrawn = recordings.some(({ run }) => isBeyond(run, time));
    const paths = isDrawn
      ? frameKinds.map((kind) => framePath(folder, kind, frame, time))
      : writeFrames(
          folder,
          study,
          frame,
          recordings.map((recording) => recording.panel()),
        );
    frames.push(...paths);
  }

  function record(status: Status, reason?: string): void {
    writeManifest(
      folder,
      manifestOf(
        { ...standing, study, wallTime: wallTime(), writingTime },
        recordings.map(({ run }) => run),
        status,
        reason,
      ),
    );
  }

  function summarise(status: Status): CaseSummary[] {
    const cases = recordings.map(({ run }) => summaryOf(run, status));
    writeSummary(summaryPath(folder), study.name, SUMMARY_COLUMNS, cases);
    return cases;
  }

  /** Keeps what can be kept; where the disk is full, some of that fails too, and the first error is the one to tell. */
  function fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    for (const keep of [saveFields, () => summarise('failed'), () => record('failed', reason)]) {
      try {
        keep();
      } catch {}
    }
  }
}

async function withoutUnknowns(
  asked: readonly Case[],
  onCalibrated: SessionOptions['onCalibrated'],
): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const input of asked) {
    const result = hasUnknowns(input) ? await calibrate('host', input) : undefined;
    if (result) onCalibrated?.(input, result);
    cases.push(result?.input ?? input);
  }
  return cases;
}
