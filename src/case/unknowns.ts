/** What nobody measured and a calibration must find. */
import type { Case } from './case.ts';

/** Whether a value of the case is still to be calibrated. */
export function hasUnknowns({ electrolyte, filler }: Case): boolean {
  return [electrolyte, filler?.phase, filler?.shell].some(
    (phase) => phase && (Number.isNaN(phase.conductivity) || Number.isNaN(phase.transference)),
  );
}
