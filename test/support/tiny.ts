/** Two kernels small enough to be followed by eye, on both back ends, for the tests of the back ends themselves. */
import type { Backend, Dispatch, Field } from '../../src/backend/backend.ts';
import type { KernelTable } from '../../src/backend/cpu.ts';
import { type ShaderTable, structIndexes } from '../../src/backend/wgsl.ts';
import diffuse from './shaders/diffuse.wgsl';
import lattice from './shaders/lattice.wgsl';
import tick from './shaders/tick.wgsl';

export const tinyShaders: ShaderTable = { lattice, diffuse, tick };
export const clockIndex = structIndexes(lattice, 'Clock');

export const tinyKernels: KernelTable = {
  diffuse({ clock, f, next }, { nx, ny, k }) {
    const at = (x: number, y: number) => ((y + ny) % ny) * nx + ((x + nx) % nx);
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) {
        const centre = f[at(x, y)];
        const around = f[at(x - 1, y)] + f[at(x + 1, y)] + f[at(x, y - 1)] + f[at(x, y + 1)];
        next[at(x, y)] = centre + clock[clockIndex.dt] * k * (around - 4 * centre);
      }
    }
  },
  tick({ clock }) {
    clock[clockIndex.time] += clock[clockIndex.dt];
    clock[clockIndex.steps] += 1;
  },
};

/** A diffusing field of nx × ny cells: two diffuse dispatches, there and back, and one tick. */
export function tinyModel(backend: Backend, nx: number, ny: number, start: ArrayLike<number>) {
  const f = backend.field('f', nx * ny, start);
  const next = backend.field('next', nx * ny);
  const clock = backend.field('clock', 3, [0, 0.5, 0]);
  const program = backend.program([spread(f, next), spread(next, f), tickOf(clock)]);
  return { f, next, clock, program };

  function spread(from: Field, to: Field): Dispatch {
    return { kernel: 'diffuse', fields: { clock, f: from, next: to }, params: { nx, ny, k: 0.3 }, threads: [nx, ny] };
  }
}

/** The dispatch that advances a clock. */
export function tickOf(clock: Field): Dispatch {
  return { kernel: 'tick', fields: { clock }, params: {}, threads: [1, 1] };
}
