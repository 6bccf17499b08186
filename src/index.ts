/** The library: cases, back ends, depositions and comparisons. */
export { BACKEND_KINDS, type BackendKind, listAdapters } from './backend/adapter.ts';
export { type Backend, BackendError } from './backend/backend.ts';
export type {
  Calibration,
  Case,
  Electrolyte,
  Filler,
  Maps,
  Micrograph,
  Phase,
  Shell,
  Structure,
  Study,
} from './case/case.ts';
export { loadStudy } from './case/load.ts';
export { maps } from './case/maps.ts';
export { phaseShares, pictureOf } from './case/microstructure/picture.ts';
export type { Raster } from './case/microstructure/raster.ts';
export { parseStudy } from './case/parse.ts';
export { StudyError } from './case/study-error.ts';
export { warnings } from './case/warnings.ts';
export { type Calibrated, CalibrationError, calibrate, calibrated } from './experiments/calibration.ts';
export { type Comparison, type ComparisonOptions, compare } from './experiments/comparison.ts';
export { type Deposition, type DepositionRow, openDeposition } from './experiments/deposition.ts';
export { type Effective, effectiveOf, type Tensor } from './experiments/effective-properties.ts';
export { openBackend } from './experiments/open.ts';
export type { Solver } from './experiments/plates.ts';
export { type BruceVincent, bruceVincentOf } from './experiments/transference.ts';
export { PROBLEMS } from './experiments/verification/index.ts';
export type { Outcome, Problem } from './experiments/verification/problem.ts';
export { type SuiteOptions, verify } from './experiments/verification/suite.ts';
export type { Finding } from './output/finding.ts';
export { renderFrame } from './output/frame.ts';
export type { Verification } from './output/verification-record.ts';
export type { Snapshot } from './physics/snapshot.ts';
export { MEASURES } from './run/measures/index.ts';
export { SolverError } from './run/simulation.ts';
