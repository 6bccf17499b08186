import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openFields } from '../../src/output/fields/index.ts';
import { fieldsPath, xdmfPath } from '../../src/output/folder.ts';
import { openRun } from '../../src/output/open-run.ts';
import type { StoredRun } from '../../src/output/stored.ts';
import { temporaryFolder } from '../support/folder.ts';
import { storedRun } from '../support/stored.ts';
import { writeRun } from '../support/written.ts';

/** A drawn run, on disk, and opened again. */
async function roundTrip(): Promise<{ folder: string; drawn: StoredRun; read: StoredRun }> {
  const folder = join(temporaryFolder(), 'drawn');
  const drawn = storedRun(folder);
  await writeRun(folder, drawn);
  return { folder, drawn, read: await reopen(folder) };
}

async function reopen(folder: string): Promise<StoredRun> {
  const run = await openRun(folder);
  onTestFinished(() => run.close());
  return run;
}

describe('fields on disk', () => {
  test('are what was computed, to the precision of float32, with the maps and shares as they were', async () => {
    const { drawn, read } = await roundTrip();
    expect(read.study).toEqual(drawn.study);
    for (const [k, stored] of read.cases.entries()) {
      const from = drawn.cases[k];
      expect(stored.times).toEqual(from.times);
      expect(stored.series).toEqual(from.series);
      expect(stored.maps).toEqual(from.maps);
      expect(stored.shares).toEqual(from.shares);
      for (const index of stored.times.keys()) {
        const { snapshot, current } = stored.moment(index);
        const original = from.moment(index);
        const { grid, time, step, ...planes } = snapshot;
        expect({ grid, time, step }).toEqual({ grid: from.input.grid, time: from.times[index], step: 1000 });
        for (const [name, values] of Object.entries({ ...planes, ...current })) {
          const expected = ({ ...original.snapshot, ...original.current } as Record<string, unknown>)[name];
          expect(values, name).toEqual((expected as Float64Array).map(Math.fround));
        }
      }
    }
  });

  test('go on after the moments that are kept, more or fewer than before', async () => {
    const { folder, drawn } = await roundTrip();
    const { input, moment } = drawn.cases[0];
    const longer = await openFields(folder, input, { keep: 6 });
    expect([longer.count, longer.lastTime, longer.waiting]).toEqual([6, 150, 0]);
    const last = moment(5);
    longer.add({ ...last, snapshot: { ...last.snapshot, time: 200 } });
    expect(longer.waiting).toBe(48 * 48 * (6 * 4 + 1));
    longer.save();
    expect((await reopen(folder)).cases[0].times).toEqual([0, 30, 60, 90, 120, 150, 200]);

    const shorter = await openFields(folder, input, { keep: 2 });
    const second = moment(2);
    shorter.add({ ...second, snapshot: { ...second.snapshot, time: 40, metal: second.snapshot.concentration } });
    shorter.save();
    const [stored] = (await reopen(folder)).cases;
    expect(stored.times).toEqual([0, 30, 40]);
    expect(stored.moment(1)).toEqual((await roundTrip()).read.cases[0].moment(1));
    expect(stored.moment(2).snapshot.metal).toEqual(second.snapshot.concentration.map(Math.fround));
    expect(readFileSync(xdmfPath(folder, input.name), 'utf8').match(/<Time /g)).toHaveLength(3);
  });

  test('are written anew by another run of the case, and nothing is touched where nothing waits', async () => {
    const { folder, drawn } = await roundTrip();
    const { input, moment } = drawn.cases[0];
    const writer = await openFields(folder, input);
    expect([writer.count, writer.lastTime]).toEqual([0, Number.NEGATIVE_INFINITY]);
    const before = statSync(fieldsPath(folder, input.name));
    writer.save();
    expect(statSync(fieldsPath(folder, input.name))).toEqual(before);
    writer.add(moment(0));
    writer.save();
    expect((await reopen(folder)).cases[0].times).toEqual([0]);
    expect(readdirSync(join(folder, input.name)).sort()).toEqual(['fields.h5', 'fields.xdmf', 'series.csv']);
  });

  // Attributes of HDF5 end at 64 kB; the grey levels of an image filler are more.
  test('carry a case of any size', async () => {
    const folder = join(temporaryFolder(), 'drawn');
    const drawn = storedRun(folder);
    await writeRun(folder, drawn);
    const { input, moment } = drawn.cases[0];
    const writer = await openFields(folder, { ...input, label: 'long '.repeat(40_000) });
    writer.add(moment(0));
    writer.save();
    expect((await reopen(folder)).cases[0].times).toEqual([0]);
  });

  test('take moments in the order of time alone', async () => {
    const { input, moment } = storedRun().cases[0];
    const writer = await openFields(temporaryFolder(), input);
    writer.add(moment(2));
    expect(() => writer.add(moment(2))).toThrow('a moment at 60 s does not follow one at 60 s');
  });

  test('that are to be kept must be there', async () => {
    const folder = join(temporaryFolder(), 'drawn');
    const drawn = storedRun(folder);
    await writeRun(folder, drawn);
    const { input } = drawn.cases[0];
    const path = fieldsPath(folder, input.name);
    await expect(openFields(folder, input, { keep: 7 })).rejects.toThrow(
      `${path} has 6 moments of the 7 to be kept: run the study anew with tipfield compare --force`,
    );
    writeFileSync(path, readFileSync(path).subarray(0, 20000));
    await expect(openFields(folder, input, { keep: 1 })).rejects.toThrow(/fields\.h5 cannot be read: .*truncated file/);
    await expect(openFields(temporaryFolder(), input, { keep: 1 })).rejects.toThrow(
      'is not there, and 1 moments in it are to be kept',
    );
  });
});
