/**
 * A GPU emulated on the processor, for machines without one: SwiftShader and a Vulkan loader as the npm package
 * @sparticuz/chromium carries them (Linux on x64; both need libc only). They are unpacked once into a cache folder.
 */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { BackendError } from './backend.ts';
import { mapVulkanLoader } from './vulkan.ts';

const PACKAGE = '@sparticuz/chromium';
const DRIVER = 'vk_swiftshader_icd.json';
const FILES = ['libvk_swiftshader.so', 'libvulkan.so.1', DRIVER];

/** How a software adapter comes to a machine that has none. */
export const SOFTWARE_REMEDY =
  process.platform === 'linux' && process.arch === 'x64'
    ? `npm install --save-dev ${PACKAGE}, which carries SwiftShader (Dawn refuses Mesa's lavapipe), or take --backend cpu`
    : `install SwiftShader and name its driver file in VK_DRIVER_FILES (Dawn refuses Mesa's lavapipe; the npm package ${PACKAGE} has it for Linux on x64 only), or take --backend cpu`;

/**
 * Makes SwiftShader visible to a Dawn that is created after this call, in this process. Drivers that the user chose by
 * VK_DRIVER_FILES stay as they are, and so do those of the system. Does nothing where the package is not installed.
 */
export function addSoftwareAdapter(): void {
  const folder = softwareFolder();
  if (!folder) return;
  if (!mapVulkanLoader()) mapVulkanLoader(join(folder, 'libvulkan.so.1'));
  if (!process.env.VK_DRIVER_FILES && !process.env.VK_ICD_FILENAMES) {
    process.env.VK_ADD_DRIVER_FILES = join(folder, DRIVER);
  }
}

/**
 * The environment in which a process of its own sees SwiftShader and no other adapter, whatever the machine has.
 * Throws BackendError where the package is missing.
 */
export function softwareAdapterEnvSync(): Record<string, string> {
  const folder = softwareFolder();
  if (!folder)
    throw new BackendError(`no software adapter: ${PACKAGE} is not installed for this platform`, SOFTWARE_REMEDY);
  const path = [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { LD_LIBRARY_PATH: path, VK_DRIVER_FILES: join(folder, DRIVER) };
}

/** The folder of the unpacked files, or null where the package does not serve this machine. */
function softwareFolder(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const home = packageFolder();
  if (!home) return null;
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cacheFolder(join(home, '..', '..')), `swiftshader-${version}`);
  if (!existsSync(folder)) unpack(join(home, 'bin', 'swiftshader.tar.br'), folder);
  return folder;
}

function packageFolder(): string | null {
  for (const base of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      let folder = dirname(createRequire(base).resolve(PACKAGE));
      while (!existsSync(join(folder, 'bin', 'swiftshader.tar.br'))) {
        if (folder === dirname(folder)) return null;
        folder = dirname(folder);
      }
      return folder;
    } catch {
      // Not installed beside this file; the user's own folder is asked next.
    }
  }
  return null;
}

/** node_modules/.cache/tipfield, or a fresh folder that only this user can write to: what lies there is executed. */
function cacheFolder(modules: string): string {
  const folder = join(modules, '.cache', 'tipfield');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'tipfield-'));
  }
}

/** Unpacks under another name and renames, so that two processes that start together both find a whole folder. */
function unpack(archive: string, folder: string): void {
  const partial = mkdtempSync(`${folder}-`);
  const tar = brotliDecompressSync(readFileSync(archive));
  for (const { name, content } of tarEntries(tar)) {
    if (FILES.includes(name)) writeFileSync(join(partial, name), content, { mode: 0o755 });
  }
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The regular files of a tar archive: 512-byte headers with the name at 0 and the size, octal, at 124. */
function* tarEntries(tar: Buffer): Generator<{ readonly name: string; readonly content: Buffer }> {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const name = tar
      .toString('utf8', at, at + 100)
      .replace(/\0.*$/s, '')
      .replace(/^\.\//, '');
    const size = Number.parseInt(tar.toString('utf8', at + 124, at + 136), 8);
    yield { name, content: tar.subarray(at + 512, at + 512 + size) };
    at += 512 + 512 * Math.ceil(size / 512);
  }
}
