import { BackendError } from '../backend/backend.ts';
import { StudyError } from '../case/study-error.ts';
import { CalibrationError } from '../experiments/calibration.ts';
import { SweepError } from '../experiments/sweep/local.ts';
import { ClusterError } from '../experiments/sweep/slurm/cluster-error.ts';
import { OutputError } from '../output/files.ts';
import { SolverError } from '../run/simulation.ts';

const EXPECTED = [ClusterError, CalibrationError, BackendError, StudyError, OutputError, SolverError, SweepError];

/** What a user is told: a sentence for what was foreseen, the stack for what was not. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return `tipfield: ${String(error)}`;
  if (EXPECTED.some((kind) => error instanceof kind)) return `tipfield: ${error.message}`;
  if ('code' in error && typeof error.code === 'string' && 'syscall' in error) return `tipfield: ${error.message}`;
  return `tipfield: this should not have happened; please report it with the lines below\n${error.stack ?? error.message}`;
}
