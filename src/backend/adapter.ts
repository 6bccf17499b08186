/** Which adapters this machine has, and which back end a run gets. Node only; a browser hands its own adapter to `openGpu`. */
import { BackendError } from './backend.ts';
import type { BackendKind } from './backend-kind.ts';
import { type DawnOptions, openDawn } from './dawn.ts';
import { type AdapterLimits, adapterLimits, describeAdapter, isSoftware } from './device.ts';
import { addSoftwareAdapter, SOFTWARE_REMEDY } from './software.ts';
import { hasGpuDevice, mapVulkanLoader, namesDrivers } from './vulkan.ts';

/** What a run gets, and one line for the user that says why. */
export type BackendChoice =
  | { readonly kind: 'gpu'; readonly why: string; readonly adapter: GPUAdapter }
  | { readonly kind: 'cpu'; readonly why: string };

/** An adapter as `tipfield devices` prints it. */
export interface AdapterReport {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  readonly software: boolean;
  readonly limits: AdapterLimits;
}

/**
 * `auto` takes a hardware adapter if there is one, else the float64 twin; `gpu` insists on hardware, `software` on an
 * emulated adapter. Throws BackendError, with the cause and the remedy, where what was asked for is not there.
 */
export async function chooseBackend(kind: BackendKind, options: DawnOptions = {}): Promise<BackendChoice> {
  if (kind === 'cpu') return { kind: 'cpu', why: 'float64 twin, as asked' };
  if (kind === 'software') {
    addSoftwareAdapter();
    const adapter = await softwareAdapter(options);
    return { kind: 'gpu', why: `${describeAdapter(adapter)}, an emulated GPU, as asked`, adapter };
  }
  try {
    const adapter = await hardwareAdapter(options);
    return {
      kind: 'gpu',
      why: `${describeAdapter(adapter)}, ${kind === 'gpu' ? 'as asked' : 'a hardware adapter'}`,
      adapter,
    };
  } catch (error) {
    if (kind === 'gpu' || !(error instanceof BackendError)) throw error;
    return { kind: 'cpu', why: `float64 twin, because ${error.message.replace(`: ${error.remedy}`, '')}` };
  }
}

/** Every adapter that Dawn sees, SwiftShader from npm among them. Throws BackendError where Dawn cannot load. */
export async function listAdapters(): Promise<readonly AdapterReport[]> {
  addSoftwareAdapter();
  if (!hasLoader()) return [];
  const reports = new Map<string, AdapterReport>();
  for (const name of await adapterNames()) {
    const adapter = await (await openDawn({ adapter: name })).requestAdapter();
    if (!adapter) continue;
    const { vendor, architecture } = adapter.info;
    const description = describeAdapter(adapter);
    reports.set(description, {
      vendor,
      architecture,
      description,
      software: isSoftware(adapter),
      limits: adapterLimits(adapter),
    });
  }
  return [...reports.values()];
}

/** Dawn gives one adapter per request; asked for one that does not exist, it names them all in its refusal. */
async function adapterNames(): Promise<readonly string[]> {
  const refusal = await (await openDawn({ adapter: '\u0001none' }))
    .requestAdapter()
    .catch((error: unknown) => String(error));
  return typeof refusal === 'string' ? [...refusal.matchAll(/name: '(.*)'/g)].map(([, name]) => name) : [];
}

async function hardwareAdapter(options: DawnOptions): Promise<GPUAdapter> {
  if (!hasLoader()) throw noLoader();
  // Asked without a driver, the Vulkan loader and Dawn print warnings of their own on the way to the same answer.
  if (!hasGpuDevice() && !namesDrivers()) throw noDriver();
  const dawn = await openDawn(options);
  let emulated: GPUAdapter | null = null;
  for (const powerPreference of ['high-performance', 'low-power'] as const) {
    const adapter = await dawn.requestAdapter({ powerPreference });
    if (adapter && !isSoftware(adapter)) return adapter;
    emulated ??= adapter;
  }
  if (!emulated) throw noDriver();
  throw new BackendError(
    `the only adapter is emulated, ${describeAdapter(emulated)}`,
    'install the driver of your GPU, or take --backend software or --backend cpu',
  );
}

async function softwareAdapter(options: DawnOptions): Promise<GPUAdapter> {
  const dawn = await openDawn(options);
  const adapter = hasLoader() ? await dawn.requestAdapter({ forceFallbackAdapter: true }) : null;
  if (adapter && isSoftware(adapter)) return adapter;
  const chosen = process.env.VK_DRIVER_FILES ?? process.env.VK_ICD_FILENAMES;
  throw chosen
    ? new BackendError(
        `no software adapter among the drivers of VK_DRIVER_FILES, ${chosen}`,
        'unset it, or name the driver file of SwiftShader there',
      )
    : new BackendError('no software adapter was found', SOFTWARE_REMEDY);
}

/** Only on Linux does Dawn go through the Vulkan loader; macOS has Metal, Windows Direct3D. */
function hasLoader(): boolean {
  return process.platform !== 'linux' || mapVulkanLoader();
}

function noLoader(): BackendError {
  return new BackendError(
    'there is no Vulkan loader (libvulkan.so.1)',
    "install it (Debian, Ubuntu: apt install libvulkan1) with your GPU's driver, or take --backend cpu",
  );
}

function noDriver(): BackendError {
  const chosen = process.env.VK_DRIVER_FILES ?? process.env.VK_ICD_FILENAMES;
  const where = chosen ? ` among those of VK_DRIVER_FILES, ${chosen}` : '';
  const remedy =
    process.platform === 'linux'
      ? "install your GPU's own driver (in a container of NVIDIA: NVIDIA_DRIVER_CAPABILITIES=all; Dawn refuses Mesa's lavapipe), or take --backend cpu"
      : "install your GPU's own driver, or take --backend cpu";
  return new BackendError(`no driver that Dawn can use was found${where}`, remedy);
}
