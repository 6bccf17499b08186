/** A run that was stopped, on any way, and gone on with ends as one that never was: the same bits in every file. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Backend, BackendError, compare, loadStudy, openBackend, openRun, resume } from '../../src/index.ts';
import { readManifest } from '../../src/output/manifest.ts';
import { temporaryFolder } from '../support/folder.ts';

const SHORT = ['grid=16', 'duration=4 s', 'output.frames=[2 s]', 'output.fields={every: 1 s}', 'output.sampling=0.5 s'];
const KNOWN = 'cases.pvh-rods.filler.conductivity=30 x matrix';
const study = loadStudy('tip-effect', { overrides: [...SHORT, KNOWN] });

/** Everything that a run leaves but times of the wall clock. */
async function leftBy(folder: string) {
  const run = await openRun(folder);
  const fields = run.cases.map((stored) => stored.times.map((_, index) => stored.moment(index)));
  run.close();
  const frames = readdirSync(join(folder, 'frames')).sort();
  return {
    fields,
    frames: frames.map((name) => [name, readFileSync(join(folder, 'frames', name)).toString('base64')]),
    series: study.cases.map(({ name }) => readFileSync(join(folder, name, 'series.csv'), 'utf8')),
    summary: readFileSync(join(folder, 'summary.json'), 'utf8'),
    files: (readdirSync(folder, { recursive: true }) as string[]).sort(),
  };
}

async function uninterrupted() {
  const folder = join(temporaryFolder(), 'whole');
  const { backend } = await openBackend('cpu');
  await compare(backend, study, { folder });
  backend.destroy();
  return leftBy(folder);
}

test('a run that was interrupted at any of its samples goes on to the bits of one that was not', async () => {
  const whole = await uninterrupted();
  for (const stopAt of [2, 9, 20]) {
    const folder = join(temporaryFolder(), 'run');
    const { backend } = await openBackend('cpu');
    const stop = new AbortController();
    let samples = 0;
    const onSample = () => ++samples === stopAt && stop.abort();
    const first = await compare(backend, study, { folder, signal: stop.signal, onSample });
    expect(first.status).toBe('interrupted');
    const again = await openBackend('cpu');
    const { status, frames } = await resume(again.backend, { folder });
    expect(status).toBe('finished');
    expect(frames).toHaveLength(6);
    expect(await leftBy(folder)).toEqual(whole);
    expect(readManifest(folder)?.restarts).toMatchObject([{ because: 'resumed' }]);
    backend.destroy();
    again.backend.destroy();
  }
});

test('a run that went on saving goes on from its last save, not from its start', async () => {
  const whole = await uninterrupted();
  const folder = join(temporaryFolder(), 'run');
  const { backend } = await openBackend('cpu');
  const run = compare(failing(backend, 90, new Error('a crash')), study, { folder, saveEvery: 0 });
  await expect(run).rejects.toThrow('a crash');
  const reached = readManifest(folder)?.cases.find(({ name }) => name === 'pvh')?.time ?? 0;
  expect(reached).toBeGreaterThan(0);
  await resume(backend, { folder });
  const [{ from }] = readManifest(folder)?.restarts ?? [];
  expect(from.pvh).toBeGreaterThan(0);
  expect(await leftBy(folder)).toEqual(whole);
  backend.destroy();
});

test('a lost device is opened again once and the run ends as if nothing had been; a second loss ends it', async () => {
  const whole = await uninterrupted();
  const { backend } = await openBackend('cpu');
  const lost = () => new BackendError('the device was lost', 'start again', { lost: true });
  const folder = join(temporaryFolder(), 'run');
  const told: string[] = [];
  const { status } = await compare(failing(backend, 70, lost()), study, {
    folder,
    saveEvery: 0,
    reopen: async () => backend,
    onRestart: ({ message }) => told.push(message),
  });
  expect(status).toBe('finished');
  expect(told).toHaveLength(1);
  expect(await leftBy(folder)).toEqual(whole);
  expect(readManifest(folder)?.restarts).toMatchObject([{ because: 'device lost' }]);

  const twice = join(temporaryFolder(), 'twice');
  const run = compare(failing(backend, 70, lost()), study, {
    folder: twice,
    reopen: async () => failing(backend, 50, lost()),
  });
  await expect(run).rejects.toThrow('the device was lost');
  expect(readManifest(twice)).toMatchObject({ status: 'failed' });
  backend.destroy();
});

test('what cannot be resumed is refused with the reason: no run, an ended one, one that still runs, a damaged checkpoint', async () => {
  const { backend } = await openBackend('cpu');
  const folder = temporaryFolder();
  await expect(resume(backend, { folder })).rejects.toThrow('holds no run of tipfield');
  const ended = join(folder, 'ended');
  const stop = new AbortController();
  const onSample = (_: unknown, { time }: { readonly time: number }) => time > 0 && stop.abort();
  await compare(backend, study, { folder: ended, signal: stop.signal, onSample });

  const checkpoint = join(ended, 'checkpoint.bin');
  const bytes = readFileSync(checkpoint);
  const damaged = Buffer.from(bytes);
  damaged[Math.floor(bytes.length / 2)] ^= 1;
  writeFileSync(checkpoint, damaged);
  await expect(resume(backend, { folder: ended })).rejects.toThrow(/checksum|damaged/);
  writeFileSync(checkpoint, bytes);

  const manifest = readManifest(ended);
  const alive = {
    ...manifest,
    status: 'running',
    process: { id: process.ppid, host: (await import('node:os')).hostname() },
  };
  writeFileSync(join(ended, 'run.json'), JSON.stringify(alive));
  await expect(resume(backend, { folder: ended })).rejects.toThrow(`still being run by process ${process.ppid}`);
  writeFileSync(join(ended, 'run.json'), JSON.stringify(manifest));

  await resume(backend, { folder: ended });
  expect(existsSync(checkpoint)).toBe(false);
  await expect(resume(backend, { folder: ended })).rejects.toThrow('has ended (finished)');
  rmSync(ended, { recursive: true });
  backend.destroy();
});

/** The back end, whose reads are refused from the `after`-th on. */
function failing(backend: Backend, after: number, error: Error): Backend {
  let reads = 0;
  return { ...backend, read: (fields) => (++reads < after ? backend.read(fields) : Promise.reject(error)) };
}
