/** The part of a simulation's state that lies on the back end: taken from it, and put back on another. */
import type { Backend } from '../backend/backend.ts';
import type { Cell } from '../physics/cell.ts';
import { carriedParts, type SimulationState } from '../physics/state.ts';

/** Copies of what the steps carry on. */
export async function readCarried(backend: Backend, cell: Cell): Promise<SimulationState['fields']> {
  const parts = Object.entries(carriedParts(cell));
  const fields = [...new Set(parts.map(([, { field }]) => field))];
  const arrays = await backend.read(fields);
  return Object.fromEntries(
    parts.map(([name, { field, from, length }]) => [name, arrays[fields.indexOf(field)].slice(from, from + length)]),
  );
}

/** Puts back what `readCarried` took of the same case. Throws Error for a state that does not fit the cell. */
export function writeCarried(backend: Backend, cell: Cell, saved: SimulationState['fields']): void {
  const parts = Object.entries(carriedParts(cell));
  const { name, grid } = cell.input;
  for (const key of Object.keys(saved)) {
    if (!parts.some(([own]) => own === key))
      throw new Error(
        `${name}: the saved state has ${key}, which this simulation has not: open it as it was opened first`,
      );
  }
  const whole = new Map(parts.map(([, { field }]) => [field, new Float64Array(field.length)]));
  for (const [key, { field, from, length }] of parts) {
    const values = saved[key];
    if (values?.length !== length)
      throw new Error(
        `${name}: the saved state holds ${values?.length ?? 'no'} numbers of ${key}, this case needs ${length} ` +
          `(${grid.nx} × ${grid.ny} cells): it is of another case; start this one anew`,
      );
    whole.get(field)?.set(values, from);
  }
  for (const [field, values] of whole) backend.write(field, values);
}
