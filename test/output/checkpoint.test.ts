/** The checkpoint file: what is written comes back to the bit, and what is damaged is refused by what is wrong with it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseStudy } from '../../src/case/parse.ts';
import { type Checkpoint, readCheckpoint, removeCheckpoint, writeCheckpoint } from '../../src/output/checkpoint.ts';
import { OutputError, writeAtomic } from '../../src/output/files.ts';
import { checkpointPath } from '../../src/output/folder.ts';
import { least } from '../case/study.ts';
import { temporaryFolder } from '../support/folder.ts';

const study = parseStudy(least, { name: 'least' });
const SUM = 32;

interface Book {
  readonly rows: readonly Readonly<Record<string, number>>[];
}

function checkpoint(values: readonly number[]): Checkpoint<Book> {
  const state = {
    time: 0.1 + 0.2,
    charge: -0,
    saltIn: 5e-324,
    start: { metal: 1 / 3, salt: 1e21 },
    settled: true,
    control: { kind: 'current', density: 80, compliance: Number.POSITIVE_INFINITY },
    fields: { state: Float64Array.from(values), clock: Float64Array.of(0.5, 0.1), empty: new Float64Array(0) },
  } as const;
  const book = { rows: [{ time: 0, ratio: Number.NaN, least: Number.NEGATIVE_INFINITY }] };
  return { backend: { kind: 'cpu', description: 'float64 twin · Δ', software: false }, cases: { a: { state, book } } };
}

function written(values: readonly number[] = [1, 2.5, Math.PI]): string {
  const folder = temporaryFolder();
  writeCheckpoint(folder, study, checkpoint(values));
  return folder;
}

test.each([
  ['of float64', [Math.PI, 1e-300, -0, Number.NaN, Number.POSITIVE_INFINITY]],
  ['of float32', [Math.fround(Math.PI), -0, Number.NaN, Number.NEGATIVE_INFINITY, 2 ** -149]],
])('all numbers come back as they were, fields %s', (_, values) => {
  const folder = written(values);
  const { written: when, program, ...found } = readCheckpoint<Book>(folder, study);
  // toStrictEqual tells -0 from 0, takes NaN for NaN, and arrays by their type.
  expect(found).toStrictEqual(checkpoint(values));
  expect(Date.now() - Date.parse(when)).toBeLessThan(60_000);
  expect(program).toMatch(/^\d+\.\d+\.\d+/);
});

test('fields that float32 holds exactly take four bytes a number, others eight', () => {
  const size = (values: readonly number[]) => readFileSync(checkpointPath(written(values))).length;
  const [single, double] = [new Array(1000).fill(0.5), new Array(1000).fill(0.1)];
  // The headers differ by the name of the type, the digits of sizes and offsets, and the time that may lack none: below 100 bytes.
  expect(Math.abs(size(double) - size(single) - 4000)).toBeLessThan(100);
});

describe('refused is a file', () => {
  const path = '.*checkpoint\\.bin';
  const way = ': remove .*, and tipfield resume starts the run from time 0$';
  test.each<[string, (file: Buffer) => Uint8Array, string]>([
    ['that is empty', () => Buffer.alloc(0), 'is no checkpoint of tipfield, 0 bytes'],
    ['of something else', () => Buffer.from('a diary\n'), 'is no checkpoint of tipfield, 8 bytes'],
    ['with a bit of its magic turned', (file) => turned(file, 3), 'is no checkpoint of tipfield'],
    ['with a bit of its header turned', (file) => turned(file, 200), 'is damaged \\(its checksum is wrong\\)'],
    ['with a bit of its data turned', (file) => turned(file, file.length - SUM - 1), 'is damaged \\(its checksum'],
    [
      'with a bit of its checksum turned',
      (file) => turned(file, file.length - 1),
      'is damaged \\(its checksum is wrong\\)',
    ],
    ['cut in its first line', (file) => file.subarray(0, 10), 'is no checkpoint of tipfield, 10 bytes'],
    ['cut in its header', (file) => file.subarray(0, 500), 'is damaged \\(500 bytes in place of \\d+\\)'],
    ['cut in its data', (file) => file.subarray(0, -SUM - 4), 'is damaged \\(\\d+ bytes in place of \\d+\\)'],
    ['cut in its checksum', (file) => file.subarray(0, -1), 'is damaged \\(\\d+ bytes in place of \\d+\\)'],
    ['with more behind it', (file) => Buffer.concat([file, Buffer.alloc(3)]), 'is damaged \\(\\d+ bytes in place of'],
    ['of a newer format', newer, 'has format 2, and this tipfield reads 1: update it, or else remove '],
  ])('%s', (_, damage, reason) => {
    const folder = written();
    const file = readFileSync(checkpointPath(folder));
    writeFileSync(checkpointPath(folder), damage(file));
    const read = () => readCheckpoint(folder, study);
    expect(read).toThrow(OutputError);
    expect(read).toThrow(new RegExp(reason.endsWith('remove ') ? `${path} ${reason}` : `${path} ${reason}.*${way}`));
  });

  test('of another study, by what differs', () => {
    const folder = written();
    const other = parseStudy(least, { name: 'least', overrides: ['duration=300 s', 'output.frames=[0 s]'] });
    expect(() => readCheckpoint(folder, other)).toThrow(
      /checkpoint\.bin is of another study, cases\.0\.duration is 300 in run\.json and 150 there: undo the change, or remove /,
    );
  });

  test('that is not there', () => {
    const folder = written();
    removeCheckpoint(folder);
    removeCheckpoint(folder);
    expect(() => readCheckpoint(folder, study)).toThrow(
      'has no checkpoint.bin, so the run cannot go on: start it again',
    );
  });
});

test('what fails while a file is written leaves the old file and nothing beside it', () => {
  const folder = written();
  const path = checkpointPath(folder);
  const before = readFileSync(path);
  function* failing(): Iterable<Uint8Array> {
    yield Buffer.alloc(1000);
    throw new Error('power');
  }
  expect(() => writeAtomic(path, failing())).toThrow('power');
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(folder)).toEqual(['checkpoint.bin']);
});

// Elsewhere than on Linux there is no device that is always full.
test.runIf(existsSync('/dev/full'))('a full disk is told with the way out, and the old file stays', () => {
  const folder = written();
  const path = checkpointPath(folder);
  const before = readFileSync(path);
  symlinkSync('/dev/full', `${path}.${process.pid}.tmp`);
  const write = () => writeCheckpoint(folder, study, checkpoint([1]));
  expect(write).toThrow(
    /checkpoint\.bin cannot be written, the disk is full: free some space .*; what was written before is kept/,
  );
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(folder)).toEqual(['checkpoint.bin']);
});

test('a process killed at any moment of its writing leaves a whole checkpoint', async () => {
  const folder = written();
  const numbers = 2 ** 20;
  const module = (path: string) => JSON.stringify(pathToFileURL(path).href);
  const writer = `
    import { writePacked } from ${module('src/output/packed.ts')};
    import { readPacked } from ${module('src/output/packed.ts')};
    const value = readPacked(${JSON.stringify(checkpointPath(folder))}, '');
    value.cases.a.state.fields.state = new Float64Array(${numbers}).fill(Math.PI);
    for (let n = 0; ; n++) {
      value.cases.a.book = { n };
      writePacked(${JSON.stringify(checkpointPath(folder))}, value);
      if (n === 0) console.log('begun');
    }`;
  for (const delay of [3, 31, 57]) {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', writer], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await setTimeout(delay);
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await closed;
    expect(readCheckpoint(folder, study).cases.a.state.fields.state).toHaveLength(numbers);
  }
});

function turned(file: Buffer, at: number): Buffer {
  const copy = Buffer.from(file);
  copy[at] ^= 1;
  return copy;
}

/** The same with format 2, whole in itself. */
function newer(file: Buffer): Buffer {
  const body = Buffer.from(file.subarray(0, -SUM));
  body[body.indexOf(' 1 ') + 1] = '2'.charCodeAt(0);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}
