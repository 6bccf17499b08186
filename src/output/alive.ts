/** Whether a process of this machine still runs. */
import { readFileSync } from 'node:fs';

/** False for this process itself, because what it finds on disk is of an earlier one with its number, and for one that has ended and waits to be reaped. */
export function isAlive(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
  } catch (error) {
    // It lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(id);
}

/** Where nobody reaps, as in some containers, what was killed goes on being listed, with state Z (Linux). */
function isZombie(id: number): boolean {
  try {
    return /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
