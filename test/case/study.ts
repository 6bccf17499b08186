import type { Case } from '../../src/case/case.ts';
import { parseStudy } from '../../src/case/parse.ts';

/** The least a study needs; each key of the defaults on a line of its own. */
export const least = `title: a test
defaults:
  domain: {width: 6 um, height: 6 um}
  grid: 96
  metal: lithium
  electrolyte: pvh
  surface: {thickness: 0.3 um}
  control: {current: 8 mA/cm2}
  duration: 150 s
cases:
  - name: a
`;

/** The least study with one line of its defaults replaced, or added as line 10. */
export function withLine(line: string): string {
  const key = line.slice(0, line.indexOf(':') + 1);
  const lines = least.split('\n');
  const at = lines.findIndex((other) => other.startsWith(`  ${key}`));
  lines.splice(at < 0 ? 9 : at, at < 0 ? 0 : 1, `  ${line}`);
  return lines.join('\n');
}

/** The case of the least study under overrides. */
export function caseWith(...overrides: string[]): Case {
  return parseStudy(least, { overrides }).cases[0];
}
