/** Twins with one term broken: what a problem of the verification must catch. */
import type { Backend } from '../../backend/backend.ts';
import { openTwin, type TwinKernel } from '../../backend/cpu.ts';
import { twinKernels } from '../../physics/cpu.ts';

/** A twin on which the kernel of this name is what `wrong` makes of the right one. */
export function withKernel(name: string, wrong: (right: TwinKernel) => TwinKernel): Backend {
  return openTwin({ ...twinKernels, [name]: wrong(twinKernels[name]) });
}

/** A twin on which a kernel is given parameters that `wrong` made of the right ones. */
export function withParams(
  name: string,
  wrong: (params: Readonly<Record<string, number>>) => Readonly<Record<string, number>>,
): Backend {
  return withKernel(name, (right) => (fields, params) => right(fields, wrong(params)));
}

/** A twin on which fields of this name start from what `wrong` changes in a copy of the right values. */
export function withField(name: string, wrong: (values: Float64Array) => void): Backend {
  const twin = openTwin(twinKernels);
  return {
    ...twin,
    field(own, length, data) {
      if (own !== name || data === undefined) return twin.field(own, length, data);
      const values = Float64Array.from(data);
      wrong(values);
      return twin.field(own, length, values);
    },
  };
}

/** A twin on which what is written to fields of this name is changed by `wrong` in a copy. */
export function withWritten(name: string, wrong: (values: Float64Array) => void): Backend {
  const twin = openTwin(twinKernels);
  return {
    ...twin,
    write(field, data) {
      if (field.name !== name) return twin.write(field, data);
      const values = Float64Array.from(data);
      wrong(values);
      twin.write(field, values);
    },
  };
}
