/**
 * table.h5: the table of a sweep for programs. One data set a column, named by its key, a value for each run, NaN or an empty text where
 * nothing is known; attributes `units`, `long_name` and `role` (`input` or `result`).
 */
import { renameSync, rmSync } from 'node:fs';
import type { File } from 'h5wasm/node';
import { abandon, datasetOf, type Hdf5, reasonOf } from '../fields/hdf5.ts';
import { loadHdf5 } from '../fields/load-hdf5.ts';
import { OutputError } from '../files.ts';
import type { SweepPlan } from './plan.ts';
import type { Column, Table } from './table.ts';

/** Version of this layout. */
const FORMAT = 1;

/** Replaces the file as a whole. Throws OutputError where it cannot be written. */
export async function writeTableHdf5(path: string, plan: SweepPlan, table: Table): Promise<void> {
  const hdf5 = await loadHdf5();
  const temporary = `${path}.${process.pid}.tmp`;
  let file: File | undefined;
  try {
    file = new hdf5.File(temporary, 'w');
    file.create_attribute('program', 'tipfield');
    file.create_attribute('format', FORMAT, [], '<i');
    file.create_attribute('sweep', plan.name);
    file.create_attribute('title', plan.title);
    file.create_attribute('design', plan.design);
    // Names in the order of table.csv: HDF5 gives them back in that of the alphabet.
    file.create_attribute('columns', JSON.stringify(table.columns.map(({ key }) => key)));
    for (const column of table.columns) write(hdf5, file, column, table);
    file.flush();
    file.close();
    file = undefined;
    renameSync(temporary, path);
  } catch (error) {
    abandon(file);
    rmSync(temporary, { force: true });
    throw new OutputError(`${path} cannot be written: ${reasonOf(error)}; table.csv says the same`);
  }
}

function write(hdf5: Hdf5, file: File, { key, kind, title, unit, role }: Column, { rows }: Table): void {
  const values = rows.map((row) => row[key]);
  // A key with a slash would be a path.
  const name = key.replaceAll('/', '_');
  if (kind === 'word') file.create_dataset({ name, data: values.map((value) => String(value ?? '')), dtype: 'S' });
  else file.create_dataset({ name, data: Float64Array.from(values, (value) => Number(value ?? Number.NaN)) });
  const dataset = datasetOf(hdf5, file, name);
  // Units as the fields files write them, in ASCII.
  dataset.create_attribute('units', asciiUnit(unit));
  dataset.create_attribute('long_name', title);
  dataset.create_attribute('role', role);
}

/** `A/m^2` for A/m², `1` for a pure number. */
function asciiUnit(unit: string): string {
  return unit === '–' ? '1' : unit.replaceAll('²', '^2').replaceAll('³', '^3');
}
