/** What a run of the verification came to, as data: `tipfield verify --json` prints it, the page is made from it. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { BackendInfo } from '../backend/backend.ts';
import { packageRoot } from '../case/package-root.ts';
import type { Axis, Curve } from './chart.ts';
import type { Finding, Table } from './finding.ts';
import { readVersions, type Versions } from './manifest.ts';

/** `fail`: a finding misses its closed form; `error`: the run threw or measured nothing; `not run`: not on this back end. */
export type Verdict = 'pass' | 'fail' | 'error' | 'not run';

/** A finding with its verdict. */
export interface FindingRecord extends Finding {
  readonly pass: boolean;
}

/** A problem and what it measured. */
export interface ProblemRecord {
  readonly key: string;
  readonly title: string;
  readonly claim: string;
  readonly formula: string;
  readonly source: string;
  readonly tolerance: string;
  readonly verdict: Verdict;
  /** Why it did not run, or what it threw. */
  readonly reason?: string;
  /** [s] */
  readonly seconds: number;
  readonly findings: readonly FindingRecord[];
  readonly tables: readonly Table[];
  /** Absent where it did not run to its end. */
  readonly plot?: Plot;
  readonly note?: string;
}

/** Measured points over the closed form. */
export interface Plot {
  readonly x: Axis;
  readonly y: Axis;
  readonly closedForm: readonly Curve[];
  readonly measured: readonly Curve[];
}

/** What became of a problem whose physics was broken on purpose, on the twin at quick size. */
export interface FaultRecord {
  readonly key: string;
  /** Which term was broken. */
  readonly broken: string;
  /** `red`: the named finding failed, as it must; `missed`: it did not. */
  readonly verdict: 'red' | 'missed' | 'not run';
  readonly reason?: string;
  /** The finding that must turn red, as measured with the fault. */
  readonly finding?: Finding;
  /** [s] */
  readonly seconds: number;
}

/** What the suite itself knows of a run. */
export interface Verification {
  /** `interrupted`: problems after the last are missing. */
  readonly status: 'finished' | 'interrupted';
  readonly size: 'quick' | 'full';
  /** ISO 8601, UTC */
  readonly started: string;
  /** All of it [s] */
  readonly seconds: number;
  /** Absent where it ended before the first problem. */
  readonly backend?: BackendInfo;
  readonly problems: readonly ProblemRecord[];
  /** Empty where no fault was asked for. */
  readonly faults: readonly FaultRecord[];
}

export interface VerificationRecord extends Verification {
  readonly program: 'tipfield';
  /** Version of this layout. */
  readonly format: 1;
  /** As it was typed. */
  readonly command: string;
  readonly versions: Versions;
  /** Of the checkout, with `-dirty` where files differ from it; `unknown` in an installed package. */
  readonly commit: string;
  /** `2 × Intel Xeon` */
  readonly processor: string;
  /** What the driver tells of the adapter; absent on the twin. */
  readonly adapter?: Readonly<Record<string, string>>;
}

/** The record of a run on this machine. */
export function verificationRecord(
  verification: Verification,
  command: string,
  adapter?: Readonly<Record<string, string>>,
): VerificationRecord {
  return {
    program: 'tipfield',
    format: 1,
    command,
    versions: readVersions(),
    commit: readCommit(),
    processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    ...(adapter && { adapter }),
    ...verification,
  };
}

/** Whether nothing failed: every problem that can run here passes, every fault is caught. */
export function isGreen({ status, problems, faults }: Verification): boolean {
  return (
    status === 'finished' &&
    problems.every(({ verdict }) => verdict === 'pass' || verdict === 'not run') &&
    faults.every(({ verdict }) => verdict !== 'missed')
  );
}

function readCommit(): string {
  const folder = packageRoot();
  if (!existsSync(join(folder, '.git'))) return 'unknown';
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}
