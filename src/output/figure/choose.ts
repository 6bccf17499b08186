/** Which cases and which times of a run a figure shows. */
import { suggest } from '../../case/suggest.ts';
import { OutputError } from '../output-error.ts';
import { type FriendlyUnit, shortNumber } from '../quantity.ts';
import type { StoredCase, StoredRun } from '../stored.ts';

/** The cases of these names, in the order of the names; all in the order of the study where none are given. Throws OutputError for one that is not there. */
export function chosenCases({ cases }: Pick<StoredRun, 'cases'>, names?: readonly string[]): readonly StoredCase[] {
  const known = cases.map(({ input }) => input.name);
  if (names?.length === 0)
    throw new OutputError(
      `a figure needs at least one case: there are ${known.join(', ')}; leave the choice out for all`,
    );
  return (names ?? known).map((name) => {
    const found = cases.find(({ input }) => input.name === name);
    if (!found) throw new OutputError(`the run has no case "${name}" with stored fields${suggest(name, known)}`);
    return found;
  });
}

/**
 * The stored times [s] nearest to these, each once, ascending. Where none are given: a fifth, three fifths and the whole
 * of the time that was reached, because three rows fill a page, the start is the same everywhere, and fifths are round; a run of a sweep
 * stores its end alone, and that is shown then. Throws OutputError for a time asked for before the first or after the last that is stored.
 */
export function chosenTimes(cases: readonly Pick<StoredCase, 'times'>[], asked?: readonly number[]): readonly number[] {
  const stored = [...new Set(cases.flatMap(({ times }) => times))].sort((a, b) => a - b);
  const first = stored[0];
  const last = stored[stored.length - 1];
  if (asked?.length === 0)
    throw new OutputError('a figure needs at least one time: give one such as 150 s, or leave the choice out');
  const wanted = asked ?? (last > 0 ? [last / 5, (3 * last) / 5, last] : [0]);
  const slack = 1e-6 * last;
  const found = wanted.map((time) => {
    if (asked && !(time >= first - slack && time <= last + slack))
      throw new OutputError(
        `time ${seconds(time)} is not in the run: fields are stored from ${seconds(first)} to ${seconds(last)}`,
      );
    return stored.reduce((best, at) => (Math.abs(at - time) < Math.abs(best - time) ? at : best), first);
  });
  const chosen = [...new Set(found)].sort((a, b) => a - b);
  // The start is not worth a row that nobody asked for.
  return asked || chosen.length === 1 ? chosen : chosen.filter((time) => time > 0);
}

/** The unit that suits times up to `latest` [s], and its size in seconds. */
export function timeUnit(latest: number): FriendlyUnit {
  if (latest <= 1200) return { symbol: 's', size: 1 };
  return latest <= 3 * 3600 ? { symbol: 'min', size: 60 } : { symbol: 'h', size: 3600 };
}

/** Times as a figure writes them, all in the unit that suits the latest: `90 s`, `12.5 min`, `30 h`. */
export function timeFormat(latest: number): (time: number) => string {
  const { symbol, size } = timeUnit(latest);
  return (time) => `${shortNumber(time / size, 4)} ${symbol}`;
}

function seconds(time: number): string {
  return `${shortNumber(time, 6)} s`;
}
