/** A change of what the cycler holds that is no continuation: the first step after it. */
import type { Case, Control } from '../case/case.ts';
import { shortStep, startingSpeed } from '../physics/cell.ts';
import { CLOCK } from '../physics/clock.ts';
import type { Scales } from '../physics/scales.ts';

/** The step that finds out what a jump comes to is this share of the first one, so that it moves next to nothing. */
export const PROBE = 1e-3;

/** Whether another control is anything but more or less current in the same direction below the same voltage. */
export function isJump(one: Control, other: Control): boolean {
  if (one.kind === 'voltage' || other.kind === 'voltage') return true;
  return Math.sign(one.density) !== Math.sign(other.density) || one.compliance !== other.compliance;
}

/**
 * The clock after a jump: a step as short as that of a cell just laid out, because the front goes at once as fast as the new current
 * says; and no voltage that is held or was reached, because both are those of the control before.
 */
export function afterJump(clock: Float64Array, input: Case, control: Control, scales: Scales): Float64Array {
  const result = clock.slice();
  const speed = Math.max(result[CLOCK.speed], startingSpeed({ ...input, control }, scales));
  result[CLOCK.proposed] = Math.min(result[CLOCK.proposed], shortStep(input, scales, speed));
  result[CLOCK.held] = 0;
  result[CLOCK.voltage] = 0;
  return result;
}
