/** From what the user asked for to a back end that is ready: the one call of the command line and the experiments. */
import { chooseBackend } from './adapter.ts';
import type { Backend } from './backend.ts';
import type { BackendKind } from './backend-kind.ts';
import { type KernelTable, openTwin } from './cpu.ts';
import type { DawnOptions } from './dawn.ts';
import { openGpu } from './gpu.ts';
import { shaders as ownShaders } from './shaders.ts';
import type { ShaderTable } from './wgsl.ts';

/** Opens the back end of `kind` and says in one line which it is and why. `kernels` serve the twin. Throws BackendError. */
export async function openBackend(
  kind: BackendKind,
  kernels: KernelTable,
  { shaders = ownShaders, ...options }: DawnOptions & { readonly shaders?: ShaderTable } = {},
): Promise<{ readonly backend: Backend; readonly why: string }> {
  const choice = await chooseBackend(kind, options);
  const backend =
    choice.kind === 'gpu' ? await openGpu({ adapter: choice.adapter, shaders }) : openTwin(kernels, shaders);
  return { backend, why: choice.why };
}
