import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listAdapters } from '../../src/backend/adapter.ts';
import { explainLoadError } from '../../src/backend/dawn.ts';
import { openBackend } from '../../src/backend/open.ts';
import { hasGpuDevice, mapVulkanLoader } from '../../src/backend/vulkan.ts';
import { temporaryFolder } from '../support/folder.ts';
import { tinyKernels, tinyModel, tinyShaders } from '../support/tiny.ts';

test.each([
  [
    "/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by /x/webgpu/dist/linux-x64/dawn.node)",
    "this system's C or C++ library is too old for the package webgpu, which wants GLIBCXX_3.4.30: use Debian 12",
  ],
  [
    "Cannot find module '/x/node_modules/webgpu/dist/freebsd-x64/dawn.node'\nRequire stack:\n- /x/webgpu/index.js",
    'the package webgpu has no binary for ',
  ],
  [
    "Cannot find package 'webgpu' imported from /x/dist/cli.js",
    'the package webgpu is not installed: npm install webgpu',
  ],
  [
    'Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by /x/webgpu/dist/linux-x64/dawn.node)',
    'does not load on ',
  ],
])('a binary that does not load is explained: %s', (message, sentence) => {
  const error = explainLoadError(new Error(message));
  expect(error.message).toContain(sentence);
  expect(error.remedy).toContain('--backend cpu');
});

test('a Vulkan loader that is not there is told from one that is', () => {
  expect(mapVulkanLoader('libvulkan-absent.so.1')).toBe(false);
});

/** The answer of chooseBackend in a process of its own, whose environment is all that the Vulkan loader sees. */
function choose(kind: string, env: Record<string, string>, loader: boolean): Promise<string> {
  const file = (name: string) => JSON.stringify(join(import.meta.dirname, '../../src/backend', name));
  const program = `
    const { chooseBackend } = await import(${file('adapter.ts')});
    const { addSoftwareAdapter } = await import(${file('software.ts')});
    if (${loader}) addSoftwareAdapter();
    console.log(await chooseBackend('${kind}').then(({ kind, why }) => kind + ' ' + why, (error) => String(error)));`;
  const { LD_LIBRARY_PATH: _path, VK_DRIVER_FILES: _files, ...bare } = process.env;
  const args = ['--import', 'tsx', '--import', './scripts/wgsl-register.mjs', '--input-type=module', '-e', program];
  const options = { cwd: join(import.meta.dirname, '../..'), env: { ...bare, ...env } };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, options, (error, stdout) => (error ? reject(error) : resolve(stdout.trim())));
  });
}

const NOWHERE = { VK_DRIVER_FILES: '/nonexistent/driver.json' };

test('where the loader finds no driver, auto is the twin and says so', async () => {
  expect(await choose('auto', NOWHERE, true)).toBe(
    'cpu float64 twin, because no driver that Dawn can use was found among those of VK_DRIVER_FILES, /nonexistent/driver.json',
  );
});

test('where the loader finds no driver, gpu and software fail with a remedy', async () => {
  expect(await choose('gpu', NOWHERE, true)).toMatch(
    /^BackendError: no driver that Dawn can use was found .*--backend cpu$/,
  );
  expect(await choose('software', NOWHERE, false)).toMatch(
    /^BackendError: no software adapter among the drivers of VK_DRIVER_FILES/,
  );
});

test('an emulated adapter is never taken for hardware', async () => {
  const { softwareAdapterEnvSync } = await import('../../src/backend/software.ts');
  const env = softwareAdapterEnvSync();
  expect(await choose('auto', env, false)).toMatch(/^cpu float64 twin, because the only adapter is emulated, /);
  expect(await choose('gpu', env, false)).toMatch(
    /^BackendError: the only adapter is emulated, .*install the driver of your GPU/,
  );
});

test('asked for, the software adapter comes up in a process that was started without any Vulkan set-up', async () => {
  expect(await choose('software', {}, false)).toMatch(/^gpu swiftshader.*, an emulated GPU, as asked$/);
});

test('devices are listed with their limits', async () => {
  const adapters = await listAdapters();
  const emulated = adapters.find(({ software }) => software);
  expect(emulated).toMatchObject({ vendor: 'google', architecture: 'swiftshader' });
  expect(emulated?.limits.maxBufferSize).toBeGreaterThanOrEqual(2 ** 28);
});

test('one call opens any back end', async () => {
  for (const [kind, expected] of [
    ['cpu', { kind: 'cpu', description: 'float64 twin', software: false }],
    ['software', { kind: 'gpu', software: true }],
  ] as const) {
    const { backend } = await openBackend(kind, tinyKernels, { shaders: tinyShaders });
    expect(backend.info).toMatchObject(expected);
    const { f, program } = tinyModel(backend, 2, 2, [1, 0, 0, 0]);
    backend.submit(program);
    const [values] = await backend.read([f]);
    expect(values.reduce((sum, value) => sum + value)).toBeCloseTo(1, 6);
    backend.destroy();
  }
});

test('a GPU is there when its device file is, whoever made it', () => {
  const devices = temporaryFolder();
  for (const name of ['null', 'tty0', 'nvram', 'dri2']) writeFileSync(join(devices, name), '');
  expect(hasGpuDevice(devices)).toBe(process.platform !== 'linux');
  for (const name of ['dri', 'nvidia0', 'nvidiactl', 'dxg', 'kfd']) {
    writeFileSync(join(devices, name), '');
    expect(hasGpuDevice(devices)).toBe(true);
    rmSync(join(devices, name));
  }
});
