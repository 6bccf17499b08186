/** A run as it lies on disk, opened for reading: all that figures, videos and the report are made from. */
import type { Case, Maps, Study } from '../case/case.ts';
import type { StepRecord } from '../case/experiment.ts';
import type { Shares } from '../case/microstructure/picture.ts';
import { isBefore } from '../case/times.ts';
import type { CurrentDensity } from '../physics/current-density.ts';
import type { Snapshot } from '../physics/snapshot.ts';
import type { Manifest } from './manifest.ts';
import type { Series } from './series.ts';

/** What is stored of one case at one time: all numbers have the precision of float32. */
export interface Moment {
  readonly snapshot: Snapshot;
  readonly current: CurrentDensity;
}

/** A case of a run, with its stored fields. */
export interface StoredCase {
  readonly input: Case;
  /** Rows of series.csv, by heading such as `maximum height [m]`. */
  readonly series: Series;
  /** Rows of steps.csv; absent without an experiment. */
  readonly steps?: readonly StepRecord[];
  /** Times of the stored fields [s], ascending, the first 0. */
  readonly times: readonly number[];
  /** The fields of the moment at `times[index]`. Throws RangeError for an index that there is none of. */
  moment(index: number): Moment;
  readonly maps: Maps;
  /** Absent without a filler. */
  readonly shares?: Shares;
}

/** A run folder opened for reading; `openRun` opens it. */
export interface StoredRun {
  readonly folder: string;
  readonly manifest: Manifest;
  /** As it was run: what was unknown is calibrated. */
  readonly study: Study;
  /** Those that have stored fields, in the order of the study. */
  readonly cases: readonly StoredCase[];
  /** Closes its files. */
  close(): void;
}

/** Index of the last stored moment at or before `time` [s]; the first where all are later. */
export function momentAt({ times }: StoredCase, time: number): number {
  return Math.max(
    0,
    times.findLastIndex((at) => !isBefore(time, at)),
  );
}
