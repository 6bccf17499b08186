import type { Snapshot } from '../../src/physics/snapshot.ts';

export interface SyntheticOptions {
  readonly nx?: number;
  readonly ny?: number;
  /** [m] */
  readonly spacing?: number;
  /** [s] */
  readonly time?: number;
  /** Height of the dendrite over the flat metal, in heights of the domain [–]; 0 for a flat deposit. */
  readonly growth?: number;
  /** A disc of metal that hangs free above the electrode. */
  readonly dead?: boolean;
}

/** Concentration far from the metal [mol/m³]. */
export const bulk = 1000;

/**
 * A snapshot drawn, not computed: flat metal on the lowest 8 % of the domain, on it a stem with four side arms, and
 * salt depleted towards the metal over a quarter of the domain's height. Lengths below are in heights of the domain.
 */
export function syntheticSnapshot(options: SyntheticOptions = {}): Snapshot {
  const { nx = 64, ny = 64, spacing = 6e-6 / ny, time = 150, growth = 0.5, dead = false } = options;
  const metal = new Float64Array(nx * ny);
  const concentration = new Float64Array(nx * ny);
  const live = new Float64Array(nx * ny).fill(1);
  const middle = nx / ny / 2;
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      const x = (i + 0.5) / ny;
      const y = (j + 0.5) / ny;
      const joined = growth > 0 ? Math.min(y - 0.08, dendrite(x - middle, y - 0.08, growth)) : y - 0.08;
      const free = dead ? Math.hypot(x - middle / 2, y - 0.5) - 0.06 : Number.POSITIVE_INFINITY;
      const distance = Math.min(joined, free);
      const cell = i + nx * j;
      metal[cell] = 1 / (1 + Math.exp((distance * ny) / 1.5));
      concentration[cell] = bulk * (0.08 + 0.92 * (1 - Math.exp(-Math.max(0, joined) / 0.25)));
      if (free < joined && metal[cell] > 0.01) live[cell] = 0;
    }
  }
  const zeros = new Float64Array(nx * ny);
  return { grid: { nx, ny, spacing }, time, step: 1000, metal, concentration, potential: zeros, reaction: zeros, live };
}

/** Rods 0.12 long and 0.016 wide on a lattice with turning directions, 1 inside and 0 outside. */
export function syntheticFiller(nx: number, ny: number): Float64Array {
  const filler = new Float64Array(nx * ny);
  for (let k = 0; k < 90; k++) {
    const cx = ((k * 0.618) % 1) * (nx / ny);
    const cy = (k + 0.5) / 90;
    const direction = 2.4 * k;
    for (let cell = 0; cell < filler.length; cell++) {
      const x = ((cell % nx) + 0.5) / ny - cx;
      const y = (Math.floor(cell / nx) + 0.5) / ny - cy;
      const along = x * Math.cos(direction) + y * Math.sin(direction);
      const across = y * Math.cos(direction) - x * Math.sin(direction);
      if (Math.abs(along) < 0.06 && Math.abs(across) < 0.008) filler[cell] = 1;
    }
  }
  return filler;
}

/** Distance to a stem along y with tapering arms; negative inside. */
function dendrite(x: number, y: number, growth: number): number {
  let distance = capsule(x, y, 0, 0, 0, growth, 0.045);
  for (const [height, side] of [
    [0.35, 1],
    [0.45, -1],
    [0.65, 1],
    [0.72, -1],
  ]) {
    const reach = 0.5 * growth * (1 - height) + 0.04;
    distance = Math.min(distance, capsule(x, y, 0, height * growth, side * reach, (height + 0.12) * growth, 0.025));
  }
  return distance;
}

function capsule(x: number, y: number, x0: number, y0: number, x1: number, y1: number, radius: number): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy) - radius;
}
