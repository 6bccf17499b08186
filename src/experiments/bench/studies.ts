/** Wall time of whole studies, as `compare` runs them: calibration, measures, frames and fields included. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Backend } from '../../backend/backend.ts';
import { loadStudy } from '../../case/load.ts';
import { readManifest } from '../../output/manifest.ts';
import { compare } from '../comparison.ts';

/** One study. */
export interface StudyTiming {
  readonly study: string;
  /** Of the first case */
  readonly nx: number;
  readonly ny: number;
  /** Of all [s] */
  readonly wallTime: number;
  /** Of it, spent on fields, frames and checkpoints [s] */
  readonly writingTime: number;
  readonly cases: readonly {
    readonly name: string;
    readonly status: string;
    readonly steps: number;
    /** Solving and measuring [s] */
    readonly wallTime: number;
  }[];
}

/** Which part of a study is run. */
export interface StudyOptions {
  /** Such as `grid=512`. */
  readonly overrides?: readonly string[];
  /** Names of cases; all if absent. */
  readonly only?: readonly string[];
}

/** Runs a study into a folder that is thrown away. Throws what `loadStudy` and `compare` throw. */
export async function timeStudy(
  backend: Backend,
  name: string,
  { overrides = [], only }: StudyOptions = {},
): Promise<StudyTiming> {
  const whole = loadStudy(name, { overrides: [...overrides] });
  const study = only ? { ...whole, cases: whole.cases.filter((input) => only.includes(input.name)) } : whole;
  const folder = mkdtempSync(join(tmpdir(), 'tipfield-bench-'));
  try {
    const { wallTime, writingTime } = await compare(backend, study, { folder, force: true });
    const { nx, ny } = study.cases[0].grid;
    const cases = readManifest(folder)?.cases ?? [];
    return {
      study: name,
      nx,
      ny,
      wallTime,
      writingTime,
      cases: cases.map(({ name, status, steps, wallTime }) => ({ name, status, steps, wallTime })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
