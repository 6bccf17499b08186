import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  truncateSync,
} from 'node:fs';
import type { File } from 'h5wasm/node';
import type { Case } from '../../case/case.ts';
import { createFile } from './create.ts';
import { abandon, type Hdf5 } from './hdf5.ts';
import { readTimes } from './moments.ts';

/**
 * Puts a file changed by `change` in place of the one at `path`: a copy of that one where some of its moments are to be kept,
 * one made new where none is. Nothing but whole files is ever at `path`. Throws what HDF5 or the system says; then nothing is left
 * beside it.
 */
export function replaceFile(hdf5: Hdf5, path: string, input: Case, keep: number, change: (file: File) => void): void {
  const temporary = `${path}.${process.pid}.tmp`;
  let file: File | undefined;
  try {
    if (keep > 0) {
      copyFileSync(path, temporary, constants.COPYFILE_FICLONE);
      file = new hdf5.File(temporary, 'a');
    } else {
      file = createFile(hdf5, temporary, input);
    }
    change(file);
    file.flush();
    file.close();
    file = new hdf5.File(temporary, 'r');
    readTimes(hdf5, file);
    file.close();
    file = undefined;
    const descriptor = openSync(temporary, 'r+');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary, path);
  } catch (error) {
    abandon(file);
    discard(temporary);
    throw error;
  }
}

/** Removes a file, and gives its room back also where HDF5 could not close it. */
function discard(path: string): void {
  if (!existsSync(path)) return;
  truncateSync(path);
  rmSync(path);
}
