/** Options that several commands share. */
import { InvalidArgumentError, Option } from 'commander';
import type { Backend } from '../backend/backend.ts';
import { BACKEND_KINDS, type BackendKind } from '../backend/backend-kind.ts';
import type { GpuBackend } from '../backend/gpu.ts';
import { kinds } from '../case/kinds.ts';
import { quantity } from '../case/units.ts';
import { openBackend } from '../experiments/open.ts';

export function backendOption(): Option {
  return new Option('--backend <kind>', 'auto takes a hardware GPU if there is one, else the float64 twin (cpu)')
    .choices(BACKEND_KINDS)
    .default('auto');
}

/** Opens what was asked for and prints the line that says which it is and why. */
export async function chosenBackend(kind: BackendKind, print: (line: string) => void): Promise<Backend> {
  const { backend, why } = await openBackend(kind);
  print(`back end: ${why}`);
  return backend;
}

/** What the driver tells of the adapter, for the record; nothing on the twin. */
export function adapterRecord(backend: Backend): Readonly<Record<string, string>> | undefined {
  if (backend.info.kind !== 'gpu') return undefined;
  const { vendor, architecture, device, description } = (backend as GpuBackend).device.adapterInfo;
  return { vendor, architecture, device, description };
}

/** Collects a repeatable option. */
export function collect(value: string, all: readonly string[]): readonly string[] {
  return [...all, value];
}

/** Wall time between saves. */
export function checkpointOption(): Option {
  return new Option(
    '--checkpoint <time>',
    'wall time between saves, from which `tipfield resume` goes on; if absent 30 s, or longer where saves are slow',
  ).argParser(readTime);
}

export function reportOption(): Option {
  return new Option('--no-report', 'make no figure, video and report at the end');
}

/** A time with its unit [s], above zero. */
export function readTime(text: string): number {
  try {
    const time = quantity(text, kinds.time);
    if (time > 0) return time;
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
  throw new InvalidArgumentError('write a time above zero, like "30 s"');
}

/** A whole number from 1. */
export function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError('write a whole number from 1 on');
}
