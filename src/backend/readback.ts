/** Copies from the device to the host, through a staging buffer that is kept for the next time. */
import { formatBytes } from './field.ts';
import { type Health, memoryError } from './health.ts';

const MAP_READ = 1;
const COPY_DST = 8;
const MODE_READ = 1;

/** A buffer of f32 to be read. */
export interface Source {
  readonly buffer: GPUBuffer;
  readonly length: number;
}

/** What copies buffers to the host. */
export interface Reader {
  /** Of each source, what it holds after all that was submitted so far. */
  read(sources: readonly Source[]): Promise<Float64Array[]>;
  /** Frees the staging buffers; a read under way rejects. */
  destroy(): void;
}

/** Makes a reader of buffers: one copy, one staging buffer and one map for all that fits into a buffer. */
export function readback(device: GPUDevice, health: Health): Reader {
  let spare: GPUBuffer | null = null;
  const busy = new Set<GPUBuffer>();

  function take(bytes: number): GPUBuffer {
    const kept = spare;
    spare = null;
    if (kept && kept.size >= bytes) return kept;
    kept?.destroy();
    return health.scoped(
      'out-of-memory',
      () => device.createBuffer({ label: 'staging', size: bytes, usage: MAP_READ | COPY_DST }),
      () => health.fail('memory', memoryError(`a readback needs ${formatBytes(bytes)}`)),
    );
  }

  async function copies(sources: readonly Source[], staging: GPUBuffer): Promise<Float64Array[]> {
    const bytes = totalBytes(sources);
    busy.add(staging);
    await staging.mapAsync(MODE_READ, 0, bytes).finally(() => busy.delete(staging));
    const numbers = new Float32Array(staging.getMappedRange(0, bytes));
    let start = 0;
    const result = sources.map(({ length }) => {
      start += length;
      return new Float64Array(numbers.subarray(start - length, start));
    });
    staging.unmap();
    if (spare) staging.destroy();
    else spare = staging;
    return result;
  }

  async function read(sources: readonly Source[]): Promise<Float64Array[]> {
    const batches = inBatches(sources, device.limits.maxBufferSize);
    const encoder = device.createCommandEncoder({ label: 'readback' });
    const stagings = batches.map((batch) => {
      const staging = take(totalBytes(batch));
      let offset = 0;
      for (const { buffer, length } of batch) {
        encoder.copyBufferToBuffer(buffer, 0, staging, offset, 4 * length);
        offset += 4 * length;
      }
      return staging;
    });
    device.queue.submit([encoder.finish()]);
    const results = await Promise.all(batches.map((batch, i) => copies(batch, stagings[i])));
    return results.flat();
  }

  return {
    read,
    destroy() {
      spare?.destroy();
      spare = null;
      for (const staging of busy) staging.destroy();
    },
  };
}

function totalBytes(sources: readonly Source[]): number {
  return sources.reduce((sum, { length }) => sum + 4 * length, 0);
}

function inBatches(sources: readonly Source[], most: number): Source[][] {
  const batches: Source[][] = [];
  let room = 0;
  for (const source of sources) {
    if (4 * source.length > room) {
      batches.push([]);
      room = most;
    }
    batches[batches.length - 1].push(source);
    room -= 4 * source.length;
  }
  return batches;
}
