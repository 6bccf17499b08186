/** Checks a dispatch against what its kernel declares: the same rules, and the same words, on the GPU and on the twin. */
import type { Dispatch, Field } from './backend.ts';
import type { Kernel, Member } from './wgsl.ts';

/** A dispatch whose names were checked. */
export interface Bound {
  /** In the order of `kernel.bindings`. */
  readonly fields: readonly Field[];
  /** In the order of `kernel.params`. */
  readonly params: readonly number[];
}

/** Throws an Error that names the kernel and lists both sets of names, given and declared. */
export function bind(kernel: Kernel, dispatch: Dispatch): Bound {
  const names = (list: readonly { readonly name: string }[]) => list.map((item) => item.name);
  compareNames(kernel, 'fields', Object.keys(dispatch.fields), names(kernel.bindings));
  compareNames(kernel, 'params', Object.keys(dispatch.params), names(kernel.params));
  for (const count of dispatch.threads) {
    if (!Number.isInteger(count) || count < 1) {
      throw new Error(
        `kernel ${kernel.name}: threads are ${dispatch.threads.join(' × ')}; accepted are whole numbers from 1`,
      );
    }
  }
  for (const { name, least } of kernel.bindings) {
    const field = dispatch.fields[name];
    if (field.length < least) {
      throw new Error(`kernel ${kernel.name}: ${name} needs ${least} numbers; field ${field.name} has ${field.length}`);
    }
  }
  refuseAliases(kernel, dispatch);
  return {
    fields: kernel.bindings.map(({ name }) => dispatch.fields[name]),
    params: kernel.params.map((member) => checkedParam(kernel, member, dispatch.params[member.name])),
  };
}

function compareNames(kernel: Kernel, what: string, given: readonly string[], declared: readonly string[]): void {
  const missing = declared.filter((name) => !given.includes(name));
  const unknown = given.filter((name) => !declared.includes(name));
  if (missing.length + unknown.length === 0) return;
  const list = (names: readonly string[]) => names.join(', ') || 'none';
  throw new Error(
    `kernel ${kernel.name}: its ${what} are ${list(declared)}; given are ${list(given)} (missing: ${list(missing)}; unknown: ${list(unknown)})`,
  );
}

/** A field that a kernel writes cannot be bound under a second name: WebGPU forbids it and threads would race. */
function refuseAliases(kernel: Kernel, dispatch: Dispatch): void {
  for (const written of kernel.bindings.filter(({ access }) => access === 'read_write')) {
    const field = dispatch.fields[written.name];
    const other = kernel.bindings.find(({ name }) => name !== written.name && dispatch.fields[name] === field);
    if (other) {
      throw new Error(
        `kernel ${kernel.name}: field ${field.name} is bound as ${written.name} (read_write) and as ${other.name}; bind a copy to one of them`,
      );
    }
  }
}

function checkedParam(kernel: Kernel, { name, type }: Member, value: number): number {
  const [low, high] =
    type === 'u32'
      ? [0, 2 ** 32 - 1]
      : type === 'i32'
        ? [-(2 ** 31), 2 ** 31 - 1]
        : [-3.4028234663852886e38, 3.4028234663852886e38];
  if (!(value >= low && value <= high) || (type !== 'f32' && !Number.isInteger(value))) {
    throw new Error(`kernel ${kernel.name}: param ${name} is ${value}; accepted are values of ${type}`);
  }
  return value;
}
