/** MP4 by ffmpeg, which gets the frames by standard input. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { OutputError } from '../files.ts';
import type { Raster } from '../raster.ts';
import type { Encoder } from './encoder.ts';

/** Path of the first ffmpeg that the shell would find; undefined where there is none. */
export function findFfmpeg(): string | undefined {
  const names = process.platform === 'win32' ? ['ffmpeg.exe'] : ['ffmpeg'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Lines of ffmpeg's that an error quotes. */
const QUOTED = 4;

/**
 * Opens an MP4 of frames of one size. H.264 with halved chroma, because browsers, slides and phones play nothing else; at crf 16,
 * because thin lines blur at the usual 23; in the colours of BT.709 and labelled so, because players otherwise
 * guess by the size. An odd size gets a white row or column, which the format asks for.
 */
export function openMp4(path: string, size: Pick<Raster, 'width' | 'height'>, fps: number, ffmpeg: string): Encoder {
  const child = spawn(
    ffmpeg,
    [
      ...['-hide_banner', '-loglevel', 'error', '-y'],
      ...['-f', 'rawvideo', '-pixel_format', 'rgba', '-video_size', `${size.width}x${size.height}`],
      ...['-framerate', String(fps), '-i', 'pipe:0'],
      ...['-vf', 'pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white,scale=out_color_matrix=bt709:out_range=tv'],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '16', '-pix_fmt', 'yuv420p'],
      ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'iec61966-2-1'],
      ...['-movflags', '+faststart', '-f', 'mp4', path],
    ],
    // In a group of its own: a Ctrl-C ends the video, and the video ends ffmpeg.
    { stdio: ['pipe', 'ignore', 'pipe'], detached: process.platform !== 'win32' },
  );
  let said = '';
  let failure: Error | undefined;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  // What it did not take is told by how it ends.
  child.stdin.on('error', () => {});
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
    child.on('error', (error) => {
      failure = error;
      resolve(null);
    });
  });

  function refusal(code: number | null): OutputError {
    const lines = said.trim().split('\n').slice(-QUOTED).join('\n  ');
    const how = failure
      ? failure.message
      : code === null
        ? 'it was ended from outside'
        : `it ended with status ${code}`;
    const quoted = lines === '' ? '' : ` and said:\n  ${lines}`;
    return new OutputError(`${ffmpeg} made no video: ${how}${quoted}\na path that ends in .gif needs no ffmpeg`);
  }

  return {
    async add({ data }) {
      if (child.exitCode !== null || child.signalCode !== null || failure) throw refusal(await ended);
      // The next frame waits until this one is through, so that memory holds no more than one.
      if (!child.stdin.write(data)) await once(child.stdin, 'drain').catch(() => ended);
    },
    async finish() {
      child.stdin.end();
      const code = await ended;
      if (code !== 0) throw refusal(code);
    },
    async discard() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
