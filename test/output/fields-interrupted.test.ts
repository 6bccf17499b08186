/** What is left of fields.h5 when a save does not come to its end. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openFields } from '../../src/output/fields/index.ts';
import { fieldsPath, removeTemporaries } from '../../src/output/folder.ts';
import { openRun } from '../../src/output/open-run.ts';
import { temporaryFolder } from '../support/folder.ts';
import { pythonWithH5py, runPython } from '../support/python.ts';
import { storedRun } from '../support/stored.ts';
import { writeRun } from '../support/written.ts';

const ROOT = join(import.meta.dirname, '../..');
const h5py = pythonWithH5py();

/** A process that saves moments without end, after `keep` that are there. */
function saving(folder: string, keep: number, prefix: readonly string[] = []) {
  const script = join(ROOT, 'test/support/save-forever.ts');
  const hooks = ['--import', join(ROOT, 'scripts/wgsl-register.mjs'), '--import', 'tsx'];
  const [program, ...args] = [...prefix, process.execPath, ...hooks, script, folder, String(keep)];
  return spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Every field of every moment, read by us and, where it is there, by h5py. */
async function timesOf(folder: string): Promise<readonly number[]> {
  const run = await openRun(folder);
  const [{ times, moment }] = run.cases;
  for (const index of times.keys()) moment(index);
  run.close();
  if (!h5py.missing) {
    const told = JSON.parse(runPython(h5py, 'check_fields.py', fieldsPath(folder, 'pvh'))) as { times: number[] };
    expect(told.times).toEqual(times);
  }
  return times;
}

async function drawnRun(folder = join(temporaryFolder(), 'drawn')): Promise<string> {
  await writeRun(folder, storedRun(folder));
  return folder;
}

describe('a save that is cut short', () => {
  test(`by signal 9 leaves the moments of the save before, twice over${h5py.missing}`, async () => {
    const folder = await drawnRun();
    const halves = () => readdirSync(join(folder, 'pvh')).filter((name) => name.endsWith('.tmp'));
    let before = 0;
    let hits = 0;
    for (const delay of [0, 4]) {
      const child = saving(folder, before);
      await once(child.stdout, 'data');
      while (halves().length === 0) await pause(1);
      await pause(delay);
      child.kill('SIGKILL');
      await once(child, 'close');
      hits += halves().length;
      removeTemporaries(folder, ['pvh']);
      expect(halves()).toEqual([]);
      const times = await timesOf(folder);
      expect(times.length).toBeGreaterThan(before);
      expect(times).toEqual(Array.from(times, (_, k) => k));
      before = times.length;
    }
    // A save takes some 20 ms and another follows: a kill may fall between two, not all of them.
    expect(hits).toBeGreaterThan(0);
  });

  test('by a limit on the size of files is told, and the file before stays', async () => {
    const folder = await drawnRun();
    const child = saving(folder, 0, ['bash', '-c', `trap '' XFSZ; ulimit -f 300; exec "$@"`, 'bash']);
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    const [exitCode] = (await once(child, 'close')) as [number];
    expect(exitCode).toBe(1);
    expect(told).toContain(
      `${fieldsPath(folder, 'pvh')} cannot be written: file too large; what was saved before is whole. Make room, then tipfield resume ${folder}`,
    );
    expect(told).not.toContain('HDF5-DIAG');
    expect((await timesOf(folder)).length).toBeGreaterThan(1);
    expect(readdirSync(join(folder, 'pvh')).sort()).toEqual(['fields.h5', 'fields.xdmf', 'series.csv']);
  });
});

/** A file system of 1 MB, which root may mount in most places; undefined where it may not. */
function smallDisk(): string | undefined {
  const disk = temporaryFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', ['--lazy', disk]));
  return disk;
}

/** [bytes] */
function freeOn(disk: string): number {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
}

describe('a full disk', () => {
  test('stops a save with the reason; what was saved is whole, and with room again the save goes through', async ({
    skip,
  }) => {
    const disk = smallDisk();
    if (disk === undefined)
      return skip('no permission to mount a small disk; the limit on the size of files is tested');
    const folder = await drawnRun(join(disk, 'drawn'));
    const { input, moment } = storedRun().cases[0];
    const writer = await openFields(folder, input, { keep: 6 });
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(freeOn(disk) - 100_000));
    const late = { ...moment(5), snapshot: { ...moment(5).snapshot, time: 151 } };
    writer.add(late);
    const { waiting } = writer;
    for (const _ of [1, 2]) {
      expect(() => writer.save()).toThrow(
        /cannot be written: .*no space left on device.*; what was saved before is whole/,
      );
      expect(await timesOf(folder)).toEqual([0, 30, 60, 90, 120, 150]);
      expect(readdirSync(join(folder, 'pvh')).sort()).toEqual(['fields.h5', 'fields.xdmf', 'series.csv']);
      expect([writer.count, writer.waiting]).toEqual([7, waiting]);
    }
    rmSync(ballast);
    writer.save();
    expect(await timesOf(folder)).toEqual([0, 30, 60, 90, 120, 150, 151]);
  });

  test('is noticed wherever in the file it strikes', async ({ skip }) => {
    const disk = smallDisk();
    if (disk === undefined)
      return skip('no permission to mount a small disk; the limit on the size of files is tested');
    const { input, moment } = storedRun().cases[0];
    const ballast = join(disk, 'ballast');
    let refused = 0;
    // The file of six moments takes 136 kB: from nothing to that and beyond, in steps of two pages.
    for (let room = 0; room < 200_000; room += 8192) {
      rmSync(join(disk, 'drawn'), { recursive: true, force: true });
      rmSync(ballast, { force: true });
      mkdirSync(join(disk, 'drawn', 'pvh'), { recursive: true });
      writeFileSync(ballast, Buffer.alloc(freeOn(disk) - room));
      const writer = await openFields(join(disk, 'drawn'), input);
      for (let index = 0; index < 6; index++) writer.add(moment(index));
      try {
        writer.save();
      } catch (error) {
        refused += 1;
        expect(String(error)).toMatch(/OutputError: .*cannot be written: .*no space left/);
        continue;
      }
      const again = await openFields(join(disk, 'drawn'), input, { keep: 6 });
      expect(again.lastTime).toBe(150);
      if (!h5py.missing) runPython(h5py, 'check_fields.py', fieldsPath(join(disk, 'drawn'), 'pvh'));
    }
    console.log(`${refused} of 25 saves found no room`);
    expect(refused).toBeGreaterThan(10);
    expect(refused).toBeLessThan(25);
  });
});
