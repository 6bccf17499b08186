import { StudyError } from '../case/study-error.ts';

/** An option that is short for a `--set`. */
export interface ShortOption {
  /** As typed, `--grid 128` */
  readonly typed: string;
  /** `grid=128` */
  readonly override: string;
}

/** The short option of a value, none where it was not given. */
export function short(option: string, path: string, value: string | undefined): readonly ShortOption[] {
  return value === undefined ? [] : [{ typed: `${option} ${value}`, override: `${path}=${value}` }];
}

/** Its words are one text of a study file, whatever they hold. */
export function experimentOption(words: string | undefined): readonly ShortOption[] {
  return words === undefined
    ? []
    : [{ typed: `--experiment ${words}`, override: `experiment=${JSON.stringify(words)}` }];
}

/** What `make` gives under the short options and, later, under `set`; what is wrong with them is told in the words that were typed. */
export function underOptions<Result>(
  options: readonly ShortOption[],
  set: readonly string[],
  make: (overrides: readonly string[]) => Result,
): Result {
  try {
    return make([...options.map(({ override }) => override), ...set]);
  } catch (error) {
    if (!(error instanceof StudyError)) throw error;
    const asTyped = (problem: string) =>
      options.reduce((line, { typed, override }) => line.replace(`--set ${override}:`, () => `${typed}:`), problem);
    throw new StudyError(error.problems.map(asTyped));
  }
}
