/** A random rough line with a given spectrum, and distances to it. */

import type { Roughness } from '../case.ts';
import { mix, uniform } from '../random.ts';

/** Tells these draws from the microstructure's, which take the seed as they are. */
const LINE = 0x6c696e65;
/** Straight pieces per shortest wavelength of the line that distances are taken to: their sagitta is (2π/64)²/8 = 0.1 % of its amplitude. */
const PIECES = 64;

/** s(x) [m] above its mean, x [m]. */
export type Line = (x: number) => number;

/** The domain that a line lies in. */
export interface Span {
  /** [m] */
  readonly width: number;
  readonly periodic: boolean;
}

/**
 * Numbers m of the waves that fit: m wavelengths in the width of a periodic domain; m half wavelengths between closed
 * walls, which mirror the line. Empty where none lies between the shortest and the longest.
 */
export function wavesOf({ shortest, longest }: Roughness, { width, periodic }: Span): number[] {
  const whole = periodic ? width : 2 * width;
  // A wavelength that is meant to fit counts in spite of rounding.
  const first = Math.ceil((whole / longest) * (1 - 1e-9));
  const last = Math.floor((whole / shortest) * (1 + 1e-9));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k).filter((m) => m > 0);
}

/**
 * s(x) = Σ a_m cos(2πmx/W + φ_m) with a_m² ∝ m^(−2·hurst−1) and random phases; between closed walls s(x) =
 * Σ a_m cos φ_m cos(πmx/W). The mean is zero and the root mean square exactly `rms` over the width, whatever the grid.
 */
export function roughLine(roughness: Roughness, span: Span, seed: number): Line {
  const { width, periodic } = span;
  const draws = mix(seed ^ LINE);
  const waves = wavesOf(roughness, span).map((m) => {
    const phase = 2 * Math.PI * uniform(draws, m);
    const amplitude = m ** (-roughness.hurst - 0.5);
    return periodic
      ? { k: (2 * Math.PI * m) / width, amplitude, phase }
      : { k: (Math.PI * m) / width, amplitude: amplitude * Math.cos(phase), phase: 0 };
  });
  const drawn = Math.sqrt(waves.reduce((sum, { amplitude }) => sum + amplitude ** 2, 0) / 2);
  const scale = roughness.rms / drawn;
  return (x) => waves.reduce((sum, { k, amplitude, phase }) => sum + scale * amplitude * Math.cos(k * x + phase), 0);
}

/**
 * The signed distance of (x, y) [m] to the line, negative below it: exact for the line in straight pieces, `PIECES` to the
 * shortest wavelength. Only the pieces no further to the side than the line is above or below can be nearer.
 */
export function distanceToLine(line: Line, { shortest }: Roughness, { width, periodic }: Span) {
  const pieces = Math.ceil((PIECES * width) / shortest);
  const step = width / pieces;
  // Beyond the walls the line goes on as it repeats, or as they mirror it.
  const heights = Float64Array.from({ length: pieces + 1 }, (_, k) => line(k * step));
  const height = (k: number) => {
    const inside = ((k % (2 * pieces)) + 2 * pieces) % (2 * pieces);
    return periodic ? heights[inside % pieces] : heights[inside <= pieces ? inside : 2 * pieces - inside];
  };
  return (x: number, y: number): number => {
    const above = y - line(x);
    const reach = Math.abs(above) + step;
    let nearest = above ** 2;
    for (let k = Math.floor((x - reach) / step); k * step < x + reach; k++) {
      nearest = Math.min(nearest, toPiece(x - k * step, y - height(k), step, height(k + 1) - height(k)));
    }
    return Math.sign(above) * Math.sqrt(nearest);
  };
}

/** Squared distance of (x, y) to the piece from the origin to (dx, dy). */
function toPiece(x: number, y: number, dx: number, dy: number): number {
  const along = Math.max(0, Math.min(1, (x * dx + y * dy) / (dx * dx + dy * dy)));
  return (x - along * dx) ** 2 + (y - along * dy) ** 2;
}
