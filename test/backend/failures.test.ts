import { expect, test } from 'vitest';
import { BackendError, isLost } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import { openGpu } from '../../src/backend/gpu.ts';
import { openTestGpu, softwareAdapter } from '../support/gpu.ts';
import { tickOf, tinyKernels, tinyModel, tinyShaders } from '../support/tiny.ts';

test('what the compiler refuses is told by file, line and column at the next read', async () => {
  const broken = tinyShaders.tick.replace('clock.steps += 1;', 'clock.stepz += 1;');
  const gpu = await openTestGpu({ ...tinyShaders, tick: broken });
  const clock = gpu.field('clock', 3);
  gpu.submit(gpu.program([tickOf(clock)]));
  await expect(gpu.read([clock])).rejects.toThrow(/^shaders\/tick\.wgsl:9:\d+: .*stepz/);
  gpu.destroy();
});

test('a line of a prelude is told as a line of the prelude', async () => {
  const gpu = await openTestGpu({
    ...tinyShaders,
    lattice: `${tinyShaders.lattice}\nfn bad() -> u32 { return 1.5; }\n`,
  });
  const clock = gpu.field('clock', 3);
  gpu.submit(gpu.program([tickOf(clock)]));
  const line = tinyShaders.lattice.split('\n').length + 1;
  await expect(gpu.read([clock])).rejects.toThrow(`shaders/lattice.wgsl:${line}:`);
  gpu.destroy();
});

test('a field beyond the limits of the adapter is refused with what it takes and the way out', async () => {
  const gpu = await openTestGpu(tinyShaders);
  const refused = () => gpu.field('huge', 2 ** 38);
  expect(refused).toThrow(BackendError);
  expect(refused).toThrow(
    /^field huge needs 1 TiB; this adapter takes at most .* in one field: take a coarser grid \(at most \d+ numbers/,
  );
  gpu.destroy();
});

test('a field beyond the memory of the machine is refused on the twin with the way out', () => {
  const refused = () => openTwin(tinyKernels, tinyShaders).field('huge', 2 ** 52);
  expect(refused).toThrow(BackendError);
  expect(refused).toThrow('field huge needs 32 PiB of memory, more than is left: take a coarser grid');
});

test('memory that runs out on the device is told at the next read, before all that follows from it', async () => {
  const gpu = await openGpu({ adapter: scarce(await softwareAdapter(), 'f'), shaders: tinyShaders });
  const { f, program } = tinyModel(gpu, 4, 4, new Float64Array(16));
  gpu.submit(program);
  await expect(gpu.read([f])).rejects.toThrow(
    "the adapter's memory ran out: field f needs 64 B more, and 0 B are held already: take a coarser grid",
  );
  gpu.destroy();
});

test('a device that is lost ends in BackendError, for the read under way and for every later call', async () => {
  const gpu = await openTestGpu(tinyShaders);
  const { f, program } = tinyModel(gpu, 4, 4, new Float64Array(16));
  gpu.submit(program, 1000);
  const underWay = gpu.read([f]).catch((error: unknown) => error);
  gpu.device.destroy();
  expect(await underWay).toBeInstanceOf(BackendError);
  await expect(gpu.read([f])).rejects.toThrow('the device was closed: open a new back end');
  expect(() => gpu.submit(program)).toThrow(BackendError);
  expect(() => gpu.program([])).toThrow(BackendError);
  expect(() => gpu.field('late', 1)).toThrow(BackendError);
});

test('a device that its driver drops is told apart from one that was closed, and a new back end goes on in its place', async () => {
  const adapter = await softwareAdapter();
  let drop: (info: GPUDeviceLostInfo) => void = () => {};
  const lost = new Promise<GPUDeviceLostInfo>((resolve) => {
    drop = resolve;
  });
  const requestDevice = async (descriptor?: GPUDeviceDescriptor) =>
    Object.defineProperty(await adapter.requestDevice(descriptor), 'lost', { value: lost });
  const { info, limits, features } = adapter;
  const droppable = { info, limits, features, requestDevice } as unknown as GPUAdapter;
  const gpu = await openGpu({ adapter: droppable, shaders: tinyShaders });
  const f = gpu.field('f', 4, [1, 2, 3, 4]);
  drop({ reason: 'unknown', message: 'GPU reset\nby the driver' } as GPUDeviceLostInfo);
  const error = await gpu.read([f]).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain('the device was lost (GPU reset): the driver was reset');
  expect(isLost(error)).toBe(true);
  gpu.destroy();

  const next = await openTestGpu(tinyShaders);
  expect(await next.read([next.field('f', 4, [1, 2, 3, 4])])).toEqual([Float64Array.of(1, 2, 3, 4)]);
  next.destroy();
  expect(isLost(await next.read([f]).catch((thrown: unknown) => thrown))).toBe(false);
  expect(isLost(new Error('the device was lost'))).toBe(false);
});

test('a call that WebGPU refuses is not lost: the next read throws what it said', async () => {
  const gpu = await openTestGpu(tinyShaders);
  const clock = gpu.field('clock', 3);
  gpu.device.queue.writeBuffer(gpu.buffer(clock), 2, new Uint8Array(4));
  await expect(gpu.read([clock])).rejects.toThrow('WebGPU refused a call: ');
  gpu.destroy();
});

test('threads beyond what the adapter dispatches are refused with the numbers', async () => {
  const gpu = await openTestGpu(tinyShaders);
  const clock = gpu.field('clock', 3);
  expect(() => gpu.program([{ ...tickOf(clock), threads: [70_000, 1] }])).toThrow(
    'kernel tick: threads 70000 × 1 are 70000 × 1 workgroups; this adapter takes at most 65535 along x or y',
  );
  gpu.destroy();
});

/** An adapter whose device reports that memory ran out for the buffer labelled `label`, as a full GPU would. */
function scarce(adapter: GPUAdapter, label: string): GPUAdapter {
  const requestDevice = async (descriptor?: GPUDeviceDescriptor) => {
    const device = await adapter.requestDevice(descriptor);
    const outOfMemory = { message: 'Out of memory' } as GPUOutOfMemoryError;
    let hit = false;
    const createBuffer = device.createBuffer.bind(device);
    const popErrorScope = device.popErrorScope.bind(device);
    device.createBuffer = (wanted) => {
      hit = wanted.label === label;
      return createBuffer(wanted);
    };
    device.popErrorScope = async () => {
      const mine = hit;
      hit = false;
      const error = await popErrorScope();
      return mine ? outOfMemory : error;
    };
    return device;
  };
  return {
    info: adapter.info,
    limits: adapter.limits,
    features: adapter.features,
    requestDevice,
  } as unknown as GPUAdapter;
}
