/** What an adapter allows, checked before WebGPU does, so that the refusal names our things and the way out. */
import { BackendError } from './backend.ts';
import { formatBytes } from './field.ts';
import type { Kernel } from './wgsl.ts';

/** Whole workgroups that hold `threads`. Throws where they are more than the adapter dispatches. */
export function countWorkgroups(kernel: Kernel, threads: readonly [number, number], most: number): [number, number] {
  const counts: [number, number] = [
    Math.ceil(threads[0] / kernel.workgroup[0]),
    Math.ceil(threads[1] / kernel.workgroup[1]),
  ];
  if (Math.max(...counts) > most) {
    throw new Error(
      `kernel ${kernel.name}: threads ${threads.join(' × ')} are ${counts.join(' × ')} workgroups; this adapter takes at most ${most} along x or y: spread the threads over both`,
    );
  }
  return counts;
}

/** Throws BackendError where a field of `size` bytes is beyond the limits. */
export function checkSize(name: string, size: number, limits: GPUSupportedLimits): void {
  const most = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  if (size <= most) return;
  throw new BackendError(
    `field ${name} needs ${formatBytes(size)}; this adapter takes at most ${formatBytes(most)} in one field`,
    `take a coarser grid (at most ${Math.floor(most / 4)} numbers in a field) or --backend cpu`,
  );
}

/** Throws where a kernel binds more fields, or has more threads in a workgroup, than the adapter takes. */
export function checkKernel(kernel: Kernel, limits: GPUSupportedLimits): void {
  const [x, y, z] = kernel.workgroup;
  const most = limits.maxStorageBuffersPerShaderStage;
  if (kernel.bindings.length > most) {
    throw new Error(`kernel ${kernel.name} binds ${kernel.bindings.length} fields; this adapter takes at most ${most}`);
  }
  if (x * y * z > limits.maxComputeInvocationsPerWorkgroup) {
    throw new Error(
      `kernel ${kernel.name} has a workgroup of ${x * y * z} threads; this adapter takes at most ${limits.maxComputeInvocationsPerWorkgroup}`,
    );
  }
}
