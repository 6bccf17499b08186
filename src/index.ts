/**
 * The library: cases, back ends, depositions and comparisons, and what is made of a run.
 *
 * @module tipfield
 */
export { type AdapterReport, listAdapters } from './backend/adapter.ts';
export {
  type Backend,
  BackendError,
  type BackendInfo,
  type Dispatch,
  type Field,
  type Program,
} from './backend/backend.ts';
export { BACKEND_KINDS, type BackendKind } from './backend/backend-kind.ts';
export type { AdapterLimits } from './backend/device.ts';
export type {
  Anisotropy,
  Calibration,
  Case,
  Channels,
  Clusters,
  Control,
  Cubes,
  Discs,
  Electrolyte,
  Ends,
  Experiment,
  Filler,
  Grains,
  Grid,
  Instruction,
  Layers,
  Maps,
  Metal,
  Micrograph,
  Nanorods,
  Nucleus,
  Numerics,
  Output,
  Phase,
  Pores,
  Roughness,
  Shell,
  StepRecord,
  Structure,
  Study,
  Surface,
} from './case/case.ts';
export { experimentLine, experimentWords, type Words } from './case/experiment-text.ts';
export { readExperiment, type WrongWords } from './case/experiment-words.ts';
export { type LoadOptions, loadStudy } from './case/load.ts';
export { maps } from './case/maps.ts';
export { phaseShares, pictureOf, type Shares } from './case/microstructure/picture.ts';
export type { Raster } from './case/microstructure/raster.ts';
export { type ParseOptions, parseStudy } from './case/parse.ts';
export type { GreyImage, ReadImage } from './case/resolve-structure.ts';
export { StudyError } from './case/study-error.ts';
export { type ExperimentOptions, underExperiment } from './case/under-experiment.ts';
export { type Warning, warnings } from './case/warnings.ts';
export { type Calibrated, CalibrationError, calibrate, calibrated, type Found } from './experiments/calibration.ts';
export {
  type Comparison,
  type ComparisonOptions,
  compare,
  type Resumed,
  type ResumeOptions,
  resume,
} from './experiments/comparison.ts';
export {
  type Deposition,
  type DepositionOptions,
  type DepositionRow,
  type Outcome as DepositionOutcome,
  openDeposition,
  type SavedDeposition,
} from './experiments/deposition.ts';
export { type Effective, effectiveOf, type Tensor } from './experiments/effective-properties.ts';
export { openBackend } from './experiments/open.ts';
export type { Solver } from './experiments/plates.ts';
export type { ProtocolState } from './experiments/protocol.ts';
export { QUESTIONS } from './experiments/questions/index.ts';
export type { Asked, DataTable, Question, Reply } from './experiments/questions/question.ts';
export type { Book } from './experiments/recording.ts';
export type { Engine, EngineOptions, Sweep } from './experiments/sweep/engine.ts';
export { gather, writeTable } from './experiments/sweep/gather.ts';
export { type LocalOptions, localEngine, SweepError } from './experiments/sweep/local.ts';
export { calibratedPlan, type MadePlan, makePlan, type SweepRequest } from './experiments/sweep/make-plan.ts';
export { runTask, type TaskOptions } from './experiments/sweep/task.ts';
export type { Design } from './experiments/sweep/vary.ts';
export type { WorkerCommand } from './experiments/sweep/worker-process.ts';
export { type BruceVincent, bruceVincentOf, type OnCurrent } from './experiments/transference.ts';
export { PROBLEMS } from './experiments/verification/index.ts';
export type { Bench, Fault, Outcome, Problem } from './experiments/verification/problem.ts';
export { type SuiteOptions, verify } from './experiments/verification/suite.ts';
export type { Answer, Found as FoundAnswer } from './output/answer/answer.ts';
export { answerFigure } from './output/answer/figure.ts';
export type { Chart } from './output/chart.ts';
export type { Axis } from './output/chart-axis.ts';
export type { Bar, Curve, DrawnCurve, Place } from './output/chart-curves.ts';
export type { Checkpoint, StoredCheckpoint } from './output/checkpoint.ts';
export type { ConcentrationScale } from './output/field-image.ts';
export {
  type Figure,
  type FigureField,
  type FigureOptions,
  figure,
  figurePng,
  type PlotOptions,
  plot,
} from './output/figure/index.ts';
export { OutputError } from './output/files.ts';
export type { Finding, Table } from './output/finding.ts';
export { type FrameKind, type FrameOptions, type Panel, renderFrame } from './output/frame.ts';
export { type FramesOptions, frames } from './output/frames.ts';
export type { CaseRun, Manifest, Restart, Status, Versions } from './output/manifest.ts';
export { openRun } from './output/open-run.ts';
export { type Report, report, writeReport } from './output/report/index.ts';
export type { Tick } from './output/scale.ts';
export type { Row as SeriesRow, Series } from './output/series.ts';
export { type Moment, momentAt, type StoredCase, type StoredRun } from './output/stored.ts';
export type { CaseSummary } from './output/summary.ts';
export type { Parameter, SweepPlan, Task } from './output/sweep/plan.ts';
export { createSweepFolder, readPlan } from './output/sweep/plan-file.ts';
export { type Runner, type StateOptions, type TaskState, taskState } from './output/sweep/state.ts';
export type { Column as SweepColumn, Table as SweepTable } from './output/sweep/table.ts';
export type {
  FaultRecord,
  FindingRecord,
  Plot,
  ProblemRecord,
  Verdict,
  Verification,
} from './output/verification-record.ts';
export { type VideoOptions, video } from './output/video/index.ts';
export type { CurrentDensity } from './physics/current-density.ts';
export type { Snapshot } from './physics/snapshot.ts';
export type { SimulationState } from './physics/state.ts';
export { MEASURES, type MeasureKey } from './run/measures/index.ts';
export { SolverError } from './run/simulation.ts';
