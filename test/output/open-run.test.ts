import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fieldsPath, seriesPath } from '../../src/output/folder.ts';
import { openRun } from '../../src/output/open-run.ts';
import { temporaryFolder } from '../support/folder.ts';
import { storedRun } from '../support/stored.ts';
import { writeRun } from '../support/written.ts';

async function drawnRun(): Promise<string> {
  const folder = join(temporaryFolder(), 'drawn');
  await writeRun(folder, storedRun(folder));
  return folder;
}

describe('opening a run', () => {
  test('needs the folder of one, and says so', async () => {
    const folder = temporaryFolder();
    await expect(openRun(folder)).rejects.toThrow(
      `${folder} holds no run of tipfield: name the folder that compare or run made, with run.json in it`,
    );
    await expect(openRun(join(folder, 'absent'))).rejects.toThrow('does not exist: name the folder of a run');
  });

  test('leaves out a case without fields, and tells the way out where none has any', async () => {
    const folder = await drawnRun();
    rmSync(fieldsPath(folder, 'pvh'));
    const run = await openRun(folder);
    expect(run.cases.map(({ input }) => input.name)).toEqual(['pvh-rods']);
    expect(run.study.cases).toHaveLength(2);
    run.close();
    rmSync(fieldsPath(folder, 'pvh-rods'));
    await expect(openRun(folder)).rejects.toThrow(`${folder} has no fields.h5`);
  });

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), /cannot be read: .*truncated file/],
    ['of something else', () => Buffer.from('rubbish'.repeat(999)), /cannot be read: .*signature/],
    ['of no bytes', () => Buffer.alloc(0), /cannot be read: /],
  ])('refuses a file %s and names it', async (_, damage, message) => {
    const folder = await drawnRun();
    const path = fieldsPath(folder, 'pvh-rods');
    writeFileSync(path, damage(readFileSync(path)));
    await expect(openRun(folder)).rejects.toThrow(message);
    await expect(openRun(folder)).rejects.toThrow(`${path} cannot be read`);
    await expect(openRun(folder)).rejects.toThrow('restore it from a copy, or run the study again with --force');
  });

  test('notices bytes that changed within a field, when it is read', async () => {
    const folder = await drawnRun();
    const path = fieldsPath(folder, 'pvh');
    const bytes = readFileSync(path);
    bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 20_000);
    writeFileSync(path, bytes);
    const readAll = async () => {
      const run = await openRun(folder);
      for (const { times, moment } of run.cases) for (const index of times.keys()) moment(index);
    };
    await expect(readAll()).rejects.toThrow(`${path} cannot be read: `);
  });

  test('refuses the fields of another case', async () => {
    const folder = await drawnRun();
    copyFileSync(fieldsPath(folder, 'pvh'), fieldsPath(folder, 'pvh-rods'));
    await expect(openRun(folder)).rejects.toThrow(
      `${fieldsPath(folder, 'pvh-rods')} holds the fields of another case, PVH on 48 x 48 cells: put back the file that belongs to pvh-rods in run.json`,
    );
  });

  test('needs the series of a case that has fields', async () => {
    const folder = await drawnRun();
    rmSync(seriesPath(folder, 'pvh'));
    await expect(openRun(folder)).rejects.toThrow(`${seriesPath(folder, 'pvh')} is not there: put back the file`);
  });

  test('has no moment beyond the last, and none at all once it is closed', async () => {
    const folder = await drawnRun();
    const run = await openRun(folder);
    const [stored] = run.cases;
    expect(() => stored.moment(6)).toThrow(RangeError);
    expect(() => stored.moment(-1)).toThrow('has no moment -1: its 6 count from 0');
    run.close();
    run.close();
    expect(() => stored.moment(0)).toThrow(`the run in ${folder} was closed: open it again with openRun`);
    expect(existsSync(fieldsPath(folder, 'pvh'))).toBe(true);
  });
});
