import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { colourAt, concentrationMap } from '../../src/output/colour.ts';
import { framePainter } from '../../src/output/frame.ts';
import { frameScale, storedPanels } from '../../src/output/frames.ts';
import type { StoredRun } from '../../src/output/stored.ts';
import { findFfmpeg, video } from '../../src/output/video/index.ts';
import { indexer, palette } from '../../src/output/video/palette.ts';
import { temporaryFolder } from '../support/folder.ts';
import { readGif } from '../support/gif.ts';
import { colourDifference, pixel } from '../support/images.ts';
import { storedRun } from '../support/stored.ts';

const PANEL = 100;

/** As it was drawn, before it was a video. */
function drawn(run: StoredRun, time: number, kind: 'concentration' | 'phase' = 'concentration') {
  return framePainter(kind, { scale: frameScale(run.study), panelWidth: PANEL })(storedPanels(run.cases, time));
}

/** Mean distance of colours over all pixels, and the share of pixels beyond 10, ΔE*ab. */
function distance(a: ReturnType<typeof drawn>, b: ReturnType<typeof drawn>) {
  expect([b.width, b.height]).toEqual([a.width, a.height]);
  const all: number[] = [];
  for (let y = 0; y < a.height; y++)
    for (let x = 0; x < a.width; x++) all.push(colourDifference(pixel(a, x, y), pixel(b, x, y)));
  const mean = all.reduce((sum, own) => sum + own, 0) / all.length;
  return { mean, apart: all.filter((own) => own > 10).length / all.length };
}

describe('a GIF of a run', () => {
  test('has one image for each stored moment, repeats without end, and stays 2 s at its last', async () => {
    const path = join(temporaryFolder(), 'run.gif');
    await video(storedRun(), path, { panelWidth: PANEL, fps: 7 });
    const { frames, repeats } = readGif(readFileSync(path));
    expect(repeats).toBe(0);
    // Sevenths of a second in hundredths: the sum is right, 5/7 s = 71 hundredths.
    expect(frames.map(({ delay }) => delay)).toEqual([14, 15, 14, 14, 14, 200]);
    expect(readdirSync(join(path, '..'))).toEqual(['run.gif']);
  });

  test.each(['concentration', 'phase'] as const)('shows the %s in the colours of the frames', async (kind) => {
    const path = join(temporaryFolder(), 'run.gif');
    const run = storedRun();
    await video(run, path, { panelWidth: PANEL, kind });
    const { frames } = readGif(readFileSync(path));
    for (const [k, time] of [0, 30, 60, 90, 120, 150].entries()) {
      const { mean, apart } = distance(drawn(run, time, kind), frames[k].image);
      // Half a step of the palette on the map, ΔE 0.4, counts on the panels, two thirds of the image. Pixels of edges mix three colours:
      // they are a few per cent, and few of those find nothing near.
      expect(mean, `mean ΔE at ${time} s`).toBeLessThan(0.6);
      expect(apart, `share beyond ΔE 10 at ${time} s`).toBeLessThan(0.01);
    }
  });

  test('has no bands: the colours of the map are apart by less than an eye sees', () => {
    const colours = palette('concentration', { filler: true, shell: true, dead: true }, 255);
    expect(colours.length).toBeLessThanOrEqual(255);
    const data = new Uint8Array(4 * 256);
    for (let k = 0; k < 256; k++) data.set(colourAt(concentrationMap, k / 255), 4 * k);
    const index = indexer(colours)({ width: 256, height: 1, data });
    const errors = Array.from(index, (nearest, k) =>
      colourDifference(colourAt(concentrationMap, k / 255), colours[nearest] as [number, number, number]),
    );
    // With fillers, interphases and dead metal 100 colours are left for 256 entries, which are 200 ΔE long together: steps of 2, errors of 1 and a
    // half at the steepest.
    expect(Math.max(...errors)).toBeLessThan(2.3);
  });

  test('holds a case that ended early as it was then', async () => {
    const run = storedRun();
    const [first, second] = run.cases;
    const early = { ...run, cases: [{ ...first, times: [0, 30, 45] }, second] };
    const path = join(temporaryFolder(), 'run.gif');
    await video(early, path, { panelWidth: PANEL });
    const { frames } = readGif(readFileSync(path));
    // 0, 30, 45 and 60 to 150 s.
    expect(frames).toHaveLength(7);
    expect(distance(drawn(early, 150), frames[6].image).mean).toBeLessThan(0.6);
  });
});

describe('an MP4 of a run', () => {
  const probe = (path: string, ...entries: readonly string[]) =>
    execFileSync('ffprobe', ['-v', 'error', '-show_entries', `stream=${entries.join(',')}`, '-of', 'json', path]);

  test('is an H.264 of one image for each moment, even in size, with its colours named', async (context) => {
    if (isWithoutFfmpeg()) return context.skip('no ffmpeg is installed: MP4 is not tested');
    const path = join(temporaryFolder(), 'run.mp4');
    const run = storedRun();
    await video(run, path, { panelWidth: PANEL + 1, fps: 4 });
    const names = ['codec_name', 'width', 'height', 'nb_frames', 'duration', 'pix_fmt', 'color_space', 'color_range'];
    const [stream] = (JSON.parse(probe(path, ...names).toString()) as { streams: Record<string, unknown>[] }).streams;
    const paint = framePainter('concentration', { scale: frameScale(run.study), panelWidth: PANEL + 1 });
    const still = paint(storedPanels(run.cases, 0));
    expect(stream).toMatchObject({
      ...{ codec_name: 'h264', pix_fmt: 'yuv420p', nb_frames: '6', color_space: 'bt709', color_range: 'tv' },
      width: 2 * Math.ceil(still.width / 2),
      height: 2 * Math.ceil(still.height / 2),
    });
    expect(Number(stream.duration)).toBeCloseTo(1.5, 6);
    expect(readdirSync(join(path, '..'))).toEqual(['run.mp4']);
  });

  test('shows the colours of the frames', async (context) => {
    if (isWithoutFfmpeg()) return context.skip('no ffmpeg is installed: MP4 is not tested');
    const path = join(temporaryFolder(), 'run.mp4');
    const run = storedRun();
    await video(run, path, { panelWidth: PANEL });
    const last = drawn(run, 150);
    const [width, height] = [2 * Math.ceil(last.width / 2), 2 * Math.ceil(last.height / 2)];
    const args = ['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'rgba', 'pipe:1'];
    const bytes = execFileSync('ffmpeg', args, { maxBuffer: 2 ** 26 });
    const data = new Uint8Array(bytes.subarray(4 * width * height * 5));
    const shown = { ...last, data: new Uint8Array(4 * last.width * last.height) };
    for (let y = 0; y < last.height; y++)
      shown.data.set(data.subarray(4 * width * y, 4 * (width * y + last.width)), 4 * last.width * y);
    // Colours at half the resolution and crf 16 cost ΔE 1.8 in the mean of so small an image; the matrix of BT.601 in place of
    // BT.709's made it 3.2.
    expect(distance(last, shown).mean).toBeLessThan(2.4);
  });

  test('leaves no file when ffmpeg fails, and quotes it', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'ffmpeg'), '#!/bin/sh\necho "Unknown encoder libx264" >&2\nexit 8\n', { mode: 0o755 });
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
    const path = join(folder, 'run.mp4');
    await expect(video(storedRun(), path, { panelWidth: PANEL })).rejects.toThrow(
      `${folder}/ffmpeg made no video: it ended with status 8 and said:\n  Unknown encoder libx264\na path that ends in .gif needs no ffmpeg`,
    );
    vi.unstubAllEnvs();
    expect(readdirSync(folder)).toEqual(['ffmpeg']);
  });

  test('leaves no file when ffmpeg is killed', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'run.mp4');
    writeFileSync(join(folder, 'ffmpeg'), '#!/bin/sh\nfor last; do :; done\necho part > "$last"\nkill -9 $$\n', {
      mode: 0o755,
    });
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
    await expect(video(storedRun(), path, { panelWidth: PANEL })).rejects.toThrow('it was ended from outside');
    vi.unstubAllEnvs();
    expect(readdirSync(folder)).toEqual(['ffmpeg']);
  });

  test('without ffmpeg is refused with the way out', async () => {
    vi.stubEnv('PATH', '');
    expect(findFfmpeg()).toBeUndefined();
    await expect(video(storedRun(), 'run.mp4')).rejects.toThrow(
      'run.mp4: no ffmpeg is installed, which makes MP4; install it, or end the path in .gif',
    );
    vi.unstubAllEnvs();
  });
});

test('a video that is ended early leaves no file', async () => {
  const folder = temporaryFolder();
  const interrupt = new AbortController();
  const onFrame = (done: number) => {
    if (done === 2) interrupt.abort();
  };
  const path = join(folder, 'run.gif');
  await expect(video(storedRun(), path, { panelWidth: PANEL, onFrame, signal: interrupt.signal })).rejects.toThrow(
    `${path} was ended early: nothing is written`,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('a video of another ending or of no pace is refused', async () => {
  await expect(video(storedRun(), 'run.avi')).rejects.toThrow('run.avi ends in .avi: a video ends in .mp4 or .gif');
  await expect(video(storedRun(), 'run')).rejects.toThrow('run ends in nothing: a video ends in .mp4 or .gif');
  await expect(video(storedRun(), 'run.gif', { fps: 60 })).rejects.toThrow(
    'fps is 60: a video in .gif shows 0.1 to 50',
  );
  expect(existsSync('run.avi') || existsSync('run.gif')).toBe(false);
});

/** Where CI asks for the tools, their absence is no excuse. */
function isWithoutFfmpeg(): boolean {
  if (findFfmpeg()) return false;
  if (process.env.TIPFIELD_REQUIRE_PYTHON === '1') throw new Error('no ffmpeg is installed: apt-get install ffmpeg');
  return true;
}
