/** Straight lines of least squares through what was measured. */
import { line } from '../verification/flat-cell.ts';

/** y = value + slope x */
export interface Line {
  readonly value: number;
  readonly slope: number;
  /** Largest distance of a point from the line, along y. */
  readonly largest: number;
}

/** Through two points at least. Throws Error for fewer. */
export function fitLine(points: readonly (readonly [number, number])[]): Line {
  if (points.length < 2) throw new Error(`a line needs two points at least, here are ${points.length}`);
  const { value, slope } = line(
    points.map(([x]) => x),
    points.map(([, y]) => y),
  );
  return { value, slope, largest: Math.max(...points.map(([x, y]) => Math.abs(y - value - slope * x))) };
}

/** Kinetics that a current-overpotential curve is fitted with. */
export interface Kinetics {
  /** i₀ [A/m²] */
  readonly exchangeCurrent: number;
  /** α [–] */
  readonly transferCoefficient: number;
  /** Largest distance of ln i from the fit [–] */
  readonly largest: number;
}

/**
 * i₀ and α of points (η [V], i [A/m²]), plating > 0, of either sign and none zero, by the straight line
 *
 *     ln [i/(1 − e^{−fη})] = ln i₀ + α f η,
 *
 * which Butler-Volmer's law of one electron is at any η, where Tafel's own, ln i over η, is one beyond a hundred millivolts only.
 *
 * Source: Allen and Hickling, Trans. Faraday Soc. 53, 1626 (1957).
 */
export function fitKinetics(points: readonly (readonly [number, number])[], thermal: number): Kinetics {
  const straight = points.map(([eta, i]): [number, number] => [
    eta / thermal,
    Math.log(i / -Math.expm1(-eta / thermal)),
  ]);
  const { value, slope, largest } = fitLine(straight);
  return { exchangeCurrent: Math.exp(value), transferCoefficient: slope, largest };
}
