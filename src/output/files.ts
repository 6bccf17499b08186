import { renameSync, writeFileSync } from 'node:fs';

/** What is wrong with a file or a folder, told with the way out. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** Writes a file so that a reader sees the old content or the new, never a part: beside it first, then renamed. */
export function writeAtomic(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content, { flush: true });
  renameSync(temporary, path);
}

/** JSON for people too: indented, the last line ended. Numbers that JSON cannot hold become null. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
