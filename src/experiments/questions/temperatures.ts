/** At which temperatures an electrolyte's conductivity is measured, and which energy they are fitted with. */
import { BOLTZMANN } from '../../case/constants.ts';
import type { Law } from '../../case/electrolytes/laws.ts';
import type { Measurements } from '../../case/electrolytes.ts';
import { celsius } from '../../case/problems.ts';
import { fitLine } from './fit.ts';

/** One law that is fitted, over which temperatures [K]. */
export interface Stretch {
  readonly kind: 'arrhenius' | 'vtf';
  readonly temperatures: readonly number[];
  /** What the answer calls it. */
  readonly quantity: string;
  /** The energy that the record's law has there [J] */
  readonly energy: number;
  /** T₀ [K] of Vogel, Tamman and Fulcher's law */
  readonly ideal: number;
}

/** −20 to 60 °C [K]: where the law of one temperature is carried, because the papers' cells work there. */
const CARRIED = [253.15, 333.15] as const;
/** Around the anchor of Vogel, Tamman and Fulcher's law [K], because far below the records' energies leave nothing of σ. */
const AROUND = 20;
/** In a stretch, because nine points show whether a line is one. */
const POINTS = 9;

/** From `from` to `to`, evenly in 1/T, where the fit is a line. */
function spaced(from: number, to: number): readonly number[] {
  return Array.from({ length: POINTS }, (_, k) => 1 / (1 / from + (k / (POINTS - 1)) * (1 / to - 1 / from)));
}

/**
 * Where and what to fit: the range of the record where it is one, else what `CARRIED` and `AROUND` say. A table has an energy between each two
 * of its points; a constant has none, and no stretch. Temperatures that are `given` [K] take the place of these, tables apart.
 */
export function stretchesOf({ law, range }: Measurements, given?: readonly number[]): readonly Stretch[] {
  if (law.kind === 'constant') return [];
  if (law.kind === 'table') return tableStretches(law);
  const isRange = range[1] > range[0];
  const [from, to] = isRange ? range : law.kind === 'vtf' ? [law.anchor - AROUND, law.anchor + AROUND] : CARRIED;
  const temperatures = given ?? spaced(from, to);
  const { energy } = law;
  if (law.kind === 'vtf')
    return [{ kind: 'vtf', temperatures, quantity: 'energy of Vogel, Tamman and Fulcher', energy, ideal: law.ideal }];
  return [{ kind: 'arrhenius', temperatures, quantity: 'activation energy', energy, ideal: 0 }];
}

function tableStretches({ points }: Extract<Law, { kind: 'table' }>): readonly Stretch[] {
  return points.slice(1).map((upper, k) => {
    const lower = points[k];
    const logarithm = Math.log(upper.conductivity / lower.conductivity);
    return {
      kind: 'arrhenius',
      temperatures: spaced(lower.temperature, upper.temperature),
      quantity: `activation energy, ${celsius(lower.temperature)} to ${celsius(upper.temperature)}`,
      energy: (BOLTZMANN * logarithm) / (1 / lower.temperature - 1 / upper.temperature),
      ideal: 0,
    };
  });
}

/** What is fitted to points (T [K], σ [S/m]): E [J], and the line's σ(T) [S/m]. */
export interface FittedEnergy {
  readonly energy: number;
  readonly at: (temperature: number) => number;
  /** Largest distance of ln σ from the line [–] */
  readonly largest: number;
}

/**
 * E of a stretch: ln σ is a straight line over 1/T with Arrhenius' law, ln(σ √T) one over 1/(T − T₀) with that of Vogel, Tamman and
 * Fulcher, T₀ being that of the record; −E/k_B is its slope.
 */
export function fitEnergy({ kind, ideal }: Stretch, points: readonly (readonly [number, number])[]): FittedEnergy {
  const root = (temperature: number) => (kind === 'vtf' ? Math.sqrt(temperature) : 1);
  const { value, slope, largest } = fitLine(points.map(([t, sigma]) => [1 / (t - ideal), Math.log(sigma * root(t))]));
  return {
    energy: -slope * BOLTZMANN,
    at: (temperature) => Math.exp(value + slope / (temperature - ideal)) / root(temperature),
    largest,
  };
}
