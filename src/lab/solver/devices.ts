/** The back ends of a browser. */

import { type Backend, BackendError } from '../../backend/backend.ts';
import type { BackendKind } from '../../backend/backend-kind.ts';
import { openTwin } from '../../backend/cpu.ts';
import { describeAdapter, isSoftware } from '../../backend/device.ts';
import { openGpu } from '../../backend/gpu.ts';
import { twinKernels } from '../../physics/cpu.ts';

const OTHER_WAY = 'take another browser or switch its hardware acceleration on, or compute on the processor';

/**
 * Opens the back end of `kind` and says in one line which it is and why. `auto` takes a hardware adapter, else the float64 twin: an
 * emulated adapter takes eight times as long (140 ms against 17 ms a step at 96²). Throws BackendError where what was asked for is not
 * there.
 */
export async function openBrowserBackend(
  kind: BackendKind,
): Promise<{ readonly backend: Backend; readonly why: string }> {
  if (kind === 'cpu') return twin('as asked');
  const adapter = await findAdapter(kind);
  if (typeof adapter !== 'string') {
    const backend = await openGpu({ adapter });
    const asked =
      kind === 'software' ? 'an emulated GPU, as asked' : kind === 'gpu' ? 'as asked' : 'the GPU of this machine';
    return { backend, why: `${describeAdapter(adapter)}, ${asked}` };
  }
  if (kind === 'auto') return twin(`because ${adapter}`);
  throw new BackendError(adapter, OTHER_WAY);
}

function twin(why: string) {
  return { backend: openTwin(twinKernels), why: `float64 on the processor, ${why}` };
}

/** The adapter, or why there is none. */
async function findAdapter(kind: Exclude<BackendKind, 'cpu'>): Promise<GPUAdapter | string> {
  const { gpu } = (globalThis as { readonly navigator: { readonly gpu?: GPU } }).navigator;
  if (!gpu) return 'this browser has no WebGPU';
  const wanted: readonly GPURequestAdapterOptions[] =
    kind === 'software' ? [{ forceFallbackAdapter: true }, {}] : [{ powerPreference: 'high-performance' }, {}];
  let other: GPUAdapter | null = null;
  for (const options of wanted) {
    const adapter = await gpu.requestAdapter(options);
    if (adapter && isSoftware(adapter) === (kind === 'software')) return adapter;
    other ??= adapter;
  }
  if (!other) return 'this browser found no GPU';
  return kind === 'software'
    ? `there is no emulated GPU beside ${describeAdapter(other)}`
    : `its only GPU is emulated, ${describeAdapter(other)}`;
}
