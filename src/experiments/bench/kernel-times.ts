/** Time and traffic of each kernel of a step. */
import { performance } from 'node:perf_hooks';
import type { Backend, Dispatch, Field } from '../../backend/backend.ts';
import type { GpuBackend } from '../../backend/gpu.ts';
import { numbersMoved, trafficOf } from '../../backend/traffic.ts';
import { stepTraffic } from '../../physics/traffic.ts';
import { bytesPerNumber } from './copy-bandwidth.ts';
import { REPEATS, type Spread, spreadOf } from './spread.ts';

/** A kernel's part in one step. */
export interface KernelTiming {
  readonly kernel: string;
  /** In the list of a step, those of iterations that were not needed included */
  readonly dispatches: number;
  /** [ms] */
  readonly time: Spread;
  /** Moved, as counted by physics/traffic.ts [B] */
  readonly bytes: number;
  readonly operations: number;
}

/** How the times were taken: by the device's stamps, or by the wall around each dispatch. */
export type Stamps = 'device' | 'wall';

/** Whether a dispatch is left out once the gate is closed: on the twin by the back end, on a GPU by a kernel that binds the gate. */
function isGated(backend: Backend, { gate, fields }: Dispatch): boolean {
  return gate !== undefined && (backend.info.kind === 'cpu' || Object.values(fields).includes(gate));
}

/** Numbers and operations of a list of which the gated dispatches run in the share `ran` of the iterations. */
export function trafficOfList(backend: Backend, list: readonly Dispatch[], ran: number) {
  return list.reduce(
    (sum, dispatch) => {
      const traffic = trafficOf(dispatch, stepTraffic);
      const share = isGated(backend, dispatch) ? ran : 1;
      return {
        bytes: sum.bytes + share * bytesPerNumber(backend) * numbersMoved(traffic),
        operations: sum.operations + share * traffic.operations,
      };
    },
    { bytes: 0, operations: 0 },
  );
}

/** Of each field by its name, what the list moves [B]. */
export function trafficOfFields(backend: Backend, list: readonly Dispatch[], ran: number): ReadonlyMap<string, number> {
  const moved = new Map<string, number>();
  for (const dispatch of list) {
    const { read, written } = trafficOf(dispatch, stepTraffic);
    const bytes = bytesPerNumber(backend) * (isGated(backend, dispatch) ? ran : 1);
    for (const [binding, count] of [...Object.entries(read), ...Object.entries(written)]) {
      const { name } = dispatch.fields[binding];
      moved.set(name, (moved.get(name) ?? 0) + bytes * count);
    }
  }
  return moved;
}

/**
 * Runs the step nine times, with `prepare` before each, and adds its dispatches up by kernel; the one that takes longest comes first. On a
 * GPU without time stamps each dispatch is awaited, so that its time holds what a readback costs.
 */
export async function kernelTimes(
  backend: Backend,
  list: readonly Dispatch[],
  ran: number,
  last: Field,
  prepare: () => Promise<void>,
): Promise<{ readonly stamps: Stamps; readonly kernels: readonly KernelTiming[] }> {
  const { stamps, once } = await stopwatch(backend, list, last);
  const samples = new Map<string, number[]>();
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    await prepare();
    const times = await once();
    for (const [k, { kernel }] of list.entries()) {
      const all = samples.get(kernel) ?? new Array<number>(REPEATS).fill(0);
      all[repeat] += 1000 * times[k];
      samples.set(kernel, all);
    }
  }
  const kernels = [...samples].map(([kernel, times]) => {
    const own = list.filter((dispatch) => dispatch.kernel === kernel);
    return { kernel, dispatches: own.length, time: spreadOf(times), ...trafficOfList(backend, own, ran) };
  });
  return { stamps, kernels: kernels.sort((a, b) => b.time.median - a.time.median) };
}

/** What runs the list once and gives the time of each dispatch [s]. */
async function stopwatch(backend: Backend, list: readonly Dispatch[], last: Field) {
  const program = backend.program(list);
  if (backend.info.kind === 'gpu' && (await (backend as GpuBackend).stamp(program)) !== undefined)
    return { stamps: 'device' as const, once: async () => (await (backend as GpuBackend).stamp(program))! };
  const singles = list.map((dispatch) => backend.program([dispatch]));
  const once = async () => {
    const times = new Float64Array(singles.length);
    for (const [k, single] of singles.entries()) {
      const begun = performance.now();
      backend.submit(single);
      if (backend.info.kind === 'gpu') await backend.read([last]);
      times[k] = (performance.now() - begun) / 1000;
    }
    return times;
  };
  await once();
  return { stamps: 'wall' as const, once };
}
