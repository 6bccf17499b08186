import { expect } from 'vitest';
import type { Snapshot } from '../../src/physics/snapshot.ts';

/** [m] */
export const SPACING = 62.5e-9;
/** Half-width of the interface profile, ℓ = 1.5 h [m]. */
export const ELL = 1.5 * SPACING;

export interface Shape {
  readonly nx: number;
  readonly ny: number;
  /** ξ at a point [–] */
  readonly metal: (x: number, y: number) => number;
  /** [mol/m³] */
  readonly concentration?: (x: number, y: number) => number;
  /** [A/m²] */
  readonly reaction?: (x: number, y: number) => number;
  readonly live?: (x: number, y: number) => number;
}

/** The shape sampled at cell centres; coordinates in cells, y = 0 on the electrode. */
export function sample({ nx, ny, metal, concentration, reaction, live }: Shape): Snapshot {
  const fill = (f: (x: number, y: number) => number) =>
    Float64Array.from({ length: nx * ny }, (_, cell) => f((cell % nx) + 0.5, Math.floor(cell / nx) + 0.5));
  return {
    grid: { nx, ny, spacing: SPACING },
    time: 0,
    step: 0,
    metal: fill(metal),
    concentration: fill(concentration ?? (() => 1000)),
    potential: new Float64Array(nx * ny),
    reaction: fill(reaction ?? (() => 0)),
    live: fill(live ?? (() => 1)),
  };
}

/** ξ = 1/(1 + e^{n/ℓ}) of a signed distance in cells, positive in the electrolyte. */
export function profile(distance: number): number {
  return 1 / (1 + Math.exp((distance * SPACING) / ELL));
}

/** Complete elliptic integral E(m) = ∫₀^{π/2} √(1 − m sin²t) dt by the arithmetic-geometric mean. */
export function ellipticE(m: number): number {
  let [a, b, c] = [1, Math.sqrt(1 - m), Math.sqrt(m)];
  let sum = c ** 2 / 2;
  for (let power = 1; c > 1e-16; power *= 2) {
    [a, b, c] = [(a + b) / 2, Math.sqrt(a * b), (a - b) / 2];
    sum += power * c ** 2;
  }
  return (Math.PI / (2 * a)) * (1 - sum);
}

export function expectNear(what: string, measured: number, expected: number, tolerance: number): void {
  const message = `${what}: expected ${expected}, measured ${measured}, tolerance ${tolerance}`;
  expect(Math.abs(measured - expected), message).toBeLessThanOrEqual(tolerance);
}
