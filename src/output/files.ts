import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { OutputError } from './output-error.ts';

export { OutputError } from './output-error.ts';

/** Errors of a full disk, and of a share of it that is full. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Writes a file so that a reader sees the old content or the new, never a part: beside it first, then renamed. Where that fails the
 * old file stays and nothing lies beside it. Content in pieces is written one by one. Throws OutputError where the disk is full, else
 * the system's own error.
 */
export function writeAtomic(path: string, content: string | Uint8Array | Iterable<Uint8Array>): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(temporary, 'w');
    try {
      for (const piece of isWhole(content) ? [content] : content) writeFileSync(file, piece);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (!FULL.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new OutputError(
      `${path} cannot be written, the disk is full: free some space or name a folder on another disk; what was written before is kept`,
      { cause: error },
    );
  }
}

function isWhole(content: string | Uint8Array | Iterable<Uint8Array>): content is string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array;
}

/** JSON for people too: indented, the last line ended. Numbers that JSON cannot hold become null. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
