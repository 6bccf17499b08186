/** Makes fields.h5 with everything but the moments. Throws what HDF5 says. */
import type { Dataset, File } from 'h5wasm/node';
import type { Case } from '../../case/case.ts';
import { maps } from '../../case/maps.ts';
import { phaseShares } from '../../case/microstructure/picture.ts';
import { fileAttributes } from './attributes.ts';
import { datasetOf, type Hdf5 } from './hdf5.ts';
import { CONSTANTS, chunkOf, type Described, PLANES, STEP, TIME, X, Y } from './layout.ts';

/**
 * Level of gzip, 1 because level 4 takes 1.4 times as long and saves 1 % (512², smooth fields with ripples of a thousandth).
 * Shuffled bytes would pack better, but h5wasm sets one filter a data set.
 */
const COMPRESSION = 1;

/** Values that a chunk of `/time` and `/step` holds. */
const TIMES_IN_CHUNK = 64;

/** The file of a case without a moment, open. */
export function createFile(hdf5: Hdf5, path: string, input: Case): File {
  const file = new hdf5.File(path, 'w');
  for (const [name, value] of Object.entries(fileAttributes(input))) {
    if (typeof value === 'string') file.create_attribute(name, value);
    else file.create_attribute(name, value, [], Number.isInteger(value) && !name.endsWith(']') ? '<i' : '<d');
  }
  createAxes(hdf5, file, input);
  createPlanes(hdf5, file, input);
  createConstants(hdf5, file, input);
  return file;
}

/** `/time`, `/step`, `/x` and `/y`; all but the steps are dimension scales, by which xarray names the axes. */
function createAxes(hdf5: Hdf5, file: File, { grid }: Case): void {
  const growing = { shape: [0], maxshape: [null], chunks: [TIMES_IN_CHUNK] };
  file.create_dataset({ name: TIME.name, data: new Float64Array(0), ...growing });
  file.create_dataset({ name: STEP.name, data: new Int32Array(0), ...growing });
  const centres = (cells: number) => Float64Array.from({ length: cells }, (_, k) => (k + 0.5) * grid.spacing);
  file.create_dataset({ name: X.name, data: centres(grid.nx) });
  file.create_dataset({ name: Y.name, data: centres(grid.ny) });
  for (const axis of [TIME, X, Y]) describe(hdf5, file, axis, []).make_scale(axis.name);
  describe(hdf5, file, STEP, [TIME]);
}

function createPlanes(hdf5: Hdf5, file: File, { grid }: Case): void {
  const { nx, ny } = grid;
  const chunks = [1, ...chunkOf(grid)];
  for (const plane of PLANES) {
    file.create_dataset({
      name: plane.name,
      data: plane.type === '<B' ? new Uint8Array(0) : new Float32Array(0),
      shape: [0, ny, nx],
      maxshape: [null, ny, nx],
      chunks,
      compression: COMPRESSION,
    });
    describe(hdf5, file, plane, [TIME, Y, X]);
  }
}

function createConstants(hdf5: Hdf5, file: File, input: Case): void {
  const { nx, ny } = input.grid;
  file.create_group('maps');
  if (input.filler) file.create_group('shares');
  const values: Readonly<Record<string, Float64Array>> = {
    ...maps(input),
    ...(input.filler ? phaseShares(input) : {}),
  };
  for (const constant of CONSTANTS) {
    const data = values[constant.key];
    if (!data) continue;
    file.create_dataset({
      name: constant.name,
      data: constant.type === '<B' ? Uint8Array.from(data) : data,
      shape: [ny, nx],
      chunks: chunkOf(input.grid),
      compression: COMPRESSION,
    });
    describe(hdf5, file, constant, [Y, X]);
  }
}

/** Gives a data set its unit, its name in words and its axes. */
function describe(hdf5: Hdf5, file: File, what: Described, axes: readonly Described[]): Dataset {
  const dataset = datasetOf(hdf5, file, what.name);
  dataset.create_attribute('units', what.units);
  dataset.create_attribute('long_name', what.title);
  for (const [index, { name }] of axes.entries()) dataset.attach_scale(index, name);
  return dataset;
}
