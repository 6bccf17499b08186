/** The frames of a run: one image of each kind at each of the study's frame times, while it runs and again from its stored fields. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Case, Study } from '../case/case.ts';
import type { Shares } from '../case/microstructure/picture.ts';
import { isBefore } from '../case/times.ts';
import type { Snapshot } from '../physics/snapshot.ts';
import type { ConcentrationScale } from './field-image.ts';
import { OutputError, writeAtomic } from './files.ts';
import { framePath } from './folder.ts';
import { frameKinds, type Panel, renderFrame } from './frame.ts';
import { momentAt, type StoredCase, type StoredRun } from './stored.ts';

/** What is stored of a snapshot: the same with its fields in the precision of float32. */
export function rounded(snapshot: Snapshot): Snapshot {
  const { metal, concentration, potential, reaction, live } = snapshot;
  return {
    ...snapshot,
    metal: toFloat32(metal),
    concentration: toFloat32(concentration),
    potential: toFloat32(potential),
    reaction: toFloat32(reaction),
    live: toFloat32(live),
  };
}

function toFloat32(field: Float64Array): Float64Array {
  return field.map((value) => Math.fround(value));
}

/** A case as frames show it. */
export function panelOf({ label }: Case, snapshot: Snapshot, shares: Partial<Shares> = {}): Panel {
  return { label, snapshot, ...shares };
}

/** From no salt to the greatest concentration at which a case starts: the same for all frames of a run [mol/m³]. */
export function frameScale({ cases }: Study): ConcentrationScale {
  return { min: 0, max: Math.max(...cases.map(({ electrolyte }) => electrolyte.concentration)) };
}

/** All times at which some case wants a frame, ascending [s]. */
export function frameTimes({ cases }: Study): readonly number[] {
  return [...new Set(cases.flatMap(({ output }) => output.frames))].sort((a, b) => a - b);
}

/**
 * Draws the panels into the run folder, once for each kind, and gives the paths. `index` is the place of the frame's time
 * in `frameTimes`; the name tells the time of the panel that came farthest.
 */
export function writeFrames(folder: string, study: Study, index: number, panels: readonly Panel[]): readonly string[] {
  const scale = frameScale(study);
  const time = Math.max(...panels.map(({ snapshot }) => snapshot.time));
  return frameKinds.map((kind) => {
    const path = framePath(folder, kind, index, time);
    writeAtomic(path, renderFrame(kind, panels, { scale }));
    return path;
  });
}

/** What is told as frames are drawn. */
export interface FramesOptions {
  /** Called after each frame time, with how many of them are done. */
  readonly onFrame?: (done: number, total: number) => void;
}

/**
 * Draws the frames of a run again from its stored fields, with the names and the bytes that they had while it ran, and
 * gives their paths. Frames that a killed run drew after the last fields that it saved are left as they are. Throws
 * OutputError when a case of the study has no stored fields.
 */
export function frames(run: StoredRun, { onFrame }: FramesOptions = {}): readonly string[] {
  const { folder, study, cases } = run;
  refuseMissing(run);
  mkdirSync(join(folder, 'frames'), { recursive: true });
  const paths: string[] = [];
  const times = frameTimes(study);
  for (const [index, time] of times.entries()) {
    if (!wasDrawn(run, time)) break;
    paths.push(...writeFrames(folder, study, index, storedPanels(cases, time)));
    onFrame?.(index + 1, times.length);
    if (cases.every((stored) => hasEnded(run, stored) && !isBefore(time, lastTime(stored)))) break;
  }
  return paths;
}

/** All cases at `time` [s]; one that ended before is shown as it ended. */
export function storedPanels(cases: readonly StoredCase[], time: number): readonly Panel[] {
  return cases.map((stored) => panelOf(stored.input, stored.moment(momentAt(stored, time)).snapshot, stored.shares));
}

/** A frame shows all cases: with one left out it would not be the frame of the run. */
function refuseMissing({ folder, study, cases }: StoredRun): void {
  const missing = study.cases.filter(({ name }) => !cases.some(({ input }) => input.name === name));
  if (missing.length === 0) return;
  throw new OutputError(
    `${folder} has no stored fields of ${missing.map(({ name }) => name).join(', ')}: a frame shows all cases side by ` +
      'side; run the study again, or make a video or a figure, which show the cases that are there',
  );
}

/** Cases advance in turn: when one has gone beyond a frame's time, or each has reached it or ended, the frame was drawn. */
function wasDrawn(run: StoredRun, time: number): boolean {
  const { cases } = run;
  if (cases.some((stored) => isBefore(time, lastTime(stored)))) return true;
  return cases.every((stored) => hasEnded(run, stored) || !isBefore(lastTime(stored), time));
}

/** Whether a case came to its own end or was interrupted, so that frames of later times show it as it was then. */
function hasEnded({ manifest }: StoredRun, { input }: StoredCase): boolean {
  const status = manifest.cases.find(({ name }) => name === input.name)?.status;
  return status !== undefined && status !== 'running' && status !== 'failed';
}

function lastTime({ times }: StoredCase): number {
  return times[times.length - 1];
}
