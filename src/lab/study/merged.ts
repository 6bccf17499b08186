/** The cases of a setup as trees of user words, before they are parsed: what lies in the file, and what is laid over it. */
import { merge } from '../../case/layers.ts';
import { type Override, readOverride } from '../../case/overrides.ts';
import { readSource } from '../../case/source.ts';
import { StudyError } from '../../case/study-error.ts';
import { studyText } from './library.ts';
import type { Setup } from './setup.ts';

export type Tree = Readonly<Record<string, unknown>>;

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A study file taken apart. */
export interface StudyTrees {
  readonly head: Tree;
  readonly defaults: Tree;
  /** In the order of the file; each has a name. */
  readonly entries: readonly Tree[];
  readonly names: readonly string[];
}

/** The text of the study file. Throws StudyError where the package has none of that name. */
export function sourceOf({ study, text }: Pick<Setup, 'study' | 'text'>): string {
  return text ?? studyText(study);
}

/** Throws StudyError where the text is not YAML or its cases have no names. */
export function treesOf(setup: Pick<Setup, 'study' | 'text'>): StudyTrees {
  const file = `${setup.study}.yaml`;
  const { value, errors } = readSource(sourceOf(setup), file);
  if (errors.length > 0) throw new StudyError(errors);
  const head = isTree(value) ? value : {};
  const entries = Array.isArray(head.cases) ? (head.cases as unknown[]).filter(isTree) : [];
  const names = entries.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  if (names.length === 0 || names.length < entries.length)
    throw new StudyError([`${file}: a study holds a list of cases, each with a name, like cases: [{name: pvh}]`]);
  return { head, defaults: isTree(head.defaults) ? head.defaults : {}, entries, names };
}

/** The overrides that concern a case, in their order. */
export function overridesOf(set: readonly string[], names: readonly string[], name: string): readonly Override[] {
  return set.map((line) => readOverride(line, names)).filter(({ only }) => only === undefined || only === name);
}

/** A case with everything laid over it. */
export function mergedCase({ defaults, entries, names }: StudyTrees, set: readonly string[], name: string): Tree {
  const entry = entries[names.indexOf(name)];
  const layers = [entry, ...overridesOf(set, names, name).map(({ value }) => value)];
  return layers.reduce<unknown>((lower, upper) => merge(lower, upper), defaults) as Tree;
}
