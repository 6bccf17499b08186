/** Dawn, the WebGPU of Node: loading it, and saying why that failed. */
import { BackendError } from './backend.ts';

/** How Dawn is created. */
export interface DawnOptions {
  /** Skips validation and bounds checks: faster, and an error of ours becomes a crash. Off in tests. */
  readonly release?: boolean;
  /** Only the adapter whose name contains this. */
  readonly adapter?: string;
}

/** Kept for the life of the process, because Dawn goes with the object that `create` returned. One for each set of options. */
const instances = new Map<string, GPU>();

/** The entry to WebGPU. Throws BackendError where the package `webgpu` cannot be loaded. */
export async function openDawn(options: DawnOptions = {}): Promise<GPU> {
  const flags = [
    // Time stamps would be rounded to 0.1 ms. SwiftShader writes the zeros of a workgroup's memory one by one: a tile of 14 KiB took
    // seconds to compile and five times as long to run.
    'disable-dawn-features=timestamp_quantization,use_vulkan_zero_initialize_workgroup_memory_extension',
    ...(options.release ? ['enable-dawn-features=skip_validation,disable_robustness'] : []),
    ...(options.adapter ? [`adapter=${options.adapter}`] : []),
  ];
  // Drivers are enumerated when Dawn is created, and the software adapter may be added later.
  const key = [...flags, process.env.VK_ADD_DRIVER_FILES ?? ''].join('\n');
  const known = instances.get(key);
  if (known) return known;
  try {
    const { create } = await import('webgpu');
    const made = create(flags);
    instances.set(key, made);
    return made;
  } catch (cause) {
    throw explainLoadError(cause);
  }
}

/** Tells apart what keeps Dawn's binary from loading. */
export function explainLoadError(cause: unknown): BackendError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const first = text.split('\n')[0];
  const platform = `${process.platform} on ${process.arch}`;
  const old = /version [`'](GLIBC(?:XX)?_[\d.]+)' not found/.exec(text)?.[1];
  if (old) {
    return new BackendError(
      `this system's C or C++ library is too old for the package webgpu, which wants ${old}`,
      'use Debian 12, Ubuntu 22.04 or newer, or a container of one, or take --backend cpu',
      { cause },
    );
  }
  if (/Cannot find (package|module) 'webgpu'/.test(text)) {
    return new BackendError('the package webgpu is not installed', 'npm install webgpu@0.6.2, or take --backend cpu', {
      cause,
    });
  }
  if (/Cannot find module .*dawn\.node/.test(text)) {
    return new BackendError(
      `the package webgpu has no binary for ${platform}`,
      'it has them for Linux, macOS and Windows on x64 and arm64; elsewhere take --backend cpu',
      { cause },
    );
  }
  return new BackendError(
    `the package webgpu does not load on ${platform} (${first})`,
    'its binary is for glibc systems with libstdc++ (not Alpine); use one, or take --backend cpu',
    { cause },
  );
}
