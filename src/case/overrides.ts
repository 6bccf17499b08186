/** `path=value`, as given with `--set`. */

import { parse as parseYaml } from 'yaml';
import { shortened } from './data-url.ts';
import { nest } from './layers.ts';
import { StudyError } from './study-error.ts';
import { suggest } from './suggest.ts';

export interface Override {
  /** As the user typed it, with `--set`; a data URL cut short. */
  readonly option: string;
  /** The case it is meant for; absent: all. */
  readonly only?: string;
  /** Below the case. */
  readonly path: readonly string[];
  /** The value under its path, to be laid over a case. */
  readonly value: unknown;
}

/**
 * `domain.height=8 um` for every case, `cases.pvh.control.current=4 mA/cm2` for one; the value is read as YAML.
 *
 * Throws `StudyError` where it cannot be understood; `names` are the cases there are.
 */
export function readOverride(override: string, names: readonly string[]): Override {
  const option = `--set ${shortened(override)}`;
  const fail = (message: string): never => {
    throw new StudyError([`${option}: ${message}`]);
  };
  const at = override.indexOf('=');
  if (at < 1) fail('is not path=value, like domain.height=8 um');
  let rest = override.slice(0, at).trim();
  let only: string | undefined;
  if (/^cases(\.|$)/.test(rest)) {
    const tail = rest.slice('cases.'.length);
    // A name may hold dots: the longest that fits is meant.
    only = names.filter((name) => `${tail}.`.startsWith(`${name}.`)).sort((a, b) => b.length - a.length)[0];
    const wrong = tail.split('.')[0] ?? '';
    if (only === undefined) return fail(`there is no case "${wrong}"${suggest(wrong, names)}`);
    rest = tail.slice(only.length + 1);
  }
  const path = rest.split('.').map((part) => part.trim());
  if (path.some((part) => part === '')) fail('has an empty part in its path; write it like domain.height=8 um');
  if (path[0] === 'name') fail('a case keeps its name; label is what figures show');
  const value = nest(path, readValue(override.slice(at + 1), fail));
  return { option, path, value, ...(only !== undefined && { only }) };
}

function readValue(text: string, fail: (message: string) => never): unknown {
  try {
    return parseYaml(text);
  } catch {
    return fail('the value is not YAML; put it in quotes');
  }
}
