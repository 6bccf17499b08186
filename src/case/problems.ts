/** From what zod reports to sentences a user can act on. */

import type { z } from 'zod';

export type Path = readonly (string | number)[];

/** Something wrong at a path of user words. */
export interface Problem {
  readonly path: Path;
  readonly message: string;
  /** The key itself is wrong, not its value. */
  readonly key?: boolean;
}

/** Notes a problem and goes on, so that all are listed. */
export type Refuse = (path: Path, message: string) => void;

/** A length for a sentence: `0.36 um`. */
export function micrometres(length: number): string {
  return `${Number((length * 1e6).toPrecision(6))} um`;
}

/** A temperature in K for a sentence: `25 degC`. */
export function celsius(temperature: number): string {
  return `${Number((temperature - 273.15).toFixed(4))} degC`;
}

type Issue = z.core.$ZodIssue;

/** One problem for each unknown key and each wrong value, with the branch of a union that the value was meant for. */
export function problemsOf(issues: readonly Issue[], at: Path = []): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = [...at, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
    if (issue.code === 'unrecognized_keys') {
      const messages = issue.message.split('\n');
      return issue.keys.map((key, k) => ({ path: [...path, key], message: messages[k] ?? issue.message, key: true }));
    }
    if (issue.code === 'invalid_union') {
      const meant = issue.errors.find((branch) => !branch.some(isOfAnotherType));
      if (meant) return problemsOf(meant, path);
    }
    return [{ path, message: issue.message }];
  });
}

function isOfAnotherType(issue: Issue): boolean {
  return issue.path.length === 0 && ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
}
