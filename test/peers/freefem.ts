/** FreeFEM++ on the work of tipfield: writes a case for pvh.edp, runs it, and reads what it printed and stored. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Case } from '../../src/case/case.ts';
import { scalesOf } from '../../src/physics/scales.ts';
import type { Deposit, Run } from './deposit.ts';

const PROGRAM = 'FreeFem++';
const SCRIPT = join(import.meta.dirname, 'pvh.edp');

/** What FreeFEM++ made of a case. */
export interface PeerRun extends Run {
  /** Of the processor's time: assembling the linear systems, and solving them [s] */
  readonly assembling: number;
  readonly solving: number;
  /** Newton iterations, all steps together */
  readonly iterations: number;
}

/** The FreeFEM++ of this machine. */
export interface Freefem {
  readonly version: string;
  /** File of the BLAS under its direct solver */
  readonly blas: string;
}

/** The FreeFEM++ of this machine, or why there is none. */
export function findFreefem(): Freefem | { readonly missing: string } {
  const found = spawnSync(PROGRAM, ['-nw', '-v', '1', '/dev/null'], { encoding: 'utf8' });
  if (found.error) return { missing: `${PROGRAM} is not installed: apt-get install freefem++ libopenblas0-pthread` };
  const version = /FreeFem\+\+ v([\d.]+)/.exec(found.stdout)?.[1] ?? 'of an unknown version';
  const libraries = spawnSync('sh', ['-c', `ldd "$(command -v ${PROGRAM})"`], { encoding: 'utf8' }).stdout;
  const blas = /libblas\S* => (\S+)/.exec(libraries)?.[1];
  return { version, blas: blas === undefined ? 'unknown' : realpathSync(blas) };
}

/** Throws Error for a number that pvh.edp reads and that is not there: FreeFEM++ would take it for zero. */
function checkNumbers(numbers: Readonly<Record<string, number>>): void {
  const read = [...readFileSync(SCRIPT, 'utf8').matchAll(/\bp\["(\w+)"\]/g)].map(([, name]) => name);
  const absent = [...new Set(read)].filter((name) => !Number.isFinite(numbers[name]));
  if (absent.length > 0) throw new Error(`pvh.edp reads ${absent.join(', ')}, which numbersOf does not give`);
}

/** Runs a case, given as the numbers that pvh.edp reads. Throws Error for one that is missing, and with what FreeFEM++ printed where it fails. */
export async function runFreefem(input: Case, numbers: Readonly<Record<string, number>>): Promise<PeerRun> {
  checkNumbers(numbers);
  const folder = mkdtempSync(join(tmpdir(), 'tipfield-peer-'));
  try {
    const [file, start, end] = ['case.txt', 'start.txt', 'end.txt'].map((name) => join(folder, name));
    const lines = Object.entries(numbers).map(([name, value]) => `${name} ${value}`);
    writeFileSync(file, `${[lines.length, ...lines].join('\n')}\n`);
    const { steps, wall } = await timedSteps(['-nw', '-v', '0', SCRIPT, '-case', file, '-start', start, '-end', end]);
    const total = (column: number) => steps.reduce((sum, step) => sum + step[column], 0);
    return {
      start: depositOf(input, start),
      end: depositOf(input, end),
      steps: steps.length,
      wall,
      processor: total(0),
      assembling: total(1),
      solving: total(2),
      iterations: total(3),
      voltage: steps[steps.length - 1][4] * scalesOf(input).voltage,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The numbers that pvh.edp prints of each step, and the time from its `begin` to the last of them [s], by the moments at which the
 * lines arrive: its own clock is the processor's.
 */
async function timedSteps(args: readonly string[]): Promise<{ readonly steps: number[][]; readonly wall: number }> {
  const child = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const steps: number[][] = [];
  const other: string[] = [];
  let [begun, last] = [0, 0];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'begin') begun = performance.now();
    else if (line.startsWith('step ')) {
      steps.push(line.split(' ').slice(1).map(Number));
      last = performance.now();
    } else other.push(line);
  }
  const status = await ended;
  if (status !== 0 || steps.length === 0)
    throw new Error(`${PROGRAM} ended with status ${status} after ${steps.length} steps:\n${other.join('\n')}`);
  return { steps, wall: (last - begun) / 1000 };
}

/** The metal that pvh.edp stored at its nodes, whose lowest row lies on the electrode. */
function depositOf({ grid: { nx, ny, spacing } }: Case, file: string): Deposit {
  const metal = new Float64Array(nx * (ny + 1));
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [column, row, xi] = line.split(' ').map(Number);
    metal[row * nx + column] = xi;
  }
  return { metal, grid: { nx, ny: ny + 1, spacing }, lowest: 0 };
}
