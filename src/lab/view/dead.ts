/** Dead metal for the painter. */
import type { Grid } from '../../case/case.ts';
import { deadMetal } from '../../output/dead-metal.ts';
import type { FrameFields } from '../solver/protocol.ts';

/** Cells around dead metal that its share can depend on: it spreads by 8, and so does that of the metal beside it. */
const AROUND = 17;

/**
 * As `deadMetal` of src/output, per cell [–], computed only around what is dead, because most frames have little of it or
 * none; null without dead metal.
 */
export function deadShares(fields: FrameFields, { nx, ny }: Grid): Float32Array<ArrayBuffer> | null {
  const { metal, live } = fields;
  let [west, east, south, north] = [nx, -1, ny, -1];
  for (let j = 0, q = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++, q++) {
      if (metal[q] < 0.5 || live[q] >= 0.5) continue;
      if (i < west) west = i;
      if (i > east) east = i;
      if (j < south) south = j;
      north = j;
    }
  }
  if (east < 0) return null;
  const left = Math.max(0, west - AROUND);
  const bottom = Math.max(0, south - AROUND);
  const grid = {
    nx: Math.min(nx, east + AROUND + 1) - left,
    ny: Math.min(ny, north + AROUND + 1) - bottom,
    spacing: 1,
  };
  const cut = (field: Float32Array) => {
    const part = new Float64Array(grid.nx * grid.ny);
    for (let j = 0; j < grid.ny; j++) {
      const row = left + nx * (bottom + j);
      part.set(field.subarray(row, row + grid.nx), grid.nx * j);
    }
    return part;
  };
  const none = new Float64Array(0);
  const { time, step } = fields;
  const parts = { concentration: none, potential: none, reaction: none, metal: cut(metal), live: cut(live) };
  const dead = deadMetal({ grid, time, step, ...parts });
  if (!dead) return null;
  const shares = new Float32Array(nx * ny);
  for (let j = 0; j < grid.ny; j++) {
    shares.set(dead.subarray(grid.nx * j, grid.nx * (j + 1)), left + nx * (bottom + j));
  }
  return shares;
}
