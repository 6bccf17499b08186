/** Several simulations on one device, each closed alone. */
import { expect, test } from 'vitest';
import { BackendError, isLost } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import { openGpu } from '../../src/backend/gpu.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { openSimulation } from '../../src/run/simulation.ts';
import { caseWith } from '../case/study.ts';
import { openTestGpu, softwareAdapter } from '../support/gpu.ts';
import { tinyKernels, tinyModel, tinyShaders } from '../support/tiny.ts';

const start = Float64Array.from({ length: 16 }, (_, q) => q % 5);
const CLOSED = 'the nested back end was closed: nest another in the one that it came from';

const kinds = {
  'the twin': async () => openTwin(tinyKernels, tinyShaders),
  'a software adapter': async () => openTestGpu(tinyShaders),
};

test.each(Object.entries(kinds))('on %s nested back ends compute apart and end apart', async (_, open) => {
  const parent = await open();
  const [one, other] = [parent.nested(), parent.nested()];
  const [inParent, inOne, inOther] = [parent, one, other].map((backend) => tinyModel(backend, 4, 4, start));
  expect(one.info).toEqual(parent.info);
  parent.submit(inParent.program, 2);
  one.submit(inOne.program, 2);
  other.submit(inOther.program, 3);
  const [two] = await parent.read([inParent.f]);
  expect(await one.read([inOne.f])).toEqual([two]);
  const [three] = await other.read([inOther.f]);
  expect(three).not.toEqual(two);
  // A field belongs to where it was made.
  await expect(one.read([inOther.f])).rejects.toThrow('field f belongs to another back end');

  one.destroy();
  await expect(one.read([inOne.f])).rejects.toThrow(CLOSED);
  expect(() => one.field('late', 1)).toThrow(CLOSED);
  expect(() => one.submit(inOne.program)).toThrow(CLOSED);
  expect(() => one.program([])).toThrow(CLOSED);
  expect(() => one.nested()).toThrow(CLOSED);
  expect(await parent.read([inParent.f])).toEqual([two]);
  expect(await other.read([inOther.f])).toEqual([three]);
  other.submit(inOther.program);
  expect(await other.read([inOther.f])).not.toEqual([three]);

  const within = other.nested();
  const inWithin = within.field('f', 1);
  parent.destroy();
  const [own] = await Promise.allSettled([parent.read([inParent.f])]);
  for (const [inner, field] of [
    [other, inOther.f],
    [within, inWithin],
  ] as const) {
    const error: unknown = await inner.read([field]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BackendError);
    expect(error).toEqual((own as PromiseRejectedResult).reason);
    expect(isLost(error)).toBe(false);
  }
});

test.each(Object.entries(kinds))('on %s what is nested in a nested back end ends with it', async (_, open) => {
  const parent = await open();
  const inner = parent.nested();
  const innermost = inner.nested();
  const { f } = tinyModel(innermost, 4, 4, start);
  inner.destroy();
  await expect(innermost.read([f])).rejects.toThrow(CLOSED);
  const { f: kept } = tinyModel(parent, 4, 4, start);
  expect(await parent.read([kept])).toEqual([start]);
  parent.destroy();
});

/** An adapter whose device tells which of its buffers are not destroyed yet. */
function counted(adapter: GPUAdapter): { readonly adapter: GPUAdapter; readonly held: Set<GPUBuffer> } {
  const held = new Set<GPUBuffer>();
  const requestDevice = async (descriptor?: GPUDeviceDescriptor) => {
    const device = await adapter.requestDevice(descriptor);
    const createBuffer = device.createBuffer.bind(device);
    device.createBuffer = (wanted) => {
      const buffer = createBuffer(wanted);
      const destroy = buffer.destroy.bind(buffer);
      held.add(buffer);
      buffer.destroy = () => {
        held.delete(buffer);
        destroy();
      };
      return buffer;
    };
    return device;
  };
  const { info, limits, features } = adapter;
  return { adapter: { info, limits, features, requestDevice } as unknown as GPUAdapter, held };
}

test('all memory of a simulation on a nested back end goes back to the device: fields, parameters and staging', async () => {
  const { adapter, held } = counted(await softwareAdapter());
  const gpu = await openGpu({ adapter });
  const own = gpu.field('own', 4, [1, 2, 3, 4]);
  await gpu.read([own]);
  const before = new Set(held);
  for (let k = 0; k < 3; k++) {
    const nested = gpu.nested();
    const simulation = openSimulation(nested, caseWith('grid=16', 'control.current=2 mA/cm2'));
    await simulation.advanceTo(0.01);
    expect(held.size).toBeGreaterThan(before.size + 10);
    nested.nested().field('innermost', 4, [1, 2, 3, 4]);
    nested.destroy();
    expect(held).toEqual(before);
  }
  // Nothing that was submitted to them fails afterwards.
  expect(await gpu.read([own])).toEqual([Float64Array.of(1, 2, 3, 4)]);
  gpu.destroy();
}, 60_000);

test('a nested back end that is closed during a read rejects it at once with the reason, and others do not notice', async () => {
  const gpu = await openTestGpu(tinyShaders);
  const nested = gpu.nested();
  const { f, program } = tinyModel(nested, 4, 4, start);
  nested.submit(program, 200);
  const underWay = nested.read([f]).catch((thrown: unknown) => String(thrown));
  nested.destroy();
  expect(await underWay).toContain(CLOSED);
  const { f: kept } = tinyModel(gpu, 4, 4, start);
  expect(await gpu.read([kept])).toEqual([start]);
  gpu.destroy();
});

test('the loss of a device reaches all that is nested', async () => {
  const adapter = await softwareAdapter();
  let drop: (info: GPUDeviceLostInfo) => void = () => {};
  const lost = new Promise<GPUDeviceLostInfo>((resolve) => {
    drop = resolve;
  });
  const requestDevice = async (descriptor?: GPUDeviceDescriptor) =>
    Object.defineProperty(await adapter.requestDevice(descriptor), 'lost', { value: lost });
  const { info, limits, features } = adapter;
  const gpu = await openGpu({
    adapter: { info, limits, features, requestDevice } as unknown as GPUAdapter,
    shaders: tinyShaders,
  });
  const nested = gpu.nested();
  const f = nested.field('f', 4, [1, 2, 3, 4]);
  drop({ reason: 'unknown', message: 'GPU reset' } as GPUDeviceLostInfo);
  expect(isLost(await nested.read([f]).catch((thrown: unknown) => thrown))).toBe(true);
  expect(() => nested.nested()).toThrow('the device was lost (GPU reset)');
  gpu.destroy();
});

test('two simulations on one device give what each gives alone', async () => {
  const cases = ['pvh', 'pvh-im'].map((name) => caseWith('grid=24', `electrolyte=${name}`, 'control.current=2 mA/cm2'));
  const twin = openTwin(twinKernels);
  const together = cases.map((input) => openSimulation(twin.nested(), input));
  for (const time of [0.5, 1]) for (const simulation of together) await simulation.advanceTo(time);
  for (const [k, input] of cases.entries()) {
    const alone = openSimulation(openTwin(twinKernels), input);
    for (const time of [0.5, 1]) await alone.advanceTo(time);
    expect(await together[k].save()).toEqual(await alone.save());
  }
});
