/** checkpoint.bin: all that a run needs to go on where it was saved; removed when the run has ended. */
import { rmSync } from 'node:fs';
import type { BackendInfo } from '../backend/backend.ts';
import type { Study } from '../case/case.ts';
import type { SimulationState } from '../physics/state.ts';
import { OutputError } from './files.ts';
import { checkpointPath, hasCheckpoint } from './folder.ts';
import { readVersions } from './manifest.ts';
import { readPacked, writePacked } from './packed.ts';

/** All cases of a run as they stood at one moment; `Book` is what else the run keeps of a case: plain data of JSON's kinds. */
export interface Checkpoint<Book> {
  /** On which the states were computed: another one goes on with other bits. */
  readonly backend: BackendInfo;
  /** By name. */
  readonly cases: Readonly<Record<string, { readonly state: SimulationState; readonly book: Book }>>;
}

/** A checkpoint, and what wrote it. */
export interface StoredCheckpoint<Book> extends Checkpoint<Book> {
  /** ISO 8601, UTC */
  readonly written: string;
  /** Version of tipfield; another one of the same file format may go on with other bits. */
  readonly program: string;
}

interface Content<Book> extends StoredCheckpoint<Book> {
  readonly study: unknown;
}

/** Replaces the folder's checkpoint as a whole: whatever happens meanwhile, one of the two is there. Throws OutputError where the disk is full. */
export function writeCheckpoint<Book>(folder: string, study: Study, { backend, cases }: Checkpoint<Book>): void {
  const content: Content<Book> = {
    program: readVersions().tipfield,
    written: new Date().toISOString(),
    backend,
    study: asJson(study),
    cases,
  };
  writePacked(checkpointPath(folder), content);
}

/** The folder's checkpoint. Throws OutputError where there is none, it is damaged, of a newer tipfield, or of another study, with the way out. */
export function readCheckpoint<Book>(folder: string, study: Study): StoredCheckpoint<Book> {
  const path = checkpointPath(folder);
  if (!hasCheckpoint(folder))
    throw new OutputError(`${folder} has no checkpoint.bin, so the run cannot go on: start it again`);
  const remedy = `remove ${path}, and tipfield resume starts the run from time 0`;
  const { study: own, ...checkpoint } = readPacked(path, remedy) as Content<Book>;
  const difference = firstDifference(asJson(study), own);
  if (difference)
    throw new OutputError(
      `${path} is of another study, ${difference.path} is ${difference.ours} in run.json and ${difference.theirs} there: undo the change, or ${remedy}`,
    );
  return checkpoint;
}

/** Removes the checkpoint, if there is one. */
export function removeCheckpoint(folder: string): void {
  rmSync(checkpointPath(folder), { force: true });
}

/** As run.json holds it. */
function asJson(study: Study): unknown {
  return JSON.parse(JSON.stringify(study));
}

/** Where two values of JSON first differ: `cases.0.duration`. */
function firstDifference(
  a: unknown,
  b: unknown,
  path: readonly string[] = [],
): { readonly path: string; readonly ours: string; readonly theirs: string } | undefined {
  if (isTree(a) && isTree(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    for (const key of keys) {
      const found = firstDifference(a[key], b[key], [...path, key]);
      if (found) return found;
    }
    return undefined;
  }
  if (a === b) return undefined;
  return { path: path.join('.'), ours: told(a), theirs: told(b) };
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function told(value: unknown): string {
  if (isTree(value)) return 'a group';
  return value === undefined ? 'absent' : JSON.stringify(value);
}
