/** What `tipfield verify` tells people. */
import pc from 'picocolors';
import type { Problem } from '../experiments/verification/problem.ts';
import { showFinding } from '../output/finding.ts';
import { shortNumber } from '../output/quantity.ts';
import type { FaultRecord, ProblemRecord, Verdict, VerificationRecord } from '../output/verification-record.ts';

/** Colours only where a terminal shows them: picocolors alone would colour a pipe in CI and on Windows. */
const { bold, dim, green, red, yellow } = pc.createColors(pc.isColorSupported && process.stdout.isTTY);

const VERDICTS: Readonly<Record<Verdict, string>> = {
  pass: green('pass'),
  fail: red('FAIL'),
  error: red('FAIL'),
  'not run': yellow('not run'),
};

/** Before a problem runs: what it is about. */
export function openingLines({ key, title, claim, formula }: Problem, index: number, count: number): string {
  const indented = formula.split('\n').map((line) => `    ${line}`);
  return [`${dim(`${index + 1}/${count}`)} ${bold(key)}  ${title}`, `  ${claim}`, ...indented].join('\n');
}

/** After it: its numbers, one line each, and how it ended. */
export function problemLines({ verdict, reason, seconds, findings, tables, note }: ProblemRecord): string {
  const rows = findings.map((finding) => {
    const { what, expected, measured, tolerance } = showFinding(finding);
    return [what, expected, measured, tolerance, VERDICTS[finding.pass ? 'pass' : 'fail']];
  });
  const took = dim(`${shortNumber(seconds, 2)} s`);
  return [
    ...(rows.length > 0 ? inColumns([['', 'closed form', 'measured', 'tolerance', ''], ...rows]) : []),
    ...tables.flatMap(({ title, head, rows: body }) => [title, ...inColumns([head, ...body])]),
    ...(note === undefined ? [] : [`note: ${note}`]),
    verdict === 'not run' ? `${VERDICTS[verdict]}: ${reason}` : '',
    verdict === 'error' ? `${VERDICTS[verdict]}: ${reason}, ${took}` : '',
    verdict === 'pass' || verdict === 'fail' ? `${VERDICTS[verdict]}, ${took}` : '',
  ]
    .filter((line) => line !== '')
    .map((line) => `  ${line}`)
    .concat('')
    .join('\n');
}

/** What was broken, and what the problem made of it. */
export function faultLines({ key, broken, verdict, reason, finding }: FaultRecord): string {
  const caught = verdict === 'red' ? green('caught') : verdict === 'missed' ? red('MISSED') : yellow('not run');
  const shown = finding && showFinding(finding);
  const numbers = shown ? `${shown.what} is ${shown.measured}, not ${shown.expected} ${shown.tolerance}` : reason;
  return `${caught} ${bold(key)} with a fault, ${broken}: ${numbers}`;
}

/** `21 problems, 118 findings: 117 pass, 1 fails (sand: Sand's time), 52 s on float64 twin` */
export function closingLine({ problems, faults, status, seconds, backend }: VerificationRecord, count: number): string {
  const findings = problems.flatMap(({ key, findings: own }) => own.map(({ what, pass }) => ({ key, what, pass })));
  const failed = [
    ...findings.filter(({ pass }) => !pass).map(({ key, what }) => `${key}: ${what}`),
    ...problems.filter(({ verdict }) => verdict === 'error').map(({ key, reason }) => `${key}: ${reason}`),
  ];
  const missed = faults.filter(({ verdict }) => verdict === 'missed').map(({ key }) => key);
  const unfit = problems.filter(({ verdict }) => verdict === 'not run').length;
  const passed = findings.filter(({ pass }) => pass).length;
  const verdicts = [
    `${passed} pass`,
    ...(failed.length > 0 ? [`${failed.length} ${failed.length === 1 ? 'fails' : 'fail'} (${failed.join('; ')})`] : []),
    ...(unfit > 0 ? [`${unfit} not run`] : []),
    ...(faults.length > 0 ? [`${faults.filter(({ verdict }) => verdict === 'red').length} faults caught`] : []),
    ...(missed.length > 0 ? [`${missed.length} missed (${missed.join(', ')})`] : []),
  ];
  const told =
    status === 'interrupted'
      ? `interrupted after ${problems.length} of ${count} problems`
      : many(problems.length, 'problem');
  const where = backend ? ` on ${backend.description}` : '';
  return `${told}, ${many(findings.length, 'finding')}: ${verdicts.join(', ')}, ${shortNumber(seconds, 3)} s${where}`;
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Rows as lines: the first column to the left, the others to the right, as wide as their widest. */
function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => widthOf(row[k] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, k) => {
        const space = ' '.repeat(widths[k] - widthOf(cell));
        return k === 0 ? `  ${cell}${space}` : `${space}${cell}`;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Letters, not code units, and no codes of colour. */
function widthOf(cell: string): number {
  return [...cell.replace(/\p{Cc}\[\d+m/gu, '')].length;
}
