/** Cells for the tests of behaviour: cases with a metal or with maps that no study file can describe, and how to run them. */
import type { Backend } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { maps } from '../../src/case/maps.ts';
import { stride } from '../../src/multigrid/levels.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { MAPS, MAPS_PLANES, STATE } from '../../src/physics/planes.ts';
import type { Snapshot } from '../../src/physics/snapshot.ts';
import { openSimulation, type Simulation, type Status } from '../../src/run/simulation.ts';

/** A number per cell as a function of the cell's centre (x, y) [m]. */
export type Shape = (x: number, y: number) => number;

/** What a test lays over the fields that the case itself describes. */
export interface Overlay {
  /** Signed distance to the metal [m], negative inside; becomes the profile ξ = 1/(1 + e^{n/ℓ}). */
  readonly distance?: Shape;
  /** t₊ [–] */
  readonly transference?: Shape;
  /** 1 where metal cannot enter, else 0. */
  readonly blocking?: Shape;
}

/** A shape at the cells' centres, row-major. */
export function atCentres({ grid: { nx, ny, spacing } }: Case, shape: Shape): Float64Array {
  return Float64Array.from({ length: nx * ny }, (_, q) =>
    shape(((q % nx) + 0.5) * spacing, (Math.floor(q / nx) + 0.5) * spacing),
  );
}

/** ξ = 1/(1 + e^{n/ℓ}) of a signed distance, row-major. */
export function profile(input: Case, distance: Shape): Float64Array {
  return atCentres(input, distance).map((n) => 1 / (1 + Math.exp(n / input.numerics.interfaceWidth)));
}

/** The back end, but fields named `state` and `maps` are filled as the overlay says: all that lies between is the program's. */
function overlaid(backend: Backend, input: Case, overlay: Overlay): Backend {
  const S = stride(input.grid);
  const { distance, blocking } = overlay;
  return {
    ...backend,
    field(name, length, data) {
      if (data === undefined || (name !== 'state' && name !== 'maps')) return backend.field(name, length, data);
      const mapped = data.length / MAPS_PLANES;
      const planes =
        name === 'maps' && blocking && mapped === 1
          ? Float64Array.from({ length: MAPS_PLANES * S }, (_, k) => data[Math.floor(k / S)])
          : Float64Array.from(data);
      if (name === 'state' && distance) planes.set(profile(input, distance), STATE.metal * S);
      if (name === 'maps' && blocking)
        planes.set(
          atCentres(input, (x, y) => 1 - blocking(x, y)),
          MAPS.open * S,
        );
      return backend.field(name, planes.length, planes);
    },
  };
}

/** The case on a float64 twin of its own. */
export function onTwin(input: Case, overlay: Overlay = {}): Simulation {
  const { transference } = overlay;
  const start = transference ? { maps: { ...maps(input), transference: atCentres(input, transference) } } : {};
  return openSimulation(overlaid(openTwin(twinKernels), input, overlay), input, start);
}

export type Sample = { readonly status: Status; readonly snapshot: Snapshot };

/** Samples at the given times [s]. */
export async function samplesAt(simulation: Simulation, times: readonly number[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const time of times) {
    await simulation.advanceTo(time);
    samples.push(await simulation.sample());
  }
  return samples;
}

/** Metal in each column [m]: the height of the front, whatever its profile. */
export function columnHeights({ grid, metal }: Snapshot): Float64Array {
  const heights = new Float64Array(grid.nx);
  metal.forEach((xi, q) => {
    heights[q % grid.nx] += xi * grid.spacing;
  });
  return heights;
}

/** Σξ over all cells. */
export function metalIn({ metal }: Snapshot): number {
  return metal.reduce((sum, xi) => sum + xi, 0);
}

/** Largest |a − b| over largest |b|. */
export function difference(a: Float64Array, b: Float64Array): number {
  let apart = 0;
  let size = 0;
  for (let q = 0; q < b.length; q++) {
    apart = Math.max(apart, Math.abs(a[q] - b[q]));
    size = Math.max(size, Math.abs(b[q]));
  }
  return apart / size;
}
