/**
 * The float64 twin: every kernel is a function over Float64Arrays, every field is one, and a program is a list of
 * calls. It reads names from the same WGSL text as the GPU does, so that the two cannot drift apart.
 */
import { type Backend, BackendError, type Dispatch, type Field, type Program } from './backend.ts';
import { bind } from './bind.ts';
import { checkLength, formatBytes } from './field.ts';
import { type Life, within } from './life.ts';
import { shaders as ownShaders } from './shaders.ts';
import { readKernel, type ShaderTable } from './wgsl.ts';

/** A kernel on the twin: reads and writes the fields in place. Names are those of the kernel's WGSL text. */
export type TwinKernel = (
  fields: Readonly<Record<string, Float64Array>>,
  params: Readonly<Record<string, number>>,
) => void;

/** The twin's functions by kernel name. */
export type KernelTable = Readonly<Record<string, TwinKernel>>;

/** Opens the twin over `kernels`. Throws nothing; `program` throws where a kernel has no function or no text. */
export function openTwin(kernels: KernelTable, shaders: ShaderTable = ownShaders): Backend {
  let open = true;
  return twinWithin(kernels, shaders, {
    checkOpen() {
      if (!open) throw new BackendError('the float64 twin is closed', 'open a new back end');
    },
    close() {
      open = false;
    },
  });
}

/** A twin that lives as long as `life` says. */
function twinWithin(kernels: KernelTable, shaders: ShaderTable, life: Life): Backend {
  const { checkOpen } = life;
  const arrays = new Map<Field, Float64Array>();
  const calls = new WeakMap<Program, readonly (() => void)[]>();

  function arrayOf(field: Field): Float64Array {
    checkOpen();
    const array = arrays.get(field);
    if (!array) throw new Error(`field ${field.name} belongs to another back end`);
    return array;
  }

  function boundCall(dispatch: Dispatch): () => void {
    const kernel = readKernel(dispatch.kernel, shaders);
    const bound = bind(kernel, dispatch);
    if (!Object.hasOwn(kernels, kernel.name)) {
      throw new Error(
        `kernel ${kernel.name} has no function on the twin; known are ${Object.keys(kernels).join(', ') || 'none'}`,
      );
    }
    const run = kernels[kernel.name];
    // Built in the order of the text, so that all calls of a kernel see objects of one shape.
    const fields = Object.fromEntries(kernel.bindings.map(({ name }, i) => [name, arrayOf(bound.fields[i])]));
    const params = Object.fromEntries(kernel.params.map(({ name }, i) => [name, small(bound.params[i])]));
    if (!dispatch.gate) return () => run(fields, params);
    const gate = arrayOf(dispatch.gate);
    return () => {
      if (gate[0] !== 0) run(fields, params);
    };
  }

  const backend: Backend = {
    info: { kind: 'cpu', description: 'float64 twin', software: false },
    field(name, length, data) {
      checkOpen();
      checkLength(name, length, data);
      const field: Field = { name, length };
      arrays.set(field, zeros(name, length));
      if (data) backend.write(field, data);
      return field;
    },
    write(field, data) {
      checkLength(field.name, field.length, data);
      arrayOf(field).set(data);
    },
    async read(fields) {
      return fields.map((field) => arrayOf(field).slice());
    },
    program(dispatches) {
      checkOpen();
      const program: Program = { dispatches };
      calls.set(program, dispatches.map(boundCall));
      return program;
    },
    submit(program, times = 1) {
      checkOpen();
      const list = calls.get(program);
      if (!list) throw new Error('the program belongs to another back end');
      for (let i = 0; i < times; i++) for (const call of list) call();
    },
    nested() {
      checkOpen();
      return twinWithin(kernels, shaders, within(life));
    },
    destroy() {
      life.close();
      arrays.clear();
    },
  };
  return backend;
}

/**
 * The same number, as an integer of V8 where it is one. A size that a case file or a division made is a float64 to V8, and so is then
 * every index that a loop derives from it, which costs as much again as the loop's work.
 */
function small(value: number): number {
  return value === (value | 0) ? value | 0 : value;
}

function zeros(name: string, length: number): Float64Array {
  try {
    return new Float64Array(length);
  } catch (cause) {
    throw new BackendError(
      `field ${name} needs ${formatBytes(8 * length)} of memory, more than is left`,
      'take a coarser grid, or --backend gpu, which holds a number in half the bytes',
      { cause },
    );
  }
}
