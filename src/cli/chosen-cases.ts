import type { Case } from '../case/case.ts';
import { loadStudy } from '../case/load.ts';
import { StudyError } from '../case/study-error.ts';
import { short, underOptions } from './short-options.ts';

/** The cases of `study` or `study:case`, under the options. Throws StudyError. */
export function chosenCases(
  target: string,
  { grid, seed, set }: { readonly grid?: string; readonly seed?: string; readonly set: readonly string[] },
): readonly Case[] {
  const [, name, only] = /^(.*?)(?::([^:\\/]+))?$/.exec(target) ?? ['', target];
  const typed = [...short('--grid', 'grid', grid), ...short('--seed', 'seed', seed)];
  const { cases } = underOptions(typed, set, (overrides) => loadStudy(name, { overrides }));
  if (only === undefined) return cases;
  const chosen = cases.filter((input) => input.name === only);
  if (chosen.length > 0) return chosen;
  throw new StudyError([`${name} has no case "${only}"; there are ${cases.map((input) => input.name).join(', ')}`]);
}
