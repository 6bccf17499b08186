/** Runs a problem of the verification in its quick size, whole and broken, and prints its findings. */
import { expect } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import {
  type Finding,
  holds,
  type Outcome,
  type Problem,
  type Size,
} from '../../src/experiments/verification/problem.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { table } from '../closed-forms/report.ts';

/** Every finding of the problem holds. */
export async function checkQuick(problem: Problem, backend: Backend = openTwin(twinKernels)): Promise<void> {
  const { outcome, seconds } = await runOn(backend, problem, 'quick');
  print(`${problem.key}, quick, ${seconds.toFixed(1)} s`, outcome);
  expect(outcome.findings.length).toBeGreaterThan(0);
  expect(outcome.findings.filter((finding) => !holds(finding))).toEqual([]);
}

/** The finding that the fault is said to turn red is red. A run that the fault makes impossible throws, and fails here. */
export async function checkFault(problem: Problem): Promise<void> {
  const { broken, red, open } = problem.fault;
  const { outcome, seconds } = await runOn(open(), problem, 'quick');
  print(`${problem.key} with a fault: ${broken}, ${seconds.toFixed(1)} s`, outcome);
  const finding = outcome.findings.find(({ what }) => what === red);
  if (!finding) throw new Error(`${problem.key} has no finding "${red}"`);
  expect(holds(finding), `"${red}" holds in spite of the fault`).toBe(false);
}

/** The outcome on a back end, which is closed afterwards, and the processor time it took [s]. */
export async function runOn(backend: Backend, problem: Problem, size: Size) {
  const begun = process.cpuUsage();
  try {
    const outcome = await problem.run({ backend, size });
    const { user, system } = process.cpuUsage(begun);
    return { outcome, seconds: (user + system) / 1e6 };
  } finally {
    backend.destroy();
  }
}

/** Prints the findings and the tables of an outcome in columns. */
export function print(title: string, { findings, tables = [], note }: Outcome): void {
  const all = [{ title, head: ['', 'expected', 'measured', 'error', '', ''], rows: findings.map(rowOf) }, ...tables];
  for (const { title: heading, head, rows } of all) table(heading, head, rows);
  if (note) console.log(note);
}

function rowOf(finding: Finding): string[] {
  const { what, expected, measured, tolerance, unit = '' } = finding;
  return [
    what,
    expected.toPrecision(6),
    measured.toPrecision(6),
    `${(measured - expected).toExponential(1)} of ±${tolerance.toExponential(1)}`,
    unit,
    holds(finding) ? '' : 'RED',
  ];
}
