/** The HDF5 library, loaded where a file is first written or read: it weighs a megabyte. */
import type { File } from 'h5wasm/node';

export type Hdf5 = typeof import('h5wasm/node');

/**
 * HDF5 as WebAssembly. As it comes, h5wasm prints what fails to the console and goes on, and data that found no room on the
 * disk read as zeros: here every failure throws.
 */
export async function loadHdf5(): Promise<Hdf5> {
  const hdf5 = await import('h5wasm/node');
  const module = await hdf5.ready;
  module.activate_throwing_error_handler();
  return hdf5;
}

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
