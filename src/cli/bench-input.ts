/** What `tipfield bench` was asked for, read before anything is timed: a mistake costs no minutes. */
import type { Case } from '../case/case.ts';
import { loadStudy } from '../case/load.ts';
import { OutputError } from '../output/files.ts';

/** Options that name something which may not exist. */
interface Asked {
  readonly grids: readonly number[];
  readonly study: string;
  readonly case?: string;
  readonly studies?: readonly string[];
  readonly studyGrid?: number;
  readonly kernels: boolean;
  readonly roofline?: string;
}

/** Throws OutputError or StudyError where a study, a case or a grid is not there, or where --roofline has no kernels to draw. */
export function refuse({ grids, study, case: name, studies = [], studyGrid, kernels, roofline }: Asked): void {
  if (roofline !== undefined && !kernels) throw new OutputError('--roofline draws the kernels: leave out --no-kernels');
  for (const grid of grids) chosenCase(study, name, grid);
  for (const timed of studies) loadStudy(timed, { overrides: studyOverrides(studyGrid) });
}

/** A case of the study on a grid, the first where no name is given. */
export function chosenCase(study: string, name: string | undefined, grid: number): Case {
  const { cases } = loadStudy(study, { overrides: [`grid=${grid}`] });
  const found = name === undefined ? cases[0] : cases.find((input) => input.name === name);
  if (found) return found;
  throw new OutputError(`${study} has no case ${name}; it has ${cases.map((input) => input.name).join(', ')}`);
}

/** The grid of studies that are timed as a whole, or their own. */
export function studyOverrides(grid: number | undefined): readonly string[] {
  return grid === undefined ? [] : [`grid=${grid}`];
}
