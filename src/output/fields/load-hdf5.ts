/** The HDF5 library, loaded where a file is first written or read: it weighs a megabyte. */
import type { Hdf5 } from './hdf5.ts';

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
