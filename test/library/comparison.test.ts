/** The library, as a program of a user's calls it: load a study, open a back end, compare. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Backend, compare, loadStudy, openBackend, parseStudy, StudyError } from '../../src/index.ts';
import type { Manifest } from '../../src/output/manifest.ts';
import { readSeries } from '../../src/output/series.ts';
import { temporaryFolder } from '../support/folder.ts';

const SHORT = ['grid=16', 'duration=2 s', 'output.frames=[1 s]', 'output.sampling=0.5 s'];

test('loadStudy, openBackend and compare run a study and return what they wrote', async () => {
  const folder = join(temporaryFolder(), 'run');
  const study = loadStudy('tip-effect', { overrides: SHORT });
  const { backend, why } = await openBackend('cpu');
  expect(why).toBe('float64 twin, as asked');
  const samples: string[] = [];
  const { status, cases, frames } = await compare(backend, study, {
    folder,
    onSample: (input, { time }) => samples.push(`${input.name} ${time}`),
  });
  backend.destroy();
  expect(status).toBe('finished');
  expect(cases.map(({ name, outcome }) => [name, outcome])).toEqual(study.cases.map(({ name }) => [name, 'finished']));
  expect(frames).toHaveLength(6);
  for (const path of frames) expect(existsSync(path)).toBe(true);
  // All cases start, then advance together from stop to stop: a frame, or fields that are stored, here at each sample.
  expect(samples.slice(0, 5)).toEqual(['pvh 0', 'pvh-im 0', 'pvh-rods 0', 'pvh 0.5', 'pvh-im 0.5']);
  expect(samples).toHaveLength(15);
});

test('a failure in the middle ends the run, and what was computed and the reason are kept', async () => {
  const folder = join(temporaryFolder(), 'run');
  // Nothing to calibrate, so that the failure comes while the first case runs.
  const known = 'cases.pvh-rods.filler.conductivity=30 x matrix';
  const study = loadStudy('tip-effect', { overrides: [...SHORT, known] });
  const { backend } = await openBackend('cpu');
  const run = compare(failing(backend, 40), study, { folder });
  await expect(run).rejects.toThrow('the device was lost');

  const { status, reason, finished, cases } = manifestIn(folder);
  expect({ status, reason }).toEqual({ status: 'failed', reason: 'the device was lost' });
  expect(Date.parse(finished ?? '')).not.toBeNaN();
  const [pvh] = cases;
  expect(pvh).toMatchObject({ name: 'pvh', status: 'failed' });
  expect(pvh.time).toBeGreaterThan(0);
  expect(pvh.wallTime).toBeGreaterThan(0);
  const { rows } = readSeries(readFileSync(join(folder, 'pvh/series.csv'), 'utf8'));
  expect(rows.at(-1)?.['time [s]']).toBe(pvh.time);
  expect(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))).toMatchObject({
    cases: { pvh: { outcome: `failed at ${pvh.time} s` } },
  });
  // The frame of the start was written before.
  expect(readdirSync(join(folder, 'frames')).sort()).toEqual(['concentration-00-0s.png', 'phase-00-0s.png']);
  backend.destroy();
});

test('a run that is aborted returns its frames as they are', async () => {
  const folder = join(temporaryFolder(), 'run');
  const study = loadStudy('tip-effect', { overrides: SHORT });
  const { backend } = await openBackend('cpu');
  const stop = new AbortController();
  const onSample = (_: unknown, { time }: { readonly time: number }) => time > 0 && stop.abort();
  const { status, cases, frames } = await compare(backend, study, { folder, signal: stop.signal, onSample });
  expect(status).toBe('interrupted');
  expect(cases.map(({ outcome }) => outcome)).toEqual(Array(3).fill('interrupted at 0.5 s'));
  expect(frames).toHaveLength(4);
  backend.destroy();
});

test('a short circuit of all cases ends the run with the frame of that moment, and no frame after it', async () => {
  const folder = join(temporaryFolder(), 'run');
  // Lithium to within two cells of the top: a few seconds of current bridge the rest.
  const study = parseStudy(
    `title: a bridge
cases:
  - name: bridge
    temperature: 25 degC
    domain: {width: 6 um, height: 6 um, sides: periodic, top: reservoir}
    grid: 16
    metal: {base: lithium, surface energy: 0.5 J/m2}
    electrolyte: pvh-im
    surface: {thickness: 5.3 um}
    control: {current: 20 mA/cm2}
    duration: 60 s
    output: {frames: {every: 10 s}, sampling: 1 s}
`,
    { name: 'bridge', overrides: [] },
  );
  const { backend } = await openBackend('cpu');
  const { status, cases, frames } = await compare(backend, study, { folder });
  backend.destroy();
  expect(status).toBe('short circuit');
  const { time } = cases[0].final;
  expect(time).toBeLessThan(60);
  expect(cases[0].outcome).toBe(`short circuit at ${time} s`);
  expect(cases[0].extremes.shortCircuitTime).toBe(time);
  const ended = frames.filter((path) => path.includes(`-${time}s.png`));
  expect(ended).toHaveLength(2);
  expect(frames).toHaveLength(2 * (Math.floor(time / 10 - 1e-9) + 2));
  expect(manifestIn(folder).status).toBe('short circuit');
});

test('what is wrong with a study is thrown with all reasons', () => {
  const wrong = () => loadStudy('tip-effect', { overrides: ['duration=2 kg', 'grid=fine'] });
  expect(wrong).toThrow(StudyError);
  try {
    wrong();
  } catch (error) {
    expect((error as StudyError).problems).toHaveLength(2);
  }
});

/** The back end, whose reads are refused from the `after`-th on. */
function failing(backend: Backend, after: number): Backend {
  let reads = 0;
  return {
    ...backend,
    read: (fields) => {
      reads += 1;
      return reads < after ? backend.read(fields) : Promise.reject(new Error('the device was lost'));
    },
  };
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as Manifest;
}
