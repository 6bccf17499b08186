/** One field copied into another: what memory gives at best. */
import type { Dispatch, Field } from './backend.ts';
import type { TwinKernel } from './cpu.ts';

/** Threads in a row of the copy: below what any adapter takes, in workgroups of 256. */
const ACROSS = 2 ** 22;

/** The dispatch that copies `from` into `to`, both of a length that four divides. */
export function copyOf(from: Field, to: Field): Dispatch {
  const quads = Math.min(from.length, to.length) / 4;
  const across = Math.min(quads, ACROSS);
  return {
    kernel: 'copy',
    fields: { from_field: from, to_field: to },
    params: { quads, across },
    threads: [across, Math.ceil(quads / across)],
  };
}

/** The copy on the twin. */
export const copy: TwinKernel = ({ from_field, to_field }, { quads }) => {
  to_field.set(from_field.subarray(0, 4 * quads));
};
