/** The moments in fields.h5. Throws what HDF5 says. */
import type { File } from 'h5wasm/node';
import type { Grid } from '../../case/case.ts';
import type { Moment } from '../stored.ts';
import { datasetOf, type Hdf5 } from './hdf5.ts';
import { PLANES, STEP, TIME } from './layout.ts';

/** A moment on its way to the file, in the precision of the file. */
export interface Waiting {
  /** [s] */
  readonly time: number;
  readonly step: number;
  /** As in `PLANES`. */
  readonly planes: readonly (Float32Array | Uint8Array)[];
}

/** Copies a moment. */
export function pack(moment: Moment): Waiting {
  const { time, step } = moment.snapshot;
  return {
    time,
    step,
    planes: PLANES.map(({ type, of }) => (type === '<B' ? Uint8Array.from(of(moment)) : Float32Array.from(of(moment)))),
  };
}

/** Leaves the first `keep` moments of the file and adds those that wait. */
export function appendMoments(
  hdf5: Hdf5,
  file: File,
  { nx, ny }: Grid,
  keep: number,
  waiting: readonly Waiting[],
): void {
  const count = keep + waiting.length;
  const rows = [
    [TIME, Float64Array.from(waiting, ({ time }) => time)],
    [STEP, Int32Array.from(waiting, ({ step }) => step)],
  ] as const;
  for (const [{ name }, values] of rows) {
    const dataset = datasetOf(hdf5, file, name);
    dataset.resize([count]);
    dataset.write_slice([[keep, count]], values);
  }
  for (const [p, { name }] of PLANES.entries()) {
    const dataset = datasetOf(hdf5, file, name);
    dataset.resize([count, ny, nx]);
    for (const [k, { planes }] of waiting.entries()) dataset.write_slice([[keep + k, keep + k + 1], [], []], planes[p]);
  }
}

/** Times of the file's moments [s]. Throws where its fields do not have as many each. */
export function readTimes(hdf5: Hdf5, file: File): number[] {
  const times = Array.from(datasetOf(hdf5, file, TIME.name).value as Float64Array);
  for (const { name } of [STEP, ...PLANES]) {
    const count = datasetOf(hdf5, file, name).shape?.[0];
    if (count !== times.length) throw new Error(`it has ${times.length} times but ${count} of ${name}`);
  }
  return times;
}

/** The moment of that index. */
export function readMoment(hdf5: Hdf5, file: File, grid: Grid, index: number): Moment {
  const row = (name: string) => (datasetOf(hdf5, file, name).slice([[index, index + 1]]) as Float64Array)[0];
  const cells = (name: string) => {
    const values = datasetOf(hdf5, file, name).slice([[index, index + 1], [], []]) as Float32Array;
    return Float64Array.from(values);
  };
  return {
    snapshot: {
      grid,
      time: row(TIME.name),
      step: row(STEP.name),
      metal: cells('metal'),
      concentration: cells('concentration'),
      potential: cells('potential'),
      reaction: cells('reaction'),
      live: cells('live'),
    },
    current: { x: cells('current_density_x'), y: cells('current_density_y') },
  };
}
