/**
 * The array machine that every algorithm here is written for. A program is a list of dispatches, each a kernel
 * applied to named fields with named parameters; it is built once and submitted many times. The GPU encodes the
 * list into compute passes, the float64 twin calls one function per dispatch: one algorithm, two back ends.
 */

/** An array of numbers held by a back end: f32 on the GPU, f64 on the twin. */
export interface Field {
  readonly name: string;
  /** Number of elements [–]. */
  readonly length: number;
}

/** One kernel over a grid of threads. Names must be those that the kernel's WGSL text declares. */
export interface Dispatch {
  /** Name of the kernel: `shaders/<kernel>.wgsl`, and the function of that name in the twin's table. */
  readonly kernel: string;
  /** The storage bindings by name. */
  readonly fields: Readonly<Record<string, Field>>;
  /** The members of `struct Params` by name; constant for the life of the program. */
  readonly params: Readonly<Record<string, number>>;
  /** Threads along x and y; the back end rounds up to whole workgroups and the kernel guards. */
  readonly threads: readonly [number, number];
  /**
   * The twin leaves the dispatch out while element 0 of this field is 0. A GPU, whose list is encoded before the element is known, does not:
   * there a kernel that can be left out binds the field and returns at once, and one that does not must change nothing that matters.
   */
  readonly gate?: Field;
}

/** A list of dispatches made ready by `Backend.program`. */
export interface Program {
  readonly dispatches: readonly Dispatch[];
}

/** What a user is told about where the numbers are computed. */
export interface BackendInfo {
  readonly kind: 'gpu' | 'cpu';
  /** For people: `NVIDIA H200 (vulkan)`, `float64 twin`. */
  readonly description: string;
  /** True for an adapter that emulates a GPU on the processor. */
  readonly software: boolean;
}

/** A place where programs run: fields are kept there, and results are awaited. */
export interface Backend {
  readonly info: BackendInfo;
  /** A new field of zeros, or holding `data`. Throws BackendError when memory runs out. */
  field(name: string, length: number, data?: ArrayLike<number>): Field;
  /** Overwrites the field from its first element on, ordered after what was submitted before. */
  write(field: Field, data: ArrayLike<number>): void;
  /** Copies of fields as they are after everything submitted so far. */
  read(fields: readonly Field[]): Promise<Float64Array[]>;
  /** Checks every name, makes pipelines and bindings. Throws on a name that the kernel does not know, or lacks. */
  program(dispatches: readonly Dispatch[]): Program;
  /** Appends `times` runs of the program to the queue; returns at once on a GPU. */
  submit(program: Program, times?: number): void;
  /**
   * A back end on the same device, or another twin, with fields and programs of its own, so that one of several simulations can be
   * closed alone. It shares pipelines, failures and the device's end; what is nested in it closes with it.
   */
  nested(): Backend;
  /** Frees all that this back end holds, and all that is nested in it; a device only where it is not nested itself. */
  destroy(): void;
}

/** A failure of a device, a driver or a loader, told with its remedy. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly remedy: string;
  /** Whether the device itself is gone, by a reset of its driver or its removal: the same work may succeed on a new one. */
  readonly lost: boolean;
  constructor(message: string, remedy: string, { lost = false, ...options }: ErrorOptions & { lost?: boolean } = {}) {
    super(`${message}: ${remedy}`, options);
    this.remedy = remedy;
    this.lost = lost;
  }
}

/** Whether `error` says that a device was lost, not closed by its owner: then a back end opened anew can go on. */
export function isLost(error: unknown): error is BackendError {
  return error instanceof BackendError && error.lost;
}
