/** The page of a verification: verification.md with a figure per problem in verification/. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chart, type DrawnCurve } from './chart.ts';
import { OutputError, writeAtomic } from './files.ts';
import { shareOfTolerance, showFinding, type Table } from './finding.ts';
import { shortNumber } from './quantity.ts';
import type { FaultRecord, Plot, ProblemRecord, VerificationRecord } from './verification-record.ts';

/**
 * Writes the page into the folder and returns its path. Figures come first, so that the page never names one that is
 * not there. Throws OutputError for a run that did not come to its end, and for one of fewer problems than the page has.
 */
export function writeVerificationPage(folder: string, record: VerificationRecord): string {
  const path = join(folder, 'verification.md');
  if (record.status !== 'finished') {
    throw new OutputError(`the run was interrupted: ${path} is left as it was; run it to its end`);
  }
  const missing = existsSync(path) ? keysOf(readFileSync(path, 'utf8')).filter(isAbsentFrom(record)) : [];
  if (missing.length > 0) {
    throw new OutputError(
      `${path} has ${missing.join(', ')}, which this run lacks: run all problems, or remove the page`,
    );
  }
  mkdirSync(join(folder, 'verification'), { recursive: true });
  for (const { key, plot } of record.problems) {
    if (plot) writeAtomic(join(folder, figurePath(key)), renderPlot(plot));
  }
  writeAtomic(path, renderVerificationPage(record));
  return path;
}

/** The anchors of an earlier page. */
function keysOf(page: string): string[] {
  return [...page.matchAll(/^<a id="([^"]+)"><\/a>$/gm)].map(([, key]) => key);
}

function isAbsentFrom({ problems }: VerificationRecord): (key: string) => boolean {
  return (key) => problems.every((problem) => problem.key !== key);
}

function figurePath(key: string): string {
  return `verification/${key}.svg`;
}

/** SVG of a problem's figure: marks over lines; where each line has its marks, both are of one colour. */
export function renderPlot({ x, y, closedForm, measured }: Plot): string {
  const isPaired = closedForm.length > 1 && closedForm.length === measured.length;
  const needsColour = isPaired || closedForm.length > 1;
  const lines = closedForm.map(
    (curve, k): DrawnCurve => ({ ...curve, style: 'line', ...(needsColour && { colour: k }) }),
  );
  const first = isPaired || closedForm.length < 2 ? 0 : closedForm.length;
  const marks = measured.map((curve, k): DrawnCurve => ({ ...curve, style: 'marks', colour: first + k }));
  return chart({ x, y, curves: [...lines, ...marks] });
}

/** The page as Markdown. */
export function renderVerificationPage(record: VerificationRecord): string {
  const { problems, faults } = record;
  const parts = [
    '# Verification',
    'Problems whose answers are known in closed form, solved by `tipfield verify` with the solver that every study runs on. ' +
      'Each says what it claims, what it measured, how far that may be off and why; and each is shown to fail when the term ' +
      'of the model that it guards is broken on purpose.',
    table(['', ''], header(record)),
    '## Summary',
    `${verdictOf(record)}`,
    table(SUMMARY_HEAD, problems.map(summaryRow)),
    ...problems.flatMap((problem) =>
      section(
        problem,
        faults.find(({ key }) => key === problem.key),
      ),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function header({
  command,
  versions,
  commit,
  started,
  seconds,
  size,
  processor,
  backend,
  adapter,
}: VerificationRecord) {
  const driver = adapter ? ` (${Object.values(adapter).filter(Boolean).join(', ')})` : '';
  return [
    ['made by', `\`${command}\``],
    ['back end', `${backend?.description ?? 'none'}${driver}`],
    ['processor', processor],
    ['tipfield', `${versions.tipfield}, commit ${commit}`],
    ['Node', `${versions.node}${versions.webgpu === undefined ? '' : `, webgpu ${versions.webgpu}`}`],
    ['date', started.slice(0, 10)],
    ['size', size],
    ['time', `${shortNumber(seconds, 3)} s`],
  ];
}

function verdictOf({ problems, faults }: VerificationRecord): string {
  const findings = problems.flatMap((problem) => problem.findings);
  const passed = findings.filter(({ pass }) => pass).length;
  const errors = problems.filter(({ verdict }) => verdict === 'error').length;
  const caught = faults.filter(({ verdict }) => verdict === 'red').length;
  const broken = errors === 0 ? '' : `; ${errors} ended in an error`;
  const tested = faults.length === 0 ? '' : `; ${caught} of ${faults.length} faults caught`;
  return `${passed} of ${findings.length} findings hold${broken}${tested}.`;
}

const SUMMARY_HEAD = ['problem', 'findings', 'largest error/tolerance', 'verdict', 'time [s]'];

function summaryRow({ key, title, findings, verdict, seconds }: ProblemRecord): string[] {
  const worst = findings.length === 0 ? '–' : share(Math.max(...findings.map(shareOfTolerance)));
  return [`[${title}](#${key})`, String(findings.length), worst, shownVerdict(verdict), shortNumber(seconds, 2)];
}

function section(problem: ProblemRecord, fault: FaultRecord | undefined): string[] {
  const { key, title, claim, formula, source, tolerance, verdict, reason, findings, tables, plot, note } = problem;
  return [
    `<a id="${key}"></a>`,
    `## ${title}`,
    claim,
    `\`\`\`text\n${formula}\n\`\`\``,
    `Source: ${source}`,
    ...(reason === undefined ? [] : [`${shownVerdict(verdict)}: ${reason}`]),
    ...(plot ? [`![${title}: closed form and measured points](${figurePath(key)})`] : []),
    ...(findings.length > 0
      ? [
          table(
            FINDING_HEAD,
            findings.map((finding) => findingRow(finding, finding.pass)),
          ),
        ]
      : []),
    ...tables.flatMap((rows: Table) => [`${rows.title}:`, table(rows.head, rows.rows)]),
    `Tolerance: ${tolerance}`,
    ...(note === undefined ? [] : [`Note: ${note}`]),
    ...(fault ? faultParts(fault) : []),
  ];
}

const FINDING_HEAD = ['', 'closed form', 'measured', 'tolerance', 'error/tolerance', 'verdict'];

function findingRow(finding: ProblemRecord['findings'][number], pass: boolean): string[] {
  const { what, expected, measured, tolerance } = showFinding(finding);
  return [what, expected, measured, tolerance, share(shareOfTolerance(finding)), pass ? 'pass' : '**FAIL**'];
}

const FAULT_HEAD = ['what was broken', 'finding', 'closed form', 'measured', 'tolerance', ''];

function faultParts({ broken, verdict, reason, finding }: FaultRecord): string[] {
  const seen = { red: 'turned red', missed: '**missed**', 'not run': 'not run' }[verdict];
  const intro = 'With a fault, on the twin at quick size:';
  if (!finding) return [intro, table(FAULT_HEAD, [[broken, reason ?? '', '', '', '', seen]])];
  const { what, expected, measured, tolerance } = showFinding(finding);
  return [intro, table(FAULT_HEAD, [[broken, what, expected, measured, tolerance, seen]])];
}

function shownVerdict(verdict: ProblemRecord['verdict']): string {
  return { pass: 'pass', fail: '**FAIL**', error: '**FAIL**', 'not run': 'not run' }[verdict];
}

/** Error over tolerance, to two digits. */
function share(value: number): string {
  return value === 0 || value >= 0.01 ? shortNumber(value, 2) : '< 0.01';
}

/** A table of Markdown. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function escapeCell(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
