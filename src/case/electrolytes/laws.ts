/** σ(T) in SI units. */

import { BOLTZMANN } from '../constants.ts';

/** One measured point of a table. */
export interface Point {
  /** [K] */
  readonly temperature: number;
  /** [S/m] */
  readonly conductivity: number;
}

/** σ(T) by its kind: `value` [S/m] at `anchor` [K], energies [J], `ideal` the ideal glass temperature T₀ [K]. */
export type Law =
  | { readonly kind: 'constant'; readonly value: number; readonly anchor: number }
  | { readonly kind: 'arrhenius'; readonly value: number; readonly anchor: number; readonly energy: number }
  | {
      readonly kind: 'vtf';
      readonly value: number;
      readonly anchor: number;
      readonly energy: number;
      readonly ideal: number;
    }
  /** At least two points, in ascending temperature. */
  | { readonly kind: 'table'; readonly points: readonly Point[] };

/** Distance of T₀ below Tg [K], because the papers of the records take it so. */
export const IDEAL_BELOW_GLASS = 50;

/**
 * σ(T) = σ₀ exp(−(E_a/k_B)(1/T − 1/T_a)), Arrhenius' law on ln σ through the point (T_a, σ₀) [S/m].
 * With E_a = 0 it is σ₀.
 */
export function arrhenius(value: number, energy: number, anchor: number, temperature: number): number {
  return value * Math.exp((energy / BOLTZMANN) * (1 / anchor - 1 / temperature));
}

/**
 * σ(T) = A T^(−1/2) exp(−E/(k_B (T − T₀))) with A from the point (T_a, σ₀) [S/m]: the law of Vogel (1921), Tamman and
 * Fulcher with the factor T^(−1/2) that is usual for polymer electrolytes. Its slope in an Arrhenius plot is
 * E (T/(T − T₀))² − k_B T/2, far above E near the glass. Means something for T, T_a > T₀ only; the callers see to it.
 */
export function vogelTammanFulcher(
  value: number,
  energy: number,
  anchor: number,
  ideal: number,
  temperature: number,
): number {
  const exponent = (energy / BOLTZMANN) * (1 / (anchor - ideal) - 1 / (temperature - ideal));
  return value * Math.sqrt(anchor / temperature) * Math.exp(exponent);
}

/** ln σ linear in 1/T between neighbouring points; outside, the line of the two nearest goes on [S/m]. */
function interpolate(points: readonly Point[], temperature: number): number {
  const exact = points.find((point) => point.temperature === temperature);
  if (exact) return exact.conductivity;
  const above = points.findIndex((point) => point.temperature > temperature);
  const upper = above < 0 ? points.length - 1 : Math.max(1, above);
  const [a, b] = [points[upper - 1], points[upper]];
  const share = (1 / a.temperature - 1 / temperature) / (1 / a.temperature - 1 / b.temperature);
  return a.conductivity * (b.conductivity / a.conductivity) ** share;
}

/** σ at a temperature [K], in S/m. */
export function conductivityAt(law: Law, temperature: number): number {
  switch (law.kind) {
    case 'constant':
      return law.value;
    case 'arrhenius':
      return arrhenius(law.value, law.energy, law.anchor, temperature);
    case 'vtf':
      return vogelTammanFulcher(law.value, law.energy, law.anchor, law.ideal, temperature);
    case 'table':
      return interpolate(law.points, temperature);
  }
}
