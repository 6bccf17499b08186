/** What a benchmark writes down, so that it can be told later what was measured where and by which state of the program. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { BackendInfo } from '../../backend/backend.ts';
import { packageRoot } from '../../case/package-root.ts';
import { OutputError } from '../../output/files.ts';
import { readVersions, type Versions } from '../../output/manifest.ts';
import type { Reduction } from '../multigrid-trial.ts';
import type { Rate } from '../stencil.ts';
import type { Timing } from './benchmark.ts';
import type { Spread } from './spread.ts';
import type { StudyTiming } from './studies.ts';

/** The file of `bench --json`. */
export interface BenchRecord {
  readonly program: 'tipfield bench';
  /** Version of this layout. */
  readonly format: 2;
  /** ISO 8601, UTC */
  readonly date: string;
  readonly versions: Versions;
  /** Of the checkout that ran, `8f2713b` or `8f2713b, changed since`; absent for an installed package */
  readonly commit?: string;
  /** Its processors: `AMD EPYC 7R13 × 2` */
  readonly machine?: string;
  /** Absent where only residuals were asked for */
  readonly backend?: BackendInfo;
  /** What `auto` took, and why */
  readonly info?: string;
  readonly study: string;
  /** Whether the plain kernels were timed, as always on the twin, not the fused ones */
  readonly plain?: boolean;
  readonly grids: readonly number[];
  /** Of a copy [B/s] */
  readonly copy?: Spread;
  /** On the twin: a bare five-point sweep of n × n cells */
  readonly stencil?: Rate & { readonly n: number };
  readonly timings?: readonly Timing[];
  readonly exponent?: number;
  readonly studies?: readonly StudyTiming[];
  readonly reductions?: readonly Reduction[];
}

/** What is known before anything is measured. */
export function recordHead(): Pick<BenchRecord, 'program' | 'format' | 'date' | 'versions' | 'commit' | 'machine'> {
  const all = cpus();
  const commit = commitOf(packageRoot());
  return {
    program: 'tipfield bench',
    format: 2,
    date: new Date().toISOString(),
    versions: readVersions(),
    ...(commit === undefined ? {} : { commit }),
    ...(all.length > 0 ? { machine: `${all[0].model.trim()} × ${all.length}` } : {}),
  };
}

/** Reads a file of `bench --json`. Throws OutputError where it is none. */
export function readRecord(path: string): BenchRecord {
  let content: Partial<BenchRecord> | undefined;
  try {
    content = JSON.parse(readFileSync(path, 'utf8')) as Partial<BenchRecord>;
  } catch (error) {
    throw new OutputError(`${path} cannot be read as JSON (${error instanceof Error ? error.message : error})`);
  }
  if (content?.program !== 'tipfield bench' || content.format !== 2)
    throw new OutputError(
      `${path} is no result of this version's benchmark: make one with tipfield bench --json ${path}`,
    );
  return content as BenchRecord;
}

/** Undefined where the folder is no checkout of its own or git is not there. */
function commitOf(folder: string): string | undefined {
  if (!existsSync(join(folder, '.git'))) return undefined;
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ', changed since' : ''}`;
  } catch {
    return undefined;
  }
}
