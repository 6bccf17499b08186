/** From the text of a study file to a study, or to the list of all that is wrong with it. No file system in here. */

import type { Case, Study } from './case.ts';
import { depth, merge } from './layers.ts';
import { type Override, readOverride } from './overrides.ts';
import { type Path, type Problem, problemsOf } from './problems.ts';
import { resolve } from './resolve.ts';
import type { ReadImage } from './resolve-structure.ts';
import { caseSchema, studySchema } from './schema.ts';
import { readSource, type Source } from './source.ts';
import { StudyError } from './study-error.ts';

/** What a text does not say of itself. */
export interface ParseOptions {
  /** Name of the study, `study` if absent. */
  readonly name?: string;
  /** As shown in errors; the name with `.yaml` if absent. */
  readonly file?: string;
  /** `path=value`, as in `--set domain.height=8 um`; later ones win. */
  readonly overrides?: readonly string[];
  /** Reads the picture of a filler; without it a study with one is refused. */
  readonly readImage?: ReadImage;
}

/** A line of the report, and where in the file it belongs. */
interface Finding {
  readonly offset: number;
  readonly line: string;
}

/** A case before its parsing: an entry of the file, and what lies under and over it. */
interface Draft {
  readonly index: number;
  /** In paths: its name, or its index where it has none. */
  readonly name: string;
  readonly defaults: unknown;
  readonly entry: unknown;
  readonly overrides: readonly Override[];
}

/**
 * Parses a study: `defaults` are laid under each case, overrides over it. An override whose path starts with
 * `cases.<name>.` changes that case, any other changes every case.
 *
 * Throws `StudyError` with lines `file:line:col path: message`, or `--set path=value: message` for what an override
 * caused.
 */
export function parseStudy(
  text: string,
  { name = 'study', file = `${name}.yaml`, overrides = [], readImage }: ParseOptions = {},
): Study {
  const source = readSource(text, file);
  if (source.errors.length > 0) throw new StudyError(source.errors);
  const head = studySchema.safeParse(source.value ?? {});
  const findings = head.success ? [] : problemsOf(head.error.issues).map((problem) => inFile(source, '', [], problem));
  const drafts = draftsOf(source.value, overrides);
  const parsed = drafts.map((draft): Case | undefined => {
    const { value, problems } = parseCase(draft, readImage);
    findings.push(...problems.map((problem) => locate(source, draft, problem)));
    const isTaken = drafts.findIndex((other) => other.name === draft.name) < draft.index;
    if (isTaken)
      findings.push(
        inFile(source, '', [], { path: ['cases', draft.index, 'name'], message: `"${draft.name}" is taken` }),
      );
    return value;
  });
  if (!head.success || findings.length > 0) {
    const lines = findings.sort((a, b) => a.offset - b.offset).map((finding) => finding.line);
    throw new StudyError([...new Set(lines)]);
  }
  const { title, question } = head.data;
  const cases = parsed.filter((value) => value !== undefined);
  return { name, title, ...(question !== undefined && { question }), cases };
}

/** The cases that can be looked into; what is not a map is reported by the schema of the file. */
function draftsOf(value: unknown, overrides: readonly string[]): Draft[] {
  if (!isMap(value) || !Array.isArray(value.cases)) return [];
  const defaults = isMap(value.defaults) ? value.defaults : {};
  const entries = (value.cases as unknown[]).flatMap((entry, index) => {
    if (!isMap(entry)) return [];
    return [{ index, entry, defaults, name: typeof entry.name === 'string' ? entry.name : String(index) }];
  });
  const names = entries.map((entry) => entry.name);
  const above = overrides.map((override) => readOverride(override, names));
  return entries.map((entry) => ({
    ...entry,
    overrides: above.filter(({ only }) => only === undefined || only === entry.name),
  }));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseCase(
  { defaults, entry, overrides }: Draft,
  readImage?: ReadImage,
): { readonly value?: Case; readonly problems: readonly Problem[] } {
  const layers = [entry, ...overrides.map((override) => override.value)];
  const parsed = caseSchema.safeParse(layers.reduce((lower, upper) => merge(lower, upper), defaults));
  if (!parsed.success) return { problems: problemsOf(parsed.error.issues) };
  const { case: value, problems } = resolve(parsed.data, readImage);
  return { value, problems };
}

/** The line for a problem of a case, at the uppermost layer that holds its value, or most of the way to it. */
function locate(source: Source, { index, name, defaults, entry, overrides }: Draft, problem: Problem): Finding {
  const reached = [defaults, entry, ...overrides.map((override) => override.value)].map((layer) =>
    depth(layer, problem.path),
  );
  const most = Math.max(...reached);
  const layer = most === 0 ? 1 : reached.lastIndexOf(most);
  if (layer === 0) return inFile(source, 'defaults', ['defaults'], problem);
  const override = overrides[layer - 2];
  if (!override) return inFile(source, `cases.${name}`, ['cases', index], problem);
  const path = problem.path.join('.');
  const where = path === override.path.join('.') ? override.option : `${override.option}: ${path}`;
  return { offset: Number.MAX_SAFE_INTEGER, line: `${where}: ${problem.message}` };
}

/** The line for a problem below `at`, a place in the file that the user knows as `title`. */
function inFile(source: Source, title: string, at: Path, { path, message, key }: Problem): Finding {
  const offset = source.offset([...at, ...path], key);
  const words = [title, ...path].filter((part) => part !== '').join('.');
  return { offset, line: `${source.place(offset)} ${words === '' ? '' : `${words}: `}${message}` };
}
