/** From what the user asked for to the plan of a sweep: everything that is wrong with any of its runs is told before one starts. */
import type { BackendKind } from '../../backend/backend-kind.ts';
import type { Case, Study } from '../../case/case.ts';
import { StudyError } from '../../case/study-error.ts';
import { suggest } from '../../case/suggest.ts';
import { hasUnknowns } from '../../case/unknowns.ts';
import { type Warning, warnings } from '../../case/warnings.ts';
import type { SweepPlan, Task } from '../../output/sweep/plan.ts';
import { calibrate } from '../calibration.ts';
import { type Point, pointsOf } from './designs.ts';
import { studyReader, taskStudy } from './study.ts';
import { type Design, readVary, type Varied, valueText } from './vary.ts';

/** A sweep as it is asked for. */
export interface SweepRequest {
  readonly name: string;
  /** That of the study if absent. */
  readonly title?: string;
  /** Text of the study file, its place, and overrides as of `--set`. */
  readonly study: SweepPlan['study'];
  /** `path=values`, as of `--vary`. */
  readonly vary: readonly string[];
  readonly design: Design;
  /** Points of a Latin hypercube. */
  readonly runs?: number;
  /** Replicates: seeds from that of the study on; its own alone if absent. */
  readonly seeds?: number;
  /** Names of the cases that run; all if absent. */
  readonly cases?: readonly string[];
  readonly backend: BackendKind;
}

/** Lines of a list of problems, beyond which their number is told. */
const SHOWN = 20;

/** A plan that can run, and what of its runs can mean less than it seems to: each kind of warning and case once. */
export interface MadePlan {
  readonly plan: SweepPlan;
  readonly warnings: readonly string[];
}

/**
 * Makes the plan of a sweep, its unknowns not yet calibrated, and parses the study of each of its tasks. Throws StudyError with all
 * problems at once.
 */
export function makePlan(request: SweepRequest): MadePlan {
  const { name, study, design, runs, seeds: replicates, cases: wanted, backend } = request;
  if (request.vary.length === 0 && replicates === undefined)
    throw new StudyError(['nothing is varied; write --vary control.current="2, 4, 8 mA/cm2", or --seeds 5']);
  const parameters = readAll(request.vary, design);
  const read = studyReader(study, name);
  const base = read(study.overrides);
  const cases = chosen(base, wanted);
  const points = pointsOf(design, parameters, runs, cases[0].seed);
  const tasks: Task[] = [];
  for (const point of points)
    for (const { name: own, seed: first } of cases)
      for (let k = 0; k < (replicates ?? 1); k++) {
        const seed = replicates === undefined ? first : cases[0].seed + k;
        const overrides = overridesOf(own, parameters, point, replicates === undefined ? undefined : seed);
        tasks.push({
          id: String(tasks.length + 1).padStart(4, '0'),
          index: tasks.length,
          case: own,
          seed,
          point,
          overrides,
        });
      }
  const plan: SweepPlan = {
    program: 'tipfield',
    format: 1,
    name,
    title: request.title ?? base.title,
    study,
    parameters: parameters.map(({ path, written, kind, unit, levels }) => ({ path, written, kind, unit, levels })),
    design,
    seeds: [...new Set(tasks.map(({ seed }) => seed))],
    backend,
    tasks,
  };
  return { plan, warnings: warningsOf(studiesOf(plan, read)) };
}

function readAll(vary: readonly string[], design: Design): readonly Varied[] {
  const problems: string[] = [];
  const parameters = vary.flatMap((text) => {
    try {
      return [readVary(text, design)];
    } catch (error) {
      if (!(error instanceof StudyError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  for (const [k, { path, written }] of parameters.entries())
    if (parameters.findIndex((other) => other.path === path) < k)
      problems.push(`--vary ${path}=${written}: ${path} is varied already; put all its levels into one --vary`);
  if (problems.length > 0) throw new StudyError(problems);
  return parameters;
}

function chosen({ cases }: Study, wanted: readonly string[] | undefined): readonly Case[] {
  const names = cases.map(({ name }) => name);
  const unknown = wanted?.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new StudyError([`--cases ${unknown}: there is no case "${unknown}"${suggest(unknown, names)}`]);
  return wanted === undefined ? cases : cases.filter(({ name }) => wanted.includes(name));
}

function overridesOf(name: string, parameters: readonly Varied[], point: Point, seed: number | undefined): string[] {
  return [
    ...parameters.map((parameter) => `cases.${name}.${parameter.path}=${valueText(parameter, point[parameter.path])}`),
    ...(seed === undefined ? [] : [`cases.${name}.seed=${seed}`]),
  ];
}

/** The case of each task. Throws StudyError with what is wrong with any of them, each problem once, with the first run that has it. */
function studiesOf(plan: SweepPlan, read: ReturnType<typeof studyReader>): readonly Case[] {
  const problems = new Map<string, string[]>();
  const cases: Case[] = [];
  for (const task of plan.tasks) {
    try {
      cases.push(...taskStudy(plan, task, read).cases);
    } catch (error) {
      if (!(error instanceof StudyError)) throw error;
      for (const problem of error.problems) {
        // A path that leads nowhere is wrong at each of its levels: it is told once.
        const line = problem
          .replace(`--set cases.${task.case}.`, '--vary ')
          .replace(/^(--vary [^=]+)=.*?(: unknown key )/, '$1$2');
        problems.set(line, [...(problems.get(line) ?? []), task.id]);
      }
    }
  }
  if (problems.size === 0) return cases;
  const lines = [...problems].map(([line, ids]) => `${line} (${runsOf(ids)})`);
  const more = lines.length > SHOWN ? [`and ${lines.length - SHOWN} problems more`] : [];
  throw new StudyError([...lines.slice(0, SHOWN), ...more, 'nothing was started']);
}

function runsOf(ids: readonly string[]): string {
  return ids.length === 1 ? `run ${ids[0]}` : `run ${ids[0]} and ${ids.length - 1} more`;
}

/** A warning of each kind and case, once, with how many runs have one. */
function warningsOf(cases: readonly Case[]): readonly string[] {
  const found = new Map<string, { readonly first: Warning; count: number }>();
  for (const input of cases)
    for (const warning of warnings(input)) {
      const key = `${input.name} ${warning.code}`;
      const known = found.get(key);
      if (known) known.count++;
      else found.set(key, { first: warning, count: 1 });
    }
  return [...found.values()].map(({ first, count }) =>
    count === 1 ? first.message : `${first.message} (the first of ${count} such runs)`,
  );
}

/**
 * The plan with what its study leaves to be calibrated found once, for the study as it stands, and kept at all points and seeds: else
 * every point would conduct alike. A value that the points give needs none. Throws CalibrationError.
 */
export async function calibratedPlan(plan: SweepPlan): Promise<SweepPlan> {
  const read = studyReader(plan.study, plan.name);
  const found: string[] = [];
  for (const input of read(plan.study.overrides).cases) {
    const task = plan.tasks.find(({ case: name }) => name === input.name);
    if (!task || !taskStudy(plan, task, read).cases.some(hasUnknowns)) continue;
    found.push(...valuesOf(input, (await calibrate('host', input)).input));
  }
  return { ...plan, study: { ...plan.study, overrides: [...plan.study.overrides, ...found] } };
}

/** What was unknown of a case, as overrides. */
function valuesOf(asked: Case, calibrated: Case): string[] {
  const phases = [
    ['electrolyte', asked.electrolyte, calibrated.electrolyte],
    ['filler', asked.filler?.phase, calibrated.filler?.phase],
    ['filler.shell', asked.filler?.shell, calibrated.filler?.shell],
  ] as const;
  return phases.flatMap(([path, before, after]) => [
    ...(Number.isNaN(before?.conductivity)
      ? [`cases.${asked.name}.${path}.conductivity=${after?.conductivity} S/m`]
      : []),
    ...(Number.isNaN(before?.transference) ? [`cases.${asked.name}.${path}.transference=${after?.transference}`] : []),
  ]);
}

/** Whether a plan that is asked for, not yet calibrated, is the one that lies in a folder: the study may have moved since. */
export function isSamePlan(asked: SweepPlan, stored: SweepPlan): boolean {
  const overrides = stored.study.overrides.slice(0, asked.study.overrides.length);
  const comparable = (plan: SweepPlan) =>
    JSON.stringify({ ...plan, study: { text: plan.study.text, overrides: asked.study.overrides } });
  return (
    JSON.stringify(overrides) === JSON.stringify(asked.study.overrides) && comparable(asked) === comparable(stored)
  );
}
