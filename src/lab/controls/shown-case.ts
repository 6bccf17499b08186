/** The case that controls read: what the study says, and where that is still to be found, what the run has found. */
import type { Case } from '../../case/case.ts';
import type { Lab } from '../lab.ts';

/** Case `index` of those shown, as the study has it; undefined where there is none of that name. */
export function shownCase(lab: Lab, index: number): Case | undefined {
  const name = lab.setup.value.shown[index];
  return lab.study.value.cases.find((one) => one.name === name);
}

/** Index of the selected case, within those shown. */
export function selectedIndex(lab: Lab): number {
  return Math.max(0, Math.min(lab.selected.value, lab.setup.value.shown.length - 1));
}

/** What `read` gives for the case; NaN where neither the study nor the run knows it. */
export function knownValue(lab: Lab, input: Case, read: (input: Case) => number): number {
  const value = read(input);
  if (!Number.isNaN(value)) return value;
  const running = lab.shown.value.find((one) => one.input.name === input.name);
  return running ? read(running.input) : Number.NaN;
}

/** The longest of the cases shown [s] */
export function shownDuration(lab: Lab): number {
  const { shown } = lab.setup.value;
  const durations = lab.study.value.cases.filter(({ name }) => shown.includes(name)).map(({ duration }) => duration);
  return Math.max(0, ...durations);
}
