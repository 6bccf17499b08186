/** Runs the problems of the verification one after another, and their faults. */
import { performance } from 'node:perf_hooks';
import type { Backend, BackendInfo } from '../../backend/backend.ts';
import { holds } from '../../output/finding.ts';
import type { FaultRecord, ProblemRecord, Verification } from '../../output/verification-record.ts';
import type { Outcome, Problem, Size } from './problem.ts';

/** Which problems run, where, and what is told as they do. */
export interface SuiteOptions {
  /** Opens a back end of its own for each problem; it is destroyed after, because a driver may stand only one device. */
  readonly open: () => Promise<Backend>;
  readonly problems: readonly Problem[];
  readonly size: Size;
  /** Break each problem's physics on the twin too, to see that it is caught. */
  readonly faults?: boolean;
  /** Ends the run after the current problem; what was measured is kept. */
  readonly signal?: AbortSignal;
  /** Called before each problem. */
  readonly onStart?: (problem: Problem, index: number) => void;
  /** Called with what each problem came to. */
  readonly onProblem?: (record: ProblemRecord) => void;
  /** Called with what each fault came to. */
  readonly onFault?: (record: FaultRecord) => void;
}

/**
 * What the problems measure on the back end, then, where asked for, whether their faults are caught. A problem that
 * throws has failed with the message; a back end that cannot be opened ends the run: throws BackendError.
 */
export async function verify(options: SuiteOptions): Promise<Verification> {
  const { open, size, signal, onStart, onProblem, onFault } = options;
  const started = new Date().toISOString();
  const clock = performance.now();
  const problems: ProblemRecord[] = [];
  const faults: FaultRecord[] = [];
  let info: BackendInfo | undefined;
  for (const [index, problem] of options.problems.entries()) {
    if (signal?.aborted) break;
    const backend = await open();
    onStart?.(problem, index);
    info ??= backend.info;
    problems.push(await solve(problem, backend, size));
    onProblem?.(problems[index]);
  }
  for (const problem of options.faults ? options.problems : []) {
    if (signal?.aborted) break;
    faults.push(await provoke(problem));
    onFault?.(faults[faults.length - 1]);
  }
  const wanted = options.problems.length * (options.faults ? 2 : 1);
  return {
    status: problems.length + faults.length < wanted ? 'interrupted' : 'finished',
    size,
    started,
    seconds: (performance.now() - clock) / 1000,
    ...(info && { backend: info }),
    problems,
    faults,
  };
}

/** Runs a problem's fault on the twin at quick size, and says whether the finding that it names turned red. */
export async function provoke(problem: Problem): Promise<FaultRecord> {
  const { broken, red, open } = problem.fault;
  const end = await attempt(problem, open(), 'quick');
  const about = { key: problem.key, broken, seconds: end.seconds };
  if (end.verdict !== 'ran') {
    return { ...about, verdict: end.verdict === 'error' ? 'missed' : end.verdict, reason: end.reason };
  }
  const finding = end.outcome.findings.find(({ what }) => what === red);
  if (!finding) return { ...about, verdict: 'missed', reason: `no finding is called "${red}"` };
  return { ...about, verdict: holds(finding) ? 'missed' : 'red', finding };
}

async function solve(problem: Problem, backend: Backend, size: Size): Promise<ProblemRecord> {
  const { key, title, claim, formula, source, tolerance } = problem;
  const end = await attempt(problem, backend, size);
  const about = { key, title, claim, formula, source, tolerance, seconds: end.seconds };
  if (end.verdict !== 'ran') return { ...about, verdict: end.verdict, reason: end.reason, findings: [], tables: [] };
  const { tables = [], plot, note } = end.outcome;
  const findings = end.outcome.findings.map((finding) => ({ ...finding, pass: holds(finding) }));
  const measured = { ...about, findings, tables, plot, ...(note !== undefined && { note }) };
  if (findings.length === 0) return { ...measured, verdict: 'error', reason: 'it measured nothing' };
  return { ...measured, verdict: findings.every(({ pass }) => pass) ? 'pass' : 'fail' };
}

/** How a problem ended, in seconds. */
type End = { readonly seconds: number } & (
  | { readonly verdict: 'ran'; readonly outcome: Outcome }
  | { readonly verdict: 'error' | 'not run'; readonly reason: string }
);

/** Runs a problem where it can run, and destroys the back end. */
async function attempt(problem: Problem, backend: Backend, size: Size): Promise<End> {
  const clock = performance.now();
  const seconds = () => (performance.now() - clock) / 1000;
  try {
    const unfit = problem.unfit?.(backend);
    if (unfit !== undefined) return { verdict: 'not run', reason: unfit, seconds: seconds() };
    const outcome = await problem.run({ backend, size });
    return { verdict: 'ran', outcome, seconds: seconds() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { verdict: 'error', reason, seconds: seconds() };
  } finally {
    backend.destroy();
  }
}
