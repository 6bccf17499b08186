/** The adapter of the tests: SwiftShader from npm, wherever they run. Its absence is a failure, never a skip. */
import { chooseBackend } from '../../src/backend/adapter.ts';
import { type GpuBackend, openGpu } from '../../src/backend/gpu.ts';
import type { ShaderTable } from '../../src/backend/wgsl.ts';

/** An adapter that made no device yet. Throws BackendError with the remedy where there is none. */
export async function softwareAdapter(): Promise<GPUAdapter> {
  const choice = await chooseBackend('software');
  if (choice.kind !== 'gpu') throw new Error('chooseBackend gave the twin where a software adapter was asked for');
  return choice.adapter;
}

/** A back end on the software adapter, validation on; the package's shaders by default. */
export async function openTestGpu(shaders?: ShaderTable): Promise<GpuBackend> {
  return openGpu({ adapter: await softwareAdapter(), ...(shaders ? { shaders } : {}) });
}
