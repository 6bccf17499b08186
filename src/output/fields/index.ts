import { existsSync } from 'node:fs';
import type { File } from 'h5wasm/node';
import type { Case } from '../../case/case.ts';
import { phaseShares } from '../../case/microstructure/picture.ts';
import { OutputError, writeAtomic } from '../files.ts';
import { fieldsPath, xdmfPath } from '../folder.ts';
import type { Moment } from '../stored.ts';
import { abandon, type Hdf5, reasonOf } from './hdf5.ts';
import { loadHdf5 } from './load-hdf5.ts';
import { appendMoments, pack, readTimes, type Waiting } from './moments.ts';
import { replaceFile } from './replace.ts';
import { xdmfText } from './xdmf.ts';

/**
 * Takes the fields of a case's moments and writes them to fields.h5, with fields.xdmf beside it for ParaView.
 *
 * The file is never changed in place: HDF5 can leave a file unreadable that it was writing when killed, so a save copies the file,
 * adds to the copy and puts it in place of the old one. Price: during a save the disk holds the file twice.
 */
export interface FieldsWriter {
  /** Moments stored or waiting. */
  readonly count: number;
  /** Time of the last of them [s]; -Infinity where there is none. */
  readonly lastTime: number;
  /** Bytes in memory that wait for a save. */
  readonly waiting: number;
  /** Takes the fields of one moment, later than the last; the arrays are copied. Throws RangeError where it is not later. */
  add(moment: Moment): void;
  /**
   * Writes what waits; nothing to do where nothing waits. Throws OutputError with the way out where it cannot be written: then the file
   * before stays, and what waits goes on waiting.
   */
  save(): void;
}

export interface FieldsOptions {
  /** How many moments of an existing file stay, from the first; 0, the default, starts anew. */
  readonly keep?: number;
}

/**
 * Opens the fields of a case in the folder of a run; the files are written by the first save. Throws OutputError where the
 * moments to keep are not there.
 */
export async function openFields(folder: string, input: Case, { keep = 0 }: FieldsOptions = {}): Promise<FieldsWriter> {
  const hdf5 = await loadHdf5();
  const path = fieldsPath(folder, input.name);
  const shares = input.filler ? Object.keys(phaseShares(input)) : [];
  const onDisk = keep > 0 ? timesToKeep(hdf5, path, keep) : [];
  const times = onDisk.slice(0, keep);
  let waiting: Waiting[] = [];
  let saved = times.length;
  /** The file has more moments than are kept, and fields.xdmf tells of them. */
  let shrinks = onDisk.length > keep;

  const lastTime = () => times.at(-1) ?? Number.NEGATIVE_INFINITY;
  const writeXdmf = (count: number) => {
    const xdmf = xdmfPath(folder, input.name);
    attempt(folder, xdmf, () => writeAtomic(xdmf, xdmfText(input, shares, times.slice(0, count))));
  };

  return {
    get count() {
      return times.length;
    },
    get lastTime() {
      return lastTime();
    },
    get waiting() {
      return waiting.reduce((sum, { planes }) => planes.reduce((bytes, { byteLength }) => bytes + byteLength, sum), 0);
    },
    add(moment) {
      const { time } = moment.snapshot;
      if (!(time > lastTime())) throw new RangeError(`a moment at ${time} s does not follow one at ${lastTime()} s`);
      waiting.push(pack(moment));
      times.push(time);
    },
    save() {
      if (waiting.length === 0) return;
      if (shrinks) writeXdmf(saved);
      attempt(folder, path, () =>
        replaceFile(hdf5, path, input, saved, (file) => appendMoments(hdf5, file, input.grid, saved, waiting)),
      );
      saved += waiting.length;
      waiting = [];
      shrinks = false;
      writeXdmf(saved);
    },
  };
}

/** Times of the moments in the file, at least `keep` [s]. */
function timesToKeep(hdf5: Hdf5, path: string, keep: number): number[] {
  const way = 'run the study anew with tipfield compare --force';
  if (!existsSync(path))
    throw new OutputError(`${path} is not there, and ${keep} moments in it are to be kept: ${way}`);
  let file: File | undefined;
  let times: number[];
  try {
    file = new hdf5.File(path, 'r');
    times = readTimes(hdf5, file);
  } catch (error) {
    throw new OutputError(`${path} cannot be read: ${reasonOf(error)}; ${way}`);
  } finally {
    abandon(file);
  }
  if (times.length < keep)
    throw new OutputError(`${path} has ${times.length} moments of the ${keep} to be kept: ${way}`);
  return times;
}

/** Tells what went wrong, and the way out. */
function attempt(folder: string, path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new OutputError(
      `${path} cannot be written: ${reasonOf(error instanceof OutputError ? error.cause : error)}; what was saved before is whole. Make room, then tipfield resume ${folder}`,
    );
  }
}
