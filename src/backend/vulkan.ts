/** The Vulkan loader, through which Dawn reaches every adapter on Linux. */
import { readdirSync } from 'node:fs';
import { constants } from 'node:os';

/** dlopen's flag that keeps a library mapped after Node let go of it; the number is that of Linux. */
const RTLD_NODELETE = 0x1000;

/**
 * Maps the Vulkan loader into this process and tells whether that worked. A library is known by its soname, so a loader
 * mapped from any folder is the one that Dawn gets when it asks for `libvulkan.so.1`: no LD_LIBRARY_PATH is needed, and
 * hence no second process. Node expects an addon and says that this is none: that is success.
 */
export function mapVulkanLoader(file = 'libvulkan.so.1'): boolean {
  try {
    process.dlopen({ exports: {} }, file, constants.dlopen.RTLD_NOW | RTLD_NODELETE);
    return true;
  } catch (error) {
    return error instanceof Error && error.message.includes('did not self-register');
  }
}

/** Device files of GPUs on Linux: kernel drivers with DRM, NVIDIA's, AMD's for computing, those of WSL and of Arm's and Qualcomm's. */
const GPU_DEVICE = /^(dri|nvidia(ctl|\d+)|kfd|dxg|mali\d+|kgsl-3d\d+)$/;

/** Whether the system knows of a GPU; true where it is not Linux, whose systems are not asked. */
export function hasGpuDevice(devices = '/dev'): boolean {
  return process.platform !== 'linux' || readdirSync(devices).some((name) => GPU_DEVICE.test(name));
}

/** Whether the user names drivers to the loader. */
export function namesDrivers(env = process.env): boolean {
  return ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES', 'VK_ADD_DRIVER_FILES'].some((name) => env[name] !== undefined);
}
