/** A question that an electrochemist asks of a cell: a ready-made experiment, its answer and the figure that papers show of it. */
import type { Backend } from '../../backend/backend.ts';
import type { Answer } from '../../output/answer/answer.ts';
import type { Chart } from '../../output/chart.ts';

/** A question with what it does to a cell. */
export interface Question {
  /** As it is typed: `critical-current`. */
  readonly key: string;
  /** `Critical current density` */
  readonly title: string;
  /** What it answers, in a sentence. */
  readonly asks: string;
  /** What is done to the cell, in the words of an experiment where it is one. */
  readonly protocol: string;
  /** Own options with their defaults in words of a lab: `{ thickness: '100 um' }`, typed as `--set thickness="50 um"`. */
  readonly settings: Readonly<Record<string, string>>;
  /** Electrolytes taken where none is named. */
  readonly usual: readonly string[];
  /** Asks it. Throws StudyError for a setting that it cannot read, the signal's reason where it is aborted, and what the solver throws. */
  run(backend: Backend, asked: Asked): Promise<Reply>;
}

/** A question as it is asked. */
export interface Asked {
  /** Names of measured electrolytes. */
  readonly electrolytes: readonly string[];
  /** `settings` with what was changed, all of them. */
  readonly settings: Readonly<Record<string, string>>;
  readonly seeds: readonly number[];
  /** Told as it goes: `PVH, seed 2: 0.3 mA/cm²`. */
  readonly onProgress?: (line: string) => void;
  /** Ends it between samples. */
  readonly signal?: AbortSignal;
}

/** What a question came to. */
export interface Reply {
  /** One for each electrolyte and quantity. */
  readonly answers: readonly Answer[];
  /** The figure: charts below one another, with the papers' points in it where they are known. */
  readonly charts: readonly Chart[];
  /** What the charts show, as tables: file name without ending, titles with units, rows. */
  readonly tables: readonly DataTable[];
  /** Below the figure: what is shown, at which thickness and by which criterion. */
  readonly caption: string;
}

/** A table that is written as comma-separated values. */
export interface DataTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
}
