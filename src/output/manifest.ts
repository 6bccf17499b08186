import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { programVersion } from '#host/version.ts';
import type { BackendInfo } from '../backend/backend.ts';
import type { Study } from '../case/case.ts';
import { formatJson, writeAtomic } from './files.ts';

/**
 * run.json: what was run, by what and how it went; enough to repeat it. Written when a run starts, with the status
 * `running`, at each save, and when it ends: one that still says so when its process is gone was killed. Its presence marks a
 * folder as tipfield's own.
 */

export type Status = 'running' | 'finished' | 'interrupted' | 'short circuit' | 'failed';

/** How one case went. */
export interface CaseRun {
  /** Name of the case. */
  readonly name: string;
  readonly seed: number;
  readonly status: Status;
  /** Why, where the status alone does not say it. */
  readonly reason?: string;
  readonly steps: number;
  /** Simulated time [s] */
  readonly time: number;
  /** [s] */
  readonly wallTime: number;
}

/** A run that went on after a stop. */
export interface Restart {
  /** ISO 8601, UTC */
  readonly at: string;
  readonly because: 'resumed' | 'device lost';
  /** Simulated time of each case from which it went on [s]; 0: from its start */
  readonly from: Readonly<Record<string, number>>;
}

/** run.json: what was run, on what, and how it went. */
export interface Manifest {
  readonly program: 'tipfield';
  /** Version of this layout. */
  readonly format: 1;
  readonly status: Status;
  readonly reason?: string;
  /** ISO 8601, UTC */
  readonly started: string;
  readonly finished?: string;
  /** What runs it; only while it runs. */
  readonly process?: { readonly id: number; readonly host: string };
  /** Absent where there was none. */
  readonly restarts?: readonly Restart[];
  /** [s] */
  readonly wallTime: number;
  /** Of it, spent on fields, frames and checkpoints [s]; absent in older runs */
  readonly writingTime?: number;
  readonly versions: Versions;
  readonly backend: BackendInfo;
  /** Its processors, where it was last started: `AMD EPYC 7R13 × 2` */
  readonly machine?: string;
  /** The words after `tipfield` that started it; absent where a program of its own did. */
  readonly command?: readonly string[];
  /** What the driver tells of the adapter; absent on the float64 twin. */
  readonly adapter?: Readonly<Record<string, string>>;
  readonly cases: readonly CaseRun[];
  /** The full resolved input, in SI units. */
  readonly input: Study;
}

/** Of the program and of what it runs on. */
export interface Versions {
  readonly tipfield: string;
  readonly node: string;
  /** The package that brings Dawn; absent where it is not installed. */
  readonly webgpu?: string;
}

export const manifestName = 'run.json';

/** Writes run.json in the folder, at once or not at all. */
export function writeManifest(folder: string, manifest: Manifest): void {
  writeAtomic(join(folder, manifestName), formatJson(manifest));
}

/** The folder's run.json; undefined when it has none, or not one of tipfield's. */
export function readManifest(folder: string): Manifest | undefined {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'), nanForNull);
  } catch {
    return undefined;
  }
  return isManifest(content) ? content : undefined;
}

/** What is to be calibrated is NaN in a case and null in JSON; nothing else is null in run.json. */
function nanForNull(_key: string, value: unknown): unknown {
  return value === null ? Number.NaN : value;
}

function isManifest(content: unknown): content is Manifest {
  const manifest = content as Partial<Manifest> | null;
  return manifest?.program === 'tipfield' && Array.isArray(manifest.input?.cases);
}

/** Versions of what computes. */
export function readVersions(): Versions {
  const tipfield = programVersion();
  const node = process.versions.node;
  try {
    return { tipfield, node, webgpu: versionIn(createRequire(import.meta.url).resolve('webgpu/package.json')) };
  } catch {
    return { tipfield, node };
  }
}

function versionIn(path: string): string {
  const description = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
  return description.version;
}
