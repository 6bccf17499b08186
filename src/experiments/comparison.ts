/** A study: its cases side by side on one clock, written to a run folder as they go, and gone on with after a stop. */
import { hostname } from 'node:os';
import { type Backend, isLost } from '../backend/backend.ts';
import type { Study } from '../case/case.ts';
import { isAlive } from '../output/alive.ts';
import { readCheckpoint, type StoredCheckpoint } from '../output/checkpoint.ts';
import { OutputError } from '../output/files.ts';
import { createRunFolder, hasCheckpoint, removeFramesFrom, removeTemporaries } from '../output/folder.ts';
import { type Manifest, type Restart, readManifest } from '../output/manifest.ts';
import type { Book } from './recording.ts';
import { stopsOf } from './schedule.ts';
import { type Comparison, runSession, type SessionOptions, type Standing } from './session.ts';

export type { Comparison } from './session.ts';

/** Where a run lies, and what happens along it. */
export interface ResumeOptions extends SessionOptions {
  /** The run folder. */
  readonly folder: string;
  /** What the driver tells of the adapter. */
  readonly adapter?: Readonly<Record<string, string>>;
  /** Opens the back end again where its device was lost; the run then goes on, once, from its last save. */
  readonly reopen?: () => Promise<Backend>;
  /** Called before that, with what was lost. */
  readonly onRestart?: (error: Error) => void;
  /** Called by `resume` before it goes on. */
  readonly onResumed?: (from: Resumed) => void;
}

/** Where a run goes on. */
export interface Resumed {
  /** Simulated time of each case [s] */
  readonly from: Restart['from'];
  /** What saved it; absent where it starts at time 0 because nothing was saved. */
  readonly saved?: Pick<StoredCheckpoint<Book>, 'backend' | 'program' | 'written'>;
}

/** Where a run is written, and what happens along it. */
export interface ComparisonOptions extends ResumeOptions {
  /** Replace an earlier run in the folder. */
  readonly force?: boolean;
  /** The words that started it, for the record. */
  readonly command?: readonly string[];
}

/**
 * Runs all cases and writes frames, series, fields, summary and run.json into a folder that it makes. All cases advance from frame to
 * frame together, so a run that is stopped has comparable pictures. What is unknown of a case is calibrated first, and run.json
 * holds what was found. The run is saved as it goes: see `resume`. Throws OutputError for the folder and the files in it, and whatever
 * ends a case; then run.json says `failed` and why, and what was computed before is kept.
 */
export async function compare(backend: Backend, study: Study, options: ComparisonOptions): Promise<Comparison> {
  const { folder, force = false, adapter, command, record } = options;
  createRunFolder(
    folder,
    study.cases.map(({ name }) => name),
    force,
    record !== 'end',
  );
  const started = new Date().toISOString();
  const standing = { folder, study, backend, started, restarts: [], wallTime: 0, writingTime: 0 };
  return follow({ ...standing, ...(adapter ? { adapter } : {}), ...(command ? { command } : {}) }, options);
}

/**
 * Goes on with a run that was interrupted, killed or that failed, from its last save, or from its start where there was none. On the
 * back end that it ran on the result has the bits of a run that was never stopped. Throws OutputError where the folder holds no such
 * run, a process still runs it, or its checkpoint is damaged or not its own; else as `compare`.
 */
export async function resume(backend: Backend, options: ResumeOptions): Promise<Comparison> {
  const { folder, adapter } = options;
  const manifest = unfinishedRun(folder);
  removeTemporaries(
    folder,
    manifest.input.cases.map(({ name }) => name),
  );
  const { input: study, started, command, restarts = [], wallTime, writingTime = 0 } = manifest;
  const going = goingOn(folder, study, restarts, 'resumed');
  const { checkpoint: saved } = going;
  options.onResumed?.({ from: going.restarts[going.restarts.length - 1].from, ...(saved ? { saved } : {}) });
  const before = { folder, study, backend, started, wallTime, writingTime };
  return follow({ ...before, ...(adapter ? { adapter } : {}), ...(command ? { command } : {}), ...going }, options);
}

/** run.json of a run that can be gone on with. Throws OutputError where there is none. */
export function unfinishedRun(folder: string): Manifest {
  const manifest = readManifest(folder);
  if (!manifest) throw new OutputError(`${folder} holds no run of tipfield: name a folder that has a run.json`);
  const { status, process: runner } = manifest;
  if (status === 'finished' || status === 'short circuit')
    throw new OutputError(`the run in ${folder} has ended (${status}): there is nothing to resume`);
  if (status === 'running' && runner?.host === hostname() && isAlive(runner.id))
    throw new OutputError(
      `the run in ${folder} is still being run by process ${runner.id}: wait for it, or end it with Ctrl-C first; ` +
        'where that process is another program, take the entry "process" out of run.json',
    );
  return manifest;
}

/** Where a run stands on disk: its last save, or its start. */
function goingOn(
  folder: string,
  study: Study,
  restarts: readonly Restart[],
  because: Restart['because'],
): { readonly checkpoint?: StoredCheckpoint<Book>; readonly restarts: readonly Restart[] } {
  const checkpoint = hasCheckpoint(folder) ? readCheckpoint<Book>(folder, study) : undefined;
  const timeOf = (name: string) => checkpoint?.cases[name].book.rows.at(-1)?.time ?? 0;
  const from = Object.fromEntries(study.cases.map(({ name }) => [name, timeOf(name)]));
  // Those up to the farthest case are right; that of an interruption, between two of the run, is not one of them.
  const farthest = Math.max(...Object.values(from));
  removeFramesFrom(folder, stopsOf(study).find(({ time }) => time >= farthest)?.frame ?? 0);
  const restart = { at: new Date().toISOString(), because, from };
  return { restarts: [...restarts, restart], ...(checkpoint ? { checkpoint } : {}) };
}

/** Runs to the end, with one more try where the device is lost. */
async function follow(standing: Standing, options: ResumeOptions): Promise<Comparison> {
  const { reopen, onRestart } = options;
  try {
    return await runSession(standing, options, (error) => reopen !== undefined && isLost(error));
  } catch (error) {
    if (!reopen || !isLost(error)) throw error;
    onRestart?.(error);
    const manifest = readManifest(standing.folder);
    const { input: study, wallTime, writingTime = 0 } = manifest ?? { ...standing, input: standing.study };
    const again = goingOn(standing.folder, study, standing.restarts, 'device lost');
    const { checkpoint: _, ...rest } = standing;
    return runSession(
      { ...rest, study, wallTime, writingTime, backend: await reopen(), ...again },
      options,
      () => false,
    );
  }
}
