/**
 * A value in one file: JSON, with arrays of numbers as they are in memory.
 *
 *     tipfield checkpoint 1 <bytes of JSON> <bytes of arrays>⏎    JSON    arrays    SHA-256 of all before it (32 bytes)
 *
 * All numbers come back exactly: those that JSON has no word for are {"$number": "NaN"}, "Infinity", "-Infinity" or "-0", and an array is
 * {"$array": [type, length, offset]}, float32 where that is exact, little-endian as every machine is that Dawn or Node's usual
 * builds run on. So no object in it may have a key of these two names.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { OutputError, writeAtomic } from './files.ts';

const MAGIC = 'tipfield checkpoint';
const FORMAT = 1;
const SUM_BYTES = 32;
/** More than the first line can have. */
const FIRST_LINE = 80;
/** Bytes read at once while the sum is checked. */
const PIECE = 2 ** 20;

const TYPES = { float32: Float32Array, float64: Float64Array } as const;

/** Replaces the file as a whole. Throws OutputError where the disk is full. Float64Arrays in `value` come back as such. */
export function writePacked(path: string, value: unknown): void {
  const arrays: (Float32Array | Float64Array)[] = [];
  let bytes = 0;
  const text = JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'number' && (!Number.isFinite(item) || Object.is(item, -0)))
      return { $number: Object.is(item, -0) ? '-0' : String(item) };
    if (!(item instanceof Float64Array)) return item;
    const array = isSingle(item) ? Float32Array.from(item) : item;
    const offset = bytes;
    arrays.push(array);
    bytes += array.byteLength;
    return { $array: [array instanceof Float32Array ? 'float32' : 'float64', array.length, offset] };
  });
  const json = Buffer.from(text);
  const sum = createHash('sha256');
  function* pieces(): Iterable<Uint8Array> {
    const first = Buffer.from(`${MAGIC} ${FORMAT} ${json.length} ${bytes}\n`);
    const content = arrays.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
    for (const piece of [first, json, ...content]) {
      sum.update(piece);
      yield piece;
    }
    yield sum.digest();
  }
  writeAtomic(path, pieces());
}

/**
 * What `writePacked` wrote. Throws OutputError where the file is not such a one, newer, cut short or damaged; the message ends with
 * `remedy`, the way out as a clause: `remove it`.
 */
export function readPacked(path: string, remedy: string): unknown {
  const refuse = (reason: string) => new OutputError(`${path} ${reason} ${remedy}`);
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const [line, format, jsonBytes, arrayBytes] = firstLine(bytesAt(0, Math.min(FIRST_LINE, size)));
    if (line === undefined) throw refuse(`is no checkpoint of tipfield, ${size} bytes:`);
    if (format !== FORMAT) throw refuse(`has format ${format}, and this tipfield reads ${FORMAT}: update it, or else`);
    const expected = line + jsonBytes + arrayBytes + SUM_BYTES;
    if (size !== expected) throw refuse(`is damaged (${size} bytes in place of ${expected}):`);
    const sum = createHash('sha256');
    for (let at = 0; at < size - SUM_BYTES; at += PIECE)
      sum.update(bytesAt(at, Math.min(PIECE, size - SUM_BYTES - at)));
    if (!sum.digest().equals(bytesAt(size - SUM_BYTES, SUM_BYTES))) throw refuse('is damaged (its checksum is wrong):');
    const text = bytesAt(line, jsonBytes).toString('utf8');
    return JSON.parse(text, (_, item: unknown) => unpacked(item, line + jsonBytes));
  } finally {
    closeSync(file);
  }

  function unpacked(item: unknown, arraysAt: number): unknown {
    const { $number, $array } = (item ?? {}) as { $number?: string; $array?: [keyof typeof TYPES, number, number] };
    if ($number !== undefined) return Number($number);
    if ($array === undefined) return item;
    const [type, length, offset] = $array;
    const array = new TYPES[type](length);
    fill(new Uint8Array(array.buffer), arraysAt + offset);
    return type === 'float64' ? array : Float64Array.from(array);
  }

  function bytesAt(at: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    fill(bytes, at);
    return bytes;
  }

  function fill(bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length; ) {
      const read = readSync(file, bytes, done, Math.min(bytes.length - done, 2 ** 30), at + done);
      if (read === 0) throw refuse(`is damaged (it ends at byte ${at + done}):`);
      done += read;
    }
  }
}

/** Length of the first line, format, bytes of JSON, bytes of arrays; empty where it is another file's. */
function firstLine(start: Buffer): readonly number[] {
  const found = new RegExp(`^${MAGIC} (\\d+) (\\d+) (\\d+)\n`).exec(start.toString('latin1'));
  return found ? [found[0].length, ...found.slice(1).map(Number)] : [];
}

/** Whether each number is one of float32, or none. */
function isSingle(values: Float64Array): boolean {
  return values.every((value) => Object.is(Math.fround(value), value));
}
