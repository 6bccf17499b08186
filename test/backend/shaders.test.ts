import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileErrors } from '../../src/backend/pipelines.ts';
import { shaders } from '../../src/backend/shaders.ts';
import { readKernel } from '../../src/backend/wgsl.ts';
import { softwareAdapter } from '../support/gpu.ts';

test('every file of shaders/ is in the table, and every entry is a file', () => {
  const files = readdirSync(join(import.meta.dirname, '../../shaders')).filter((name) => name.endsWith('.wgsl'));
  expect(Object.keys(shaders).sort()).toEqual(files.map((name) => name.replace('.wgsl', '')).sort());
});

test('every kernel of the package is read and compiles without a word from the compiler', async () => {
  const device = await (await softwareAdapter()).requestDevice();
  const kernels = Object.keys(shaders).filter((name) => /@compute\b/.test(shaders[name]));
  for (const name of kernels) {
    const kernel = readKernel(name, shaders);
    const module = device.createShaderModule({ code: kernel.text });
    expect(await compileErrors(module, kernel)).toEqual([]);
    expect(kernel.entryPoint, `the entry point of shaders/${name}.wgsl`).toBe(name);
    // What every WebGPU has is 8; Dawn gives up to 12 here, and a browser user may have no more than 8 to 10.
    expect(kernel.bindings.length, `fields of shaders/${name}.wgsl`).toBeLessThanOrEqual(10);
  }
  device.destroy();
});
