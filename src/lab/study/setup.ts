/**
 * What the page simulates, in the words of the command line: a study, which of its cases are shown, and what is changed in it, each as
 * `tipfield compare --set` takes it. All of it is text, so that it can be undone, sent as a link and written as a file.
 */
import { type Override, readOverride } from '../../case/overrides.ts';
import { isTree, mergedCase, type StudyTrees, treesOf } from './merged.ts';

export interface Setup {
  /** Name of a study of the package, or of one's own where `text` is given. */
  readonly study: string;
  /** The study file where it is not the package's. */
  readonly text?: string;
  /** Names of the cases shown side by side: one, or two that differ. */
  readonly shown: readonly string[];
  /**
   * `path=value` and `cases.<name>.path=value`, later ones win; each path once, but for a map that is laid over `none` of the same path, which
   * is how a whole filler takes the place of another.
   */
  readonly set: readonly string[];
}

/** What a run found for unknowns of a case, by the case's name: kept as values once something of a material is changed by hand. */
export type Found = Readonly<
  Record<string, { readonly conductivity?: number /* [S/m] */; readonly transference?: number /* [–] */ }>
>;

/** A study of the package without changes; its first case and its last are shown, which the examples put furthest apart. */
export function openedSetup(study: string): Setup {
  return { study, shown: firstAndLast(treesOf({ study }).names), set: [] };
}

/** A study of one's own. Throws StudyError where its cases cannot be told apart. */
export function openedText(text: string, study = 'study'): Setup {
  return { study, text, shown: firstAndLast(treesOf({ study, text }).names), set: [] };
}

function firstAndLast(names: readonly string[]): readonly string[] {
  return [...new Set([names[0], names[names.length - 1]])];
}

/** Names of all cases of the study, in the order of its file. */
export function caseNames(setup: Setup): readonly string[] {
  return treesOf(setup).names;
}

/** The same study with other cases in sight: two at most, unknown names left out. */
export function showing(setup: Setup, names: readonly string[]): Setup {
  const known = caseNames(setup);
  const shown = [...new Set(names)].filter((name) => known.includes(name)).slice(0, 2);
  return shown.length === 0 ? setup : { ...setup, shown };
}

export function withoutChanges(setup: Setup): Setup {
  return { ...setup, set: [] };
}

/** Without the changes of exactly these paths. */
export function withoutPaths(setup: Setup, paths: readonly string[]): Setup {
  const set = setup.set.filter((line) => !paths.includes(line.slice(0, line.indexOf('=')).trim()));
  return { ...setup, set };
}

/**
 * Lays changes `path=value` over the study. A change takes away what it makes void: earlier ones of its path, and of paths below it where it
 * replaces a value and is not merely laid over a map. Where a change touches the temperature, the electrolyte or the filler of a case
 * whose unknowns were found, the found values become changes first: they were found for another composite, and a slider that also moved
 * what it does not name could not be understood.
 *
 * Throws StudyError where a change cannot be read or names a case that does not exist.
 */
export function applyChanges(setup: Setup, changes: readonly string[], found: Found): Setup {
  const trees = treesOf(setup);
  const read = (line: string) => ({ line: line.trim(), override: readOverride(line, trees.names) });
  const asked = changes.map(read);
  const kept = frozen(
    setup,
    trees,
    asked.map(({ override }) => override),
    found,
  ).map(read);
  const all = [...kept, ...asked].reduce<readonly Line[]>(laidOver, setup.set.map(read));
  return { ...setup, set: all.map(({ line }) => line) };
}

interface Line {
  readonly line: string;
  readonly override: Override;
}

function laidOver(lines: readonly Line[], upper: Line): readonly Line[] {
  return [...lines.filter((lower) => !isVoid(lower, upper)), upper];
}

/** Whether `upper` says all that `lower` said. */
function isVoid({ override: lower }: Line, { override: upper }: Line): boolean {
  if (upper.only !== undefined && upper.only !== lower.only) return false;
  if (!upper.path.every((part, k) => lower.path[k] === part)) return false;
  const above = innerValue(upper);
  if (!isTree(above)) return true;
  // A map is laid over what is there: only another map of its own path, with the same keys, has nothing left to say.
  const under = innerValue(lower);
  if (lower.path.length > upper.path.length)
    return lower.path[upper.path.length] in above && !isTree(above[lower.path[upper.path.length]]);
  return isTree(under) && Object.keys(under).every((key) => key in above);
}

function innerValue({ path, value }: Override): unknown {
  return path.reduce<unknown>((inner, part) => (isTree(inner) ? inner[part] : undefined), value);
}

const MATERIALS = ['temperature', 'electrolyte', 'filler'];
const PHASES = [['electrolyte'], ['filler'], ['filler', 'shell']];

/** The found values of the cases that are touched, as changes. */
function frozen(setup: Setup, trees: StudyTrees, changes: readonly Override[], found: Found): readonly string[] {
  const touching = changes.filter(({ path }) => MATERIALS.includes(path[0]));
  const touched = trees.names.filter((name) => touching.some(({ only }) => only === undefined || only === name));
  return touched.flatMap((name) => {
    const values = found[name];
    if (!values) return [];
    const tree = mergedCase(trees, setup.set, name);
    return PHASES.flatMap((path) => {
      const phase = path.reduce<unknown>((inner, part) => (isTree(inner) ? inner[part] : undefined), tree);
      const isUnknown = (key: string) => isTree(phase) && /^\s*calibrate/i.test(String(phase[key]));
      const { conductivity, transference } = values;
      const at = `cases.${name}.${path.join('.')}`;
      return [
        ...(isUnknown('conductivity') && conductivity !== undefined ? [`${at}.conductivity=${conductivity} S/m`] : []),
        ...(isUnknown('transference') && transference !== undefined ? [`${at}.transference=${transference}`] : []),
      ];
    });
  });
}
