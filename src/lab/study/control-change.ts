/** From a constant current to a constant voltage and back, at what the cell has now. */
import type { Case } from '../../case/case.ts';
import { isTree, mergedCase, treesOf } from './merged.ts';
import type { Setup } from './setup.ts';

/** What a case needs and carries at a moment. */
export interface Moment {
  /** Cell voltage [V] */
  readonly cellVoltage: number;
  /** Mean current density [A/m²] */
  readonly meanCurrent: number;
}

/**
 * The changes that hold the other one constant, at two digits of what it is at `now`, for all cases. A current keeps the voltage limit that it
 * had, of the study or set by hand; the default of the case file where it had none. Throws StudyError where the study cannot be read.
 */
export function controlChange(
  setup: Setup,
  input: Pick<Case, 'name'>,
  kind: 'current' | 'voltage',
  now: Moment,
): readonly string[] {
  if (kind === 'voltage') return [`control.voltage=${twoDigits(now.cellVoltage)} V`];
  const limit = limitOf(setup, input.name);
  return [
    `control.current=${twoDigits(now.meanCurrent / 10)} mA/cm2`,
    ...(limit === undefined ? [] : [`control.compliance=${limit}`]),
  ];
}

/** As it stands in the study or among the changes, as if no voltage had been set. */
function limitOf(setup: Setup, name: string): string | undefined {
  const set = setup.set.filter((line) => !line.startsWith('control.voltage='));
  const { control } = mergedCase(treesOf(setup), set, name);
  return isTree(control) && control.compliance !== undefined ? String(control.compliance) : undefined;
}

function twoDigits(value: number): string {
  return String(Number(value.toPrecision(2)));
}
