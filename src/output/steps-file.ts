/** steps.csv: one row for each instruction of an experiment that has ended, in each of its turns. */
import { appendFileSync } from 'node:fs';
import type { StepRecord } from '../case/experiment.ts';
import { OutputError, writeAtomic } from './files.ts';

/** Columns of steps.csv: key in a StepRecord and heading. */
export const STEP_COLUMNS = [
  ['index', 'step [–]'],
  ['cycle', 'cycle [–]'],
  ['kind', 'kind'],
  ['density', 'current density asked for [A/m²]'],
  ['from', 'from [s]'],
  ['to', 'to [s]'],
  ['charge', 'charge passed [C/m²]'],
  ['middleVoltage', 'cell voltage in the middle [V]'],
  ['endVoltage', 'cell voltage at the end [V]'],
  ['endCurrent', 'current density at the end [A/m²]'],
  ['deadMetal', 'dead metal at the end [m]'],
  ['endedBy', 'ended by'],
] as const satisfies readonly (readonly [keyof StepRecord, string])[];

/** Makes the file with its header and the steps there are; an older one is replaced as a whole. */
export function startSteps(path: string, steps: readonly StepRecord[] = []): void {
  writeAtomic(path, stepsText(steps));
}

/** Appends one step. */
export function appendStep(path: string, step: StepRecord): void {
  appendFileSync(path, lineOf(step));
}

/** The whole file. */
export function stepsText(steps: readonly StepRecord[]): string {
  return [`${HEADER}\n`, ...steps.map(lineOf)].join('');
}

const HEADER = STEP_COLUMNS.map(([, heading]) => heading).join(',');

/** Nine significant digits, as in series.csv; an empty cell is NaN. */
function lineOf(step: StepRecord): string {
  const cells = STEP_COLUMNS.map(([key]) => {
    const value = step[key];
    if (typeof value === 'string') return value;
    return Number.isNaN(value) ? '' : String(Number(value.toPrecision(9)));
  });
  return `${cells.join(',')}\n`;
}

/** What steps.csv says. A last line without its line break, the trace of a killed run, is left out. Throws OutputError for another file. */
export function readSteps(text: string, path = 'steps.csv'): readonly StepRecord[] {
  const [header, ...lines] = text.split('\n').slice(0, -1);
  if (header !== HEADER) throw new OutputError(`${path} has not the header of steps.csv: put back the file of the run`);
  return lines.map((line, k) => {
    const cells = line.split(',');
    if (cells.length !== STEP_COLUMNS.length)
      throw new OutputError(
        `line ${k + 2} of ${path} has ${cells.length} cells: its header has ${STEP_COLUMNS.length}`,
      );
    const entries = STEP_COLUMNS.map(([key], i) => {
      if (key === 'kind' || key === 'endedBy') return [key, cells[i]];
      return [key, cells[i] === '' ? Number.NaN : Number(cells[i])];
    });
    return Object.fromEntries(entries) as StepRecord;
  });
}
