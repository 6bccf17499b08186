/** What the HDF5 library is asked beside what it offers by itself. */
import type { File } from 'h5wasm/node';

/** The library, the same in Node and in a browser. */
export type Hdf5 = typeof import('h5wasm/node');

/** Why the library or the system failed, in a line: HDF5 tells its whole stack of calls, the system's words within. */
export function reasonOf(error: unknown): string {
  const told = error instanceof Error ? error.message : String(error);
  const system = /(?:error message = '|^E[A-Z]+: )([^',]+)/.exec(told)?.[1];
  if (system !== undefined) return system.toLowerCase();
  const innermost = [...told.matchAll(/ in H5\w+\(\): (.+)/g)].at(-1)?.[1];
  return innermost ?? (told === '' ? 'HDF5 gives no reason' : told.split('\n')[0]);
}

/** The data set of that name. Throws where the file has none. */
export function datasetOf({ Dataset }: Hdf5, file: File, name: string): InstanceType<Hdf5['Dataset']> {
  const found = file.get(name);
  if (!(found instanceof Dataset)) throw new Error(`it has no data set ${name}`);
  return found;
}

/** Closes a file that something went wrong with, for what it is worth. */
export function abandon(file: File | undefined): void {
  try {
    file?.close();
  } catch {
    // What could not be written cannot be written at closing either, and is removed.
  }
}
