/** The library: cases, back ends, depositions and comparisons. */
export { BACKEND_KINDS, type BackendKind, listAdapters } from './backend/adapter.ts';
export { type Backend, BackendError } from './backend/backend.ts';
export type { Case, Study } from './case/case.ts';
export { loadStudy } from './case/load.ts';
export { parseStudy } from './case/parse.ts';
export { StudyError } from './case/study-error.ts';
export { warnings } from './case/warnings.ts';
export { type Comparison, type ComparisonOptions, compare } from './experiments/comparison.ts';
export { type Deposition, type DepositionRow, openDeposition } from './experiments/deposition.ts';
export { openBackend } from './experiments/open.ts';
export { renderFrame } from './output/frame.ts';
export type { Snapshot } from './physics/snapshot.ts';
export { MEASURES } from './run/measures/index.ts';
export { SolverError } from './run/simulation.ts';
