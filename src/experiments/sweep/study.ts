/** The study of a sweep, under the overrides of one of its tasks. */
import { dirname, relative } from 'node:path';
import type { Study } from '../../case/case.ts';
import { parseStudy } from '../../case/parse.ts';
import { readImage } from '../../case/read-image.ts';
import type { GreyImage } from '../../case/resolve-structure.ts';
import { StudyError } from '../../case/study-error.ts';
import type { SweepPlan, Task } from '../../output/sweep/plan.ts';

/** Reads a study file under overrides, as `loadStudy` does; a picture is read once. */
export function studyReader({ text, path }: Pick<SweepPlan['study'], 'text' | 'path'>, name: string) {
  const near = relative(process.cwd(), path);
  const pictures = new Map<string, GreyImage>();
  const picture = (file: string) => {
    const read = pictures.get(file) ?? readImage(file, dirname(path));
    pictures.set(file, read);
    return read;
  };
  return (overrides: readonly string[]): Study =>
    parseStudy(text, { name, file: near.startsWith('..') ? path : near, overrides, readImage: picture });
}

/** The study of one task: its own case, at its point, with its seed. Throws StudyError. */
export function taskStudy(plan: SweepPlan, task: Task, read = studyReader(plan.study, plan.name)): Study {
  const study = read([...plan.study.overrides, ...task.overrides]);
  const cases = study.cases.filter(({ name }) => name === task.case);
  if (cases.length === 0) throw new StudyError([`${plan.study.path} has no case ${task.case}`]);
  return { ...study, cases };
}
