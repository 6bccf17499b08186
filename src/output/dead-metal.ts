import type { Snapshot } from '../physics/snapshot.ts';

/** Passes of spreading: the tail of ξ below 1/2 is at most this many cells wide. */
const reach = 8;

/** Whether a cell with ξ ≥ 1/2 is dead. */
export function hasDeadMetal({ metal, live }: Snapshot): boolean {
  return metal.some((xi, cell) => xi >= 0.5 && live[cell] < 0.5);
}

/**
 * 1 in dead metal and the tail of its ξ, 0 in metal joined to the electrode and its tail, per cell [–]; what `live` says
 * of electrolyte does not count. Absent when no cell with ξ ≥ 1/2 is dead.
 */
export function deadMetal(snapshot: Snapshot): Float64Array | undefined {
  if (!hasDeadMetal(snapshot)) return undefined;
  const { grid, metal, live } = snapshot;
  // Not Float64Array.from with a function, which is ten times as slow.
  const known = metal.map((xi) => (xi >= 0.5 ? 1 : 0));
  const dead = metal.map((xi, cell) => (xi >= 0.5 ? 1 - live[cell] : 0));
  for (let pass = 0; pass < reach; pass++) spread(dead, known, grid.nx, grid.ny);
  return dead;
}

/** Gives each unknown cell beside known ones their mean. */
function spread(values: Float64Array, known: Float64Array, nx: number, ny: number): void {
  const before = Float64Array.from(values);
  const knownBefore = Float64Array.from(known);
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      const cell = i + nx * j;
      if (knownBefore[cell] === 1) continue;
      const west = i > 0 ? cell - 1 : cell;
      const east = i < nx - 1 ? cell + 1 : cell;
      const south = j > 0 ? cell - nx : cell;
      const north = j < ny - 1 ? cell + nx : cell;
      const count = knownBefore[west] + knownBefore[east] + knownBefore[south] + knownBefore[north];
      if (count === 0) continue;
      const sum =
        before[west] * knownBefore[west] +
        before[east] * knownBefore[east] +
        before[south] * knownBefore[south] +
        before[north] * knownBefore[north];
      values[cell] = sum / count;
      known[cell] = 1;
    }
  }
}
