/** A device with all that its adapter allows, and how to tell people about it. */
import { BackendError, type BackendInfo } from './backend.ts';

/** The limits that a kernel or a field can meet. The defaults are what every browser has: 128 MiB a field. */
const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupsPerDimension',
] as const;

/** Those limits by name: bytes for sizes, else counts [–]. */
export type AdapterLimits = Readonly<Record<(typeof LIMITS)[number], number>>;

/** What an adapter allows. */
export function adapterLimits(adapter: GPUAdapter): AdapterLimits {
  return Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]])) as AdapterLimits;
}

/** True for an adapter that emulates a GPU on the processor. */
export function isSoftware({ info }: GPUAdapter): boolean {
  return (
    info.isFallbackAdapter ||
    /swiftshader|llvmpipe|lavapipe|basic render/i.test(`${info.architecture} ${info.device} ${info.description}`)
  );
}

/** `nvidia-h200 (NVIDIA: 570.86.15)`: the device, then what its driver says; a browser may tell the vendor only. */
export function describeAdapter({ info }: GPUAdapter): string {
  const name =
    info.device || [info.vendor, info.architecture].filter((word) => word !== '').join(' ') || 'unnamed adapter';
  return info.description && info.description !== name ? `${name} (${info.description})` : name;
}

/** Opens a device with the adapter's own limits, and time stamps where it has them. */
export async function openDevice(
  adapter: GPUAdapter,
): Promise<{ readonly device: GPUDevice; readonly info: BackendInfo }> {
  const description = describeAdapter(adapter);
  try {
    const device = await adapter.requestDevice({
      requiredLimits: { ...adapterLimits(adapter) },
      requiredFeatures: adapter.features.has('timestamp-query') ? ['timestamp-query'] : [],
    });
    return { device, info: { kind: 'gpu', description, software: isSoftware(adapter) } };
  } catch (cause) {
    throw new BackendError(
      `${description} opened no device (${cause instanceof Error ? cause.message.split('\n')[0] : cause})`,
      'close other programs that use the GPU, update its driver, or take --backend cpu',
      { cause },
    );
  }
}
