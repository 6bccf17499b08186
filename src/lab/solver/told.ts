/** Errors of the solver in words for the page's reader, who has no command line. */
import { BackendError } from '../../backend/backend.ts';
import { CalibrationError } from '../../experiments/calibration.ts';
import { SolverError } from '../../run/simulation.ts';

/** What went wrong and the way out. */
export function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof BackendError ? sentence(`${causeOf(error)}: ${inPage(error.remedy)}`) : error.message;
}

/** What went wrong, without the way out. */
export function causeOf(error: BackendError): string {
  return error.message.replace(`: ${error.remedy}`, '');
}

/** With a capital at its start. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function inPage(remedy: string): string {
  return remedy.replace('--backend cpu', 'compute on the processor');
}

/** Errors of the numbers, which leave a device as it was. */
export function isHarmless(error: unknown): boolean {
  return error instanceof SolverError || error instanceof CalibrationError;
}
