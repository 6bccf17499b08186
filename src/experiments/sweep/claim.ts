/** local.json in the folder of a sweep: the process of this machine that hands out its runs. Two of them would run the same one. */
import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../output/alive.ts';
import { formatJson, OutputError, writeAtomic } from '../../output/files.ts';

const NAME = 'local.json';

/** Takes the folder, and gives what lets it go. Throws OutputError where a living process has it; one that was killed is passed over. */
export function claimLocally(folder: string): () => void {
  const path = join(folder, NAME);
  const holder = holderOf(path);
  if (holder?.host === hostname() && isAlive(holder.id))
    throw new OutputError(
      `process ${holder.id} runs the sweep in ${folder}: wait for it, or end it with Ctrl-C first; where that process is another program, remove ${path}`,
    );
  writeAtomic(path, formatJson({ id: process.pid, host: hostname() }));
  return () => rmSync(path, { force: true });
}

function holderOf(path: string): { readonly id: number; readonly host: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { readonly id: number; readonly host: string };
  } catch {
    return undefined;
  }
}
