import type { Backend } from '../backend/backend.ts';
import type { BackendKind } from '../backend/backend-kind.ts';
import { openBackend as open } from '../backend/open.ts';
import { twinKernels } from '../physics/cpu.ts';

/** A back end that knows this model's kernels, and one line that says which it is and why. Throws BackendError. */
export function openBackend(kind: BackendKind): Promise<{ readonly backend: Backend; readonly why: string }> {
  return open(kind, twinKernels);
}
