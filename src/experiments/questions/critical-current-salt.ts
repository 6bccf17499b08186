/** When a flat symmetric cell on a staircase of the current has used up its salt, in closed form. */
import { FARADAY } from '../../case/constants.ts';

/** Of an electrolyte. */
export interface Salt {
  /** D [m²/s] */
  readonly diffusivity: number;
  /** t₊ [–] */
  readonly transference: number;
  /** c₀ [mol/m³] */
  readonly concentration: number;
}

/** A current that rises from one stair to the next. */
export interface Staircase {
  /** The first stair, and what each is above the one before [A/m²] */
  readonly by: number;
  /** Time of a stair, or of each of its halves [s] */
  readonly every: number;
  /** Each stair is plated and then stripped for as long. */
  readonly cycled: boolean;
}

/** Where the salt at an electrode is used up. */
export interface UsedUp {
  /** The stair [A/m²] */
  readonly density: number;
  /** Between this stair and the one before, linearly: where a staircase with finer steps would end [A/m²] */
  readonly between: number;
}

/** Terms of the series at most; what is left out is below 1e-9 of c₀ from a thousandth of L²/D on. */
const MOST_TERMS = 200;
/** Stairs at most, because a staircase with more is no test of a cell. */
const MOST_STAIRS = 2000;

/**
 * The salt that a steady current of 1 A/m² has taken from before an electrode after `time` [s] in a cell of the thickness L [m],
 * whose other electrode gives it back [mol/m³ per A/m²]:
 *
 *     Δc/i = t₋ L/(F D) [1/2 − (4/π²) Σ exp(−n²π²Dt/L²)/n²], n = 1, 3, 5, …
 *
 * At first it is Sand's (2t₋/F)√(t/(πD)), at last that of the limiting current 2FDc₀/(t₋L).
 *
 * Source: Carslaw and Jaeger, Conduction of Heat in Solids (1959), section 3.8; electrodes that stay where they are.
 */
export function saltTaken({ diffusivity, transference }: Salt, thickness: number, time: number): number {
  const decay = (Math.PI ** 2 * diffusivity * time) / thickness ** 2;
  let sum = 0;
  for (let k = 0; k < MOST_TERMS; k++) {
    const n = 2 * k + 1;
    const term = Math.exp(-(n ** 2) * decay) / n ** 2;
    sum += term;
    if (term < 1e-12) break;
  }
  return (((1 - transference) * thickness) / (FARADAY * diffusivity)) * (0.5 - (4 / Math.PI ** 2) * sum);
}

/**
 * The stair in which the salt at one of the electrodes is used up, by the sum of all changes of the current before, each with
 * the time that it has had. Undefined where anions stand still, and where none of 2000 stairs does it.
 */
export function stairOfSalt(salt: Salt, thickness: number, { by, every, cycled }: Staircase): UsedUp | undefined {
  if (salt.transference >= 1) return undefined;
  const turns = cycled ? 2 : 1;
  /** Δc of a current of 1 A/m² that began `age` turns ago. */
  const taken = [0];
  /** By how much the current changed at the beginning of each turn [A/m²] */
  const changes: number[] = [];
  /** Δc at the end of the last turn of each sense */
  const before = [0, 0];
  for (let turn = 0; turn < turns * MOST_STAIRS; turn++) {
    const stair = Math.floor(turn / turns) + 1;
    const half = turn % turns;
    const sense = half === 0 ? 1 : -1;
    const last = turn === 0 ? 0 : cycled ? (half === 0 ? -(stair - 1) * by : stair * by) : (stair - 1) * by;
    changes.push(sense * stair * by - last);
    taken.push(saltTaken(salt, thickness, (turn + 1) * every));
    const now = sense * changes.reduce((sum, change, k) => sum + change * taken[turn + 1 - k], 0);
    if (now >= salt.concentration) {
      const share = (salt.concentration - before[half]) / (now - before[half]);
      return { density: stair * by, between: (stair - 1 + share) * by };
    }
    before[half] = now;
  }
  return undefined;
}

/** The current that uses up the salt at an electrode of a thick cell in a time [A/m²]: Sand's, √(πD/4t) F c₀/t₋. */
export function sandCurrent({ diffusivity, transference, concentration }: Salt, time: number): number {
  return (Math.sqrt((Math.PI * diffusivity) / (4 * time)) * FARADAY * concentration) / (1 - transference);
}

/** The current that a symmetric cell can carry for ever, 2FDc₀/(t₋L) [A/m²]. */
export function steadyLimit({ diffusivity, transference, concentration }: Salt, thickness: number): number {
  return (2 * FARADAY * diffusivity * concentration) / ((1 - transference) * thickness);
}
