/** From what each seed came to, to one answer: mean, spread and bound. */
import type { Answer, Found } from '../../output/answer/answer.ts';

/** What one seed came to. */
export interface SeedFound {
  readonly seed: number;
  readonly found: Found;
}

/**
 * Mean over the seeds, NaN ones left out. It is bounded where one of them is: a mean of which a part is only known to lie above its
 * value lies above the mean of the values. Where parts are bounded from above and others from below nothing follows, and it is NaN.
 */
export function meanOf(seeds: readonly SeedFound[]): Found {
  const known = seeds.filter(({ found }) => !Number.isNaN(found.value));
  const bounds = [...new Set(known.flatMap(({ found }) => found.bound ?? []))];
  if (known.length === 0 || bounds.length > 1) return { value: Number.NaN };
  const value = known.reduce((sum, { found }) => sum + found.value, 0) / known.length;
  return { value, ...(bounds.length === 1 && { bound: bounds[0] }) };
}

/** Sample standard deviation √(Σ(x − x̄)²/(n − 1)) of the values; undefined with fewer than two, or where they are all the same. */
export function spreadOf(seeds: readonly SeedFound[]): number | undefined {
  const values = seeds.flatMap(({ found }) => (Number.isNaN(found.value) ? [] : found.value));
  if (values.length < 2 || values.every((value) => value === values[0])) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** An answer of which the numbers are still to be made from the seeds. */
export type Asking = Omit<Answer, 'found' | 'spread' | 'seeds'>;

/** The answer with its mean and its spread; a note says so where seeds found nothing. */
export function answerOf(asking: Asking, seeds: readonly SeedFound[]): Answer {
  const spread = spreadOf(seeds);
  const lost = seeds.filter(({ found }) => Number.isNaN(found.value)).map(({ seed }) => seed);
  const without = `Nothing was found with seed ${lost.join(', ')}; the mean is that of the others.`;
  return {
    ...asking,
    found: meanOf(seeds),
    ...(spread !== undefined && { spread }),
    seeds,
    notes: lost.length > 0 && lost.length < seeds.length ? [...asking.notes, without] : asking.notes,
  };
}

/** The note of a question whose cells are flat and uniform: nothing in them is drawn. */
export const SEEDLESS =
  'The electrolyte is one medium and the electrode is given, so seeds change nothing: one is run.';

/** The answer of a cell in which nothing is drawn: one value, and the reason why there is no spread. */
export function seedlessAnswer(asking: Asking, seed: number, value: number): Answer {
  return answerOf({ ...asking, notes: [...asking.notes, SEEDLESS] }, [{ seed, found: { value } }]);
}
