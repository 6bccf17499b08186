/** Parameters of a program's dispatches, packed one after the other into one uniform buffer. */
import type { Bound } from './bind.ts';
import type { Kernel } from './wgsl.ts';

/** A dispatch's share of the uniform buffer [bytes]. */
export interface Slot {
  readonly offset: number;
  readonly size: number;
}

/** Packs the parameters in the order of `struct Params`; each slot starts at a multiple of `alignment` [bytes]. */
export function packParams(
  items: readonly { readonly kernel: Kernel; readonly bound: Bound }[],
  alignment: number,
): { readonly bytes: ArrayBuffer; readonly slots: readonly Slot[] } {
  const slots: Slot[] = [];
  let end = 0;
  for (const { kernel } of items) {
    const size = 16 * Math.ceil(kernel.params.length / 4);
    slots.push({ offset: end, size });
    end += alignment * Math.ceil(size / alignment);
  }
  const bytes = new ArrayBuffer(end);
  const view = new DataView(bytes);
  items.forEach(({ kernel, bound }, i) => {
    kernel.params.forEach(({ type }, member) => {
      const at = slots[i].offset + 4 * member;
      const value = bound.params[member];
      if (type === 'u32') view.setUint32(at, value, true);
      else if (type === 'i32') view.setInt32(at, value, true);
      else view.setFloat32(at, value, true);
    });
  });
  return { bytes, slots };
}
