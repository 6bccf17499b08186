/** fields.h5 of the present moment, by the library's own writer in the memory of a worker. */
import { zipSync } from 'fflate';
import * as hdf5 from 'h5wasm';
import { FS, ready } from 'h5wasm';
import { createFile } from '../../output/fields/create.ts';
import { appendMoments, pack } from '../../output/fields/moments.ts';
import type { StoredCase } from '../../output/stored.ts';

export interface FieldsFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ending: 'h5' | 'zip';
}

/** The file of the case, or a ZIP with `pvh/fields.h5` for each of two, as in the folder of a run. Throws what HDF5 says. */
export async function fieldsOf(cases: readonly StoredCase[]): Promise<FieldsFile> {
  const module = await ready;
  module.activate_throwing_error_handler();
  const files = cases.map((stored) => [`${stored.input.name}/fields.h5`, fileOf(stored)] as const);
  if (files.length === 1) return { bytes: files[0][1], ending: 'h5' };
  // They are compressed as they are.
  return { bytes: zipSync(Object.fromEntries(files), { level: 0 }), ending: 'zip' };
}

function fileOf({ input, moment }: StoredCase): Uint8Array<ArrayBuffer> {
  const path = 'fields.h5';
  const file = createFile(hdf5, path, input);
  appendMoments(hdf5, file, input.grid, 0, [pack(moment(0))]);
  file.flush();
  file.close();
  const bytes = FS?.readFile(path) as Uint8Array<ArrayBuffer> | undefined;
  if (!bytes) throw new Error('HDF5 gave no file: reload the page and try again');
  return bytes;
}
