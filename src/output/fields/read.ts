/** What fields.h5 holds besides the moments. Throws what HDF5 says. */
import type { File } from 'h5wasm/node';
import type { Case, Maps } from '../../case/case.ts';
import type { Shares } from '../../case/microstructure/picture.ts';
import { OutputError } from '../files.ts';
import { datasetOf, type Hdf5 } from './hdf5.ts';
import { FIELDS_FORMAT } from './layout.ts';

/** Throws OutputError where the file is not tipfield's, of another version or of another case than run.json tells of. */
export function checkCase(file: File, path: string, input: Case): void {
  const { program, format, case: written } = file.attrs;
  if (program?.value !== 'tipfield')
    throw new OutputError(`${path} was not written by tipfield: put back the file of the run`);
  if (Number(format?.value) !== FIELDS_FORMAT)
    throw new OutputError(
      `${path} has format ${Number(format?.value)}: this tipfield reads format ${FIELDS_FORMAT}; take the version that wrote it, named in run.json`,
    );
  const found = JSON.parse(String(written?.value)) as Case;
  if (identity(found) !== identity(input))
    throw new OutputError(
      `${path} holds the fields of another case, ${found.label} on ${found.grid.nx} x ${found.grid.ny} cells: put back the file that belongs to ${input.name} in run.json`,
    );
}

/** What cannot differ between a case in run.json and its fields. */
function identity({ name, grid, electrolyte, filler, metal, seed, temperature }: Case): string {
  return JSON.stringify([name, grid, electrolyte, filler, metal, seed, temperature]);
}

/** What does not change. */
export function readConstants(hdf5: Hdf5, file: File, input: Case): { readonly maps: Maps; readonly shares?: Shares } {
  const cells = (name: string) => Float64Array.from(datasetOf(hdf5, file, name).value as Float64Array);
  const maps = {
    conductivity: cells('maps/conductivity'),
    transference: cells('maps/transference'),
    diffusivity: cells('maps/diffusivity'),
    exchangeFactor: cells('maps/exchange_factor'),
    blocking: cells('maps/blocking'),
  };
  if (!input.filler) return { maps };
  const hasShell = file.get('shares/shell') !== null;
  return { maps, shares: { filler: cells('shares/filler'), ...(hasShell && { shell: cells('shares/shell') }) } };
}
