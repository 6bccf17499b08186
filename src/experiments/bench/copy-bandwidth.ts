/** What the memory of a back end gives at best: the rate of a copy between two fields that no cache holds. */
import type { Backend } from '../../backend/backend.ts';
import { copyOf } from '../../backend/copy.ts';
import type { GpuBackend } from '../../backend/gpu.ts';
import { clock, type Pace } from './clocking.ts';
import { type Spread, spreadOf } from './spread.ts';

/** Numbers in each field: 64 MiB of float64 or 32 MiB of float32 on a processor, 1 GiB on a GPU, whose caches hold tens of MiB. */
const ON_PROCESSOR = 2 ** 23;
const ON_GPU = 2 ** 28;

/** Bytes of a number on a back end. */
export function bytesPerNumber({ info }: Backend): number {
  return info.kind === 'cpu' ? 8 : 4;
}

/** Bytes read and written in a second by a copy [B/s]. */
export async function copyBandwidth(backend: Backend, pace: Pace = {}): Promise<Spread> {
  const nested = backend.nested();
  try {
    const length = copiedNumbers(backend);
    const from = nested.field('from', length);
    const to = nested.field('to', length);
    const last = nested.field('last', 4);
    // The field that is read to wait is written last; it must not be one of the large ones.
    const program = nested.program([copyOf(from, to), copyOf(from, last)]);
    const { whole } = await clock(nested, program, last, pace);
    return spreadOf(whole.samples.map((time) => (2 * length * bytesPerNumber(backend)) / (time / 1000)));
  } finally {
    nested.destroy();
  }
}

function copiedNumbers({ info, ...backend }: Backend): number {
  if (info.kind === 'cpu' || info.software) return ON_PROCESSOR;
  const { limits } = (backend as GpuBackend).device;
  return Math.min(ON_GPU, Math.floor(Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize) / 16) * 4);
}
