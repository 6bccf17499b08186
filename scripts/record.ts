/**
 * Makes the film that the lab shows where a browser has no WebGPU: PVH beside PVH with rods of the tip-effect study, on the float64
 * twin, with the rows of its curves. Needs an ffmpeg with libx264, libvpx-vp9 and libwebp.
 *
 *     npm run record
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStudy } from '../src/case/load.ts';
import { compare } from '../src/experiments/comparison.ts';
import type { DepositionRow } from '../src/experiments/deposition.ts';
import { openBackend } from '../src/experiments/open.ts';
import { CHARTS } from '../src/lab/curves/data.ts';
import { openRun } from '../src/output/open-run.ts';
import { findFfmpeg, video, videoTimes } from '../src/output/video/index.ts';

const CASES = ['pvh', 'pvh-rods'];
const KEYS = ['time' as const, ...CHARTS.flatMap(({ keys }) => keys.map(({ key }) => key))];
/** Between two images of the film [s]; its frames a second. 150 s pass in 10 s. */
const EVERY = 0.5;
const FPS = 30;

const target = join(import.meta.dirname, '../src/lab/public/recorded');
const ffmpeg = findFfmpeg();
if (ffmpeg === undefined) throw new Error('no ffmpeg is installed, which makes the film: install it');
const scratch = mkdtempSync(join(tmpdir(), 'tipfield-record-'));
try {
  const study = loadStudy('tip-effect', { overrides: [`output.fields={every: ${EVERY} s}`] });
  const cases = study.cases.filter(({ name }) => CASES.includes(name));
  const folder = join(scratch, 'run');
  const rows: Record<string, Partial<DepositionRow>[]> = Object.fromEntries(cases.map(({ name }) => [name, []]));
  const { backend } = await openBackend('cpu');
  try {
    await compare(backend, { ...study, cases }, { folder, onSample: ({ name }, row) => rows[name].push(short(row)) });
  } finally {
    backend.destroy();
  }
  mkdirSync(target, { recursive: true });
  const run = await openRun(folder);
  try {
    const film = join(scratch, 'film.mp4');
    await video(run, film, { fps: FPS });
    const times = videoTimes(run);
    const series = {
      fps: FPS,
      times,
      lines: run.cases.map(({ input }) => ({ label: input.label, rows: rows[input.name] })),
    };
    writeFileSync(join(target, 'series.json'), `${JSON.stringify(series)}\n`);
    encode(film, 'tip-effect.mp4', ['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '23', '-movflags', '+faststart']);
    encode(film, 'tip-effect.webm', ['-c:v', 'libvpx-vp9', '-b:v', '0', '-crf', '36', '-row-mt', '1']);
    encode(film, 'tip-effect.webp', ['-vf', `select=eq(n\\,${times.length - 1})`, '-frames:v', '1', '-quality', '80']);
  } finally {
    run.close();
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function encode(film: string, name: string, options: readonly string[]): void {
  const path = join(target, name);
  const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];
  execFileSync(ffmpeg!, [...quiet, '-i', film, ...options, '-map_metadata', '-1', path], { stdio: 'inherit' });
  console.log(`${path}: ${(statSync(path).size / 1000).toFixed(0)} kB`);
}

/** What the curves show, in four digits, more than is seen. */
function short(row: DepositionRow): Partial<DepositionRow> {
  return Object.fromEntries(KEYS.map((key) => [key, Number(row[key].toPrecision(4))]));
}
