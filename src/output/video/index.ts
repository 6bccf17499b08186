/** A run in motion, drawn from its stored fields. */
import { renameSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { hasDeadMetal } from '../dead-metal.ts';
import { OutputError } from '../files.ts';
import { type FrameKind, framePainter } from '../frame.ts';
import { frameScale, storedPanels } from '../frames.ts';
import type { Raster } from '../raster.ts';
import type { StoredRun } from '../stored.ts';
import type { Encoder } from './encoder.ts';
import { openGif } from './gif.ts';
import { findFfmpeg, openMp4 } from './mp4.ts';
import { palette, type Shown } from './palette.ts';

export { findFfmpeg } from './mp4.ts';

/** What a video shows, how large and how fast. */
export interface VideoOptions {
  /** Concentration if absent. */
  readonly kind?: FrameKind;
  /** Width of the widest domain [px]; 420 in an MP4 as in a frame, 280 in a GIF, whose size grows with each pixel. */
  readonly panelWidth?: number;
  /** Frames a second; if absent as many as show the run in 7 s, but 2 to 25. */
  readonly fps?: number;
  /** Called after each frame. */
  readonly onFrame?: (done: number, total: number) => void;
  /** Ends it early; then no file is left. */
  readonly signal?: AbortSignal;
}

const PANEL = { '.mp4': 420, '.gif': 280 } as const;

/** How long a video lasts where nothing else is asked for [s]: long enough to look, short enough for a slide. */
const LENGTH = 7;
const SLOWEST = 2;
const FASTEST = 25;

/** Browsers show a GIF of more frames a second slowly. */
const FASTEST_GIF = 50;

/** Colours of a GIF; one more means "as before". */
const COLOURS = 255;

/**
 * Writes a video of the run, one image for each moment at which some case has stored fields, all cases side by side. A case that ended
 * before the others stays as it was and tells its own time. The ending of the path decides: `.mp4` needs ffmpeg, `.gif` needs nothing.
 * The file appears when it is complete. Throws OutputError for another ending, for an ffmpeg that is missing or fails, and
 * when it is ended by `signal`; RangeError for an fps that no player shows.
 */
export async function video(run: StoredRun, path: string, options: VideoOptions = {}): Promise<void> {
  const { kind = 'concentration', onFrame, signal } = options;
  const format = formatOf(path);
  const { panelWidth = PANEL[format] } = options;
  const times = videoTimes(run);
  const fps = options.fps ?? defaultFps(times.length);
  check(fps, format);
  const ffmpeg = format === '.mp4' ? findFfmpeg() : undefined;
  if (format === '.mp4' && ffmpeg === undefined)
    throw new OutputError(`${path}: no ffmpeg is installed, which makes MP4; install it, or end the path in .gif`);
  const paint = framePainter(kind, { scale: frameScale(run.study), panelWidth });
  const temporary = `${path}.${process.pid}.tmp`;
  let encoder: Encoder | undefined;
  try {
    for (const [index, time] of times.entries()) {
      if (signal?.aborted) throw new OutputError(`${path} was ended early: nothing is written`);
      const raster = paint(storedPanels(run.cases, time));
      encoder ??= open(raster);
      await encoder.add(raster, index === times.length - 1);
      onFrame?.(index + 1, times.length);
      // Lets a signal be heard between two frames.
      await setImmediate();
    }
    await encoder?.finish();
    renameSync(temporary, path);
  } catch (error) {
    await encoder?.discard();
    rmSync(temporary, { force: true });
    throw error;
  }

  function open(raster: Raster): Encoder {
    if (ffmpeg !== undefined) return openMp4(temporary, raster, fps, ffmpeg);
    return openGif(temporary, palette(kind, shownIn(run), COLOURS), fps);
  }
}

/** All times at which some case has stored fields, ascending [s]: the images of a video. */
export function videoTimes({ cases }: StoredRun): readonly number[] {
  return [...new Set(cases.flatMap(({ times }) => times))].sort((a, b) => a - b);
}

function defaultFps(count: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, Math.round(count / LENGTH)));
}

function formatOf(path: string): keyof typeof PANEL {
  const ending = extname(path).toLowerCase();
  if (ending === '.mp4' || ending === '.gif') return ending;
  throw new OutputError(`${path} ends in ${ending === '' ? 'nothing' : ending}: a video ends in .mp4 or .gif`);
}

function check(fps: number, format: keyof typeof PANEL): void {
  const most = format === '.gif' ? FASTEST_GIF : 120;
  if (!(fps >= 0.1 && fps <= most)) throw new RangeError(`fps is ${fps}: a video in ${format} shows 0.1 to ${most}`);
}

/** Dead metal is looked for in the last moments: what is cut off stays so. */
function shownIn({ cases }: StoredRun): Shown {
  return {
    filler: cases.some(({ shares }) => shares !== undefined),
    shell: cases.some(({ shares }) => shares?.shell !== undefined),
    dead: cases.some((stored) => hasDeadMetal(stored.moment(stored.times.length - 1).snapshot)),
  };
}
