/** A run that is killed without warning and gone on with, beside one that never was: for `npm run kill-trial` and its test. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { PNG } from 'pngjs';
import { uniform } from '../src/case/random.ts';
import { readCheckpoint } from '../src/output/checkpoint.ts';
import { readManifest } from '../src/output/manifest.ts';
import { openRun } from '../src/output/open-run.ts';
import { readSeries } from '../src/output/series.ts';

export interface Trial {
  /** The built command line, dist/cli.js. */
  readonly program: string;
  /** What follows `tipfield compare`: the study and its options, without output, checkpoint and back end. */
  readonly study: readonly string[];
  readonly backend: 'cpu' | 'software' | 'gpu';
  /** Wall time between checkpoints, `0.3 s`. */
  readonly checkpoint: string;
  /** Where the runs are written. */
  readonly directory: string;
  readonly moments: number;
  readonly seed: number;
  readonly onKill?: (kill: Kill) => void;
}

/** What became of one kill. */
export interface Kill {
  /** Wall time from the start of the process to its kill [s] */
  readonly after: number;
  /** Simulated time that a case had come to by then, as run.json said; absent without a run.json [s] */
  readonly reached?: number;
  /** Simulated time from which that case went on, 0 for its start [s]; absent where it had ended before the kill */
  readonly from?: number;
  /** Files of the killed run that could not be read, and files of the resumed one that differ from those of the whole one. */
  readonly faults: readonly string[];
}

/** What each file of a finished run holds, by its path in the folder; run.json, which tells of wall times, left out. */
type Left = ReadonlyMap<string, Buffer>;

/** Runs the study once without a kill and once for each moment with one, and goes on. Throws Error where a command fails. */
export async function killTrial(trial: Trial): Promise<readonly Kill[]> {
  const { moments, seed, directory } = trial;
  const begun = performance.now();
  await succeed(trial, compareArgs(trial, 'whole'));
  const wallTime = (performance.now() - begun) / 1000;
  const whole = await leftBy(join(directory, 'whole'));
  const kills: Kill[] = [];
  for (let k = 0; k < moments; k++) {
    // One kill in each share of the run's wall time.
    const kill = await killOnce(trial, `killed-${k}`, ((k + uniform(seed, k)) / moments) * wallTime, whole);
    trial.onKill?.(kill);
    kills.push(kill);
  }
  return kills;
}

async function killOnce(trial: Trial, name: string, after: number, whole: Left): Promise<Kill> {
  const folder = join(trial.directory, name);
  const isKilled = await runFor(trial, compareArgs(trial, name), after);
  const faults = isKilled ? await unreadable(folder) : [];
  const manifest = existsSync(folder) ? readManifest(folder) : undefined;
  const reached = manifest && furthest(manifest.cases.map(({ time }) => time));
  if (isKilled && manifest?.status !== 'finished')
    await succeed(
      trial,
      manifest
        ? ['resume', folder, '--checkpoint', trial.checkpoint, '--no-report']
        : [...compareArgs(trial, name), '--force'],
    );
  const restart = readManifest(folder)?.restarts?.at(-1);
  const from = restart ? furthest(Object.values(restart.from)) : 0;
  return {
    after,
    ...(reached === undefined ? {} : { reached }),
    ...(isKilled && manifest?.status !== 'finished' ? { from } : {}),
    faults: [...faults, ...differences(whole, await leftBy(folder))],
  };
}

/** Of the simulated times of a run's cases [s]. */
function furthest(times: readonly number[]): number {
  return Math.max(0, ...times);
}

function compareArgs({ study, backend, checkpoint, directory }: Trial, name: string): string[] {
  const output = ['--output', join(directory, name), '--no-report'];
  return ['compare', ...study, '--backend', backend, '--checkpoint', checkpoint, ...output];
}

async function succeed(trial: Trial, args: readonly string[]): Promise<void> {
  await runFor(trial, args, Number.POSITIVE_INFINITY);
}

/** Starts the command and kills it after so many seconds. Whether that was before its own end; throws Error where it ends badly. */
function runFor({ program, directory }: Trial, args: readonly string[], seconds: number): Promise<boolean> {
  const { LD_LIBRARY_PATH: _path, VK_DRIVER_FILES: _files, ...env } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd: directory,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const timer = Number.isFinite(seconds) ? setTimeout(() => child.kill('SIGKILL'), 1000 * seconds) : undefined;
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve(true);
      else if (status === 0) resolve(false);
      else reject(new Error(`tipfield ${args.join(' ')} ended with status ${status}: ${told}`));
    });
  });
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The files of a run that are not whole, each with the reason; what was being written when the process died bears another name. */
async function unreadable(folder: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const attempt = async (path: string, read: () => unknown) => {
    try {
      await read();
    } catch (error) {
      faults.push(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const files = filesIn(folder).filter((path) => !path.endsWith('.tmp'));
  for (const path of files) {
    const bytes = readFileSync(join(folder, path));
    const text = bytes.toString('utf8');
    const manifest = readManifest(folder);
    if (path.endsWith('.json')) await attempt(path, () => JSON.parse(text) as unknown);
    if (path.endsWith('.png')) await attempt(path, () => PNG.sync.read(bytes));
    if (path.endsWith('.csv')) await attempt(path, () => readSeries(text));
    if (path.endsWith('.xdmf') && !text.trimEnd().endsWith('</Xdmf>')) faults.push(`${path} breaks off`);
    if (path === 'checkpoint.bin' && manifest) await attempt(path, () => readCheckpoint(folder, manifest.input));
  }
  if (files.some((path) => path.endsWith('.h5'))) await attempt('fields.h5', () => leftBy(folder));
  return faults;
}

/** The bytes of all files but run.json; of fields.h5 those of its numbers, because the same numbers may lie in other places of the file. */
async function leftBy(folder: string): Promise<Left> {
  const left = new Map<string, Buffer>();
  for (const path of filesIn(folder))
    if (path !== 'run.json' && !path.endsWith('.h5')) left.set(path, readFileSync(join(folder, path)));
  const run = await openRun(folder);
  try {
    for (const { input, times, moment, maps, shares } of run.cases) {
      const keep = (name: string, values: Float64Array) =>
        left.set(`${input.name}/fields.h5 ${name}`, Buffer.from(values.slice().buffer));
      keep('times', Float64Array.from(times));
      for (const [name, values] of Object.entries({ ...maps, ...shares })) keep(name, Float64Array.from(values));
      times.forEach((time, index) => {
        const { snapshot, current } = moment(index);
        const { grid: _grid, time: _time, step, ...planes } = snapshot;
        const all = { step: Float64Array.of(step), ...planes, 'current x': current.x, 'current y': current.y };
        for (const [name, values] of Object.entries(all)) keep(`${name} at ${time} s`, values);
      });
    }
  } finally {
    run.close();
  }
  return left;
}

function differences(whole: Left, other: Left): readonly string[] {
  const faults: string[] = [];
  for (const [path, bytes] of whole) {
    const own = other.get(path);
    if (!own) faults.push(`${path} is missing`);
    else if (!bytes.equals(own)) faults.push(`${path} differs`);
  }
  for (const path of other.keys()) if (!whole.has(path)) faults.push(`${path} should not be there`);
  return faults;
}
