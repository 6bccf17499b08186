/**
 * The back end on WebGPU, in Node and in the browser. Nothing here waits but `read`: a program's dispatches are encoded
 * into one compute pass, in which WebGPU puts a barrier before each dispatch that touches what an earlier one wrote.
 */
import type { Backend, Dispatch, Field, Program } from './backend.ts';
import { type Bound, bind } from './bind.ts';
import { type Step, submitSteps } from './commands.ts';
import { openDevice } from './device.ts';
import { checkLength, formatBytes } from './field.ts';
import { type Health, memoryError, watch } from './health.ts';
import { type Life, within } from './life.ts';
import { checkSize, countWorkgroups } from './limits.ts';
import { packParams } from './params.ts';
import { type Pipeline, pipelineCache } from './pipelines.ts';
import { readback } from './readback.ts';
import { shaders as ownShaders } from './shaders.ts';
import { stampSteps } from './timing.ts';
import type { ShaderTable } from './wgsl.ts';

const COPY_SRC = 4;
const COPY_DST = 8;
const UNIFORM = 64;
const STORAGE = 128;

/** Dispatches in one command buffer, because Dawn holds all of a buffer's commands until it is submitted. */
const DISPATCHES_PER_SUBMIT = 8192;

/** What a GPU back end is opened with. */
export interface GpuOptions {
  /** An adapter that made no device yet. */
  readonly adapter: GPUAdapter;
  /** The kernels' texts; the package's own by default. */
  readonly shaders?: ShaderTable;
}

/** A back end that also hands out its device, for a canvas or a timer that shares it. */
export interface GpuBackend extends Backend {
  readonly device: GPUDevice;
  /** The buffer of a field: `length` f32, usable for storage and for copies. */
  buffer(field: Field): GPUBuffer;
  /** Runs the program once and gives the time of each dispatch on the device [s]; undefined where the device has no time stamps. */
  stamp(program: Program): Promise<Float64Array | undefined>;
  nested(): GpuBackend;
}

/** What all back ends on one device share. */
interface Host extends Awaited<ReturnType<typeof openDevice>> {
  readonly health: Health;
  readonly pipelineOf: (name: string) => Pipeline;
  /** All fields on the device. */
  readonly held: Set<GPUBuffer>;
}

/** Opens a device with all that the adapter allows. Throws BackendError when the driver refuses one. */
export async function openGpu({ adapter, shaders = ownShaders }: GpuOptions): Promise<GpuBackend> {
  const opened = await openDevice(adapter);
  const { device } = opened;
  const health = watch(device);
  const host: Host = { ...opened, health, pipelineOf: pipelineCache(device, shaders, health), held: new Set() };
  return gpuWithin(host, {
    checkOpen: health.checkOpen,
    close() {
      health.close();
      device.destroy();
    },
  });
}

/** A back end on an open device that lives as long as `life` says. */
function gpuWithin(host: Host, life: Life): GpuBackend {
  const { device, info, health, pipelineOf, held } = host;
  const readBuffers = readback(device, health);
  const nested = new Set<GpuBackend>();
  const buffers = new Map<Field, GPUBuffer>();
  const uniforms = new Set<GPUBuffer>();
  const programs = new WeakMap<Program, readonly Step[]>();

  function buffer(field: Field): GPUBuffer {
    const found = buffers.get(field);
    if (!found) throw new Error(`field ${field.name} belongs to another back end`);
    return found;
  }

  function stepsOf(program: Program): readonly Step[] {
    const steps = programs.get(program);
    if (!steps) throw new Error('the program belongs to another back end');
    return steps;
  }

  function heldBytes(): number {
    return [...held].reduce((sum, { size }) => sum + size, 0);
  }

  function step(made: Pipeline, bound: Bound, dispatch: Dispatch, uniform: GPUBufferBinding | null): Step {
    const entries: GPUBindGroupEntry[] = made.kernel.bindings.map(({ binding }, i) => ({
      binding,
      resource: { buffer: buffer(bound.fields[i]) },
    }));
    if (uniform) entries.push({ binding: made.kernel.uniform!, resource: uniform });
    const group = device.createBindGroup({ label: made.kernel.name, layout: made.layout, entries });
    const most = device.limits.maxComputeWorkgroupsPerDimension;
    return { pipeline: made.pipeline, group, workgroups: countWorkgroups(made.kernel, dispatch.threads, most) };
  }

  const backend: GpuBackend = {
    info,
    device,
    buffer,
    field(name, length, data) {
      life.checkOpen();
      checkLength(name, length, data);
      const size = 4 * length;
      checkSize(name, size, device.limits);
      const before = heldBytes();
      const made = health.scoped(
        'out-of-memory',
        () => device.createBuffer({ label: name, size, usage: STORAGE | COPY_SRC | COPY_DST }),
        () =>
          health.fail(
            'memory',
            memoryError(`field ${name} needs ${formatBytes(size)} more, and ${formatBytes(before)} are held already`),
          ),
      );
      const field: Field = { name, length };
      buffers.set(field, made);
      held.add(made);
      if (data) backend.write(field, data);
      return field;
    },
    write(field, data) {
      life.checkOpen();
      checkLength(field.name, field.length, data);
      device.queue.writeBuffer(buffer(field), 0, new Float32Array(data));
    },
    async read(fields) {
      life.checkOpen();
      const sources = fields.map((field) => ({ buffer: buffer(field), length: field.length }));
      try {
        const results = await readBuffers.read(sources);
        await health.settle();
        return results;
      } catch (error) {
        life.checkOpen();
        await reported(device);
        await health.settle();
        throw error;
      }
    },
    program(dispatches) {
      life.checkOpen();
      const items = dispatches.map((dispatch) => {
        const made = pipelineOf(dispatch.kernel);
        return { dispatch, made, kernel: made.kernel, bound: bind(made.kernel, dispatch) };
      });
      const { bytes, slots } = packParams(items, device.limits.minUniformBufferOffsetAlignment);
      const uniform = bytes.byteLength > 0 ? uniformBuffer(device, bytes) : null;
      if (uniform) uniforms.add(uniform);
      const steps = items.map(({ dispatch, made, bound }, i) =>
        step(made, bound, dispatch, uniform && made.kernel.uniform !== null ? { buffer: uniform, ...slots[i] } : null),
      );
      const program: Program = { dispatches };
      programs.set(program, steps);
      return program;
    },
    submit(program, times = 1) {
      life.checkOpen();
      const list = stepsOf(program);
      const most = Math.max(1, Math.floor(DISPATCHES_PER_SUBMIT / Math.max(1, list.length)));
      for (let left = times; left > 0; left -= most) submitSteps(device, list, Math.min(left, most));
    },
    async stamp(program) {
      life.checkOpen();
      const list = stepsOf(program);
      if (!device.features.has('timestamp-query')) return undefined;
      const times = await stampSteps(device, list);
      await health.settle();
      return times;
    },
    nested() {
      life.checkOpen();
      const inner = gpuWithin(
        host,
        within(life, () => nested.delete(inner)),
      );
      nested.add(inner);
      return inner;
    },
    destroy() {
      for (const inner of nested) inner.destroy();
      life.close();
      for (const own of buffers.values()) {
        held.delete(own);
        own.destroy();
      }
      for (const uniform of uniforms) uniform.destroy();
      readBuffers.destroy();
      buffers.clear();
      uniforms.clear();
    },
  };
  return backend;
}

/** A map that was refused may come before the word that the device is lost; waits a moment for it. */
async function reported(device: GPUDevice): Promise<void> {
  await Promise.race([device.lost, new Promise((resolve) => setTimeout(resolve, 200))]);
}

function uniformBuffer(device: GPUDevice, bytes: ArrayBuffer): GPUBuffer {
  const buffer = device.createBuffer({ label: 'params', size: bytes.byteLength, usage: UNIFORM | COPY_DST });
  device.queue.writeBuffer(buffer, 0, bytes);
  return buffer;
}
