/**
 * What a list of dispatches moves between memory and processor, counted from a table of its kernels, not measured.
 *
 * A number counts once a dispatch, however many threads read it, because neighbours come from the cache. Memory moves whole lines: a
 * plane of which every second column is used counts whole, one of which every second row is used counts half. Branches that only the
 * cells of the front or of a wall take do not count. Operations are those of the kernel's text, each of + − × ÷, a comparison, a choice,
 * a root and an exponential as one.
 */
import type { Dispatch } from './backend.ts';

/** What one dispatch moves and does. */
export interface Traffic {
  /** Numbers read of each array, by the name of its binding */
  readonly read: Readonly<Record<string, number>>;
  /** Numbers written into each */
  readonly written: Readonly<Record<string, number>>;
  readonly operations: number;
}

/** By kernel: what a dispatch with these params moves. */
export type TrafficTable = Readonly<Record<string, (params: Dispatch['params']) => Traffic>>;

/** Nothing that grows with the cells: scalars, rows and columns. */
export const SCALARS: Traffic = { read: {}, written: {}, operations: 0 };

/** So many planes of each array and operations in each of `cells` cells. */
export function inEachOf(
  cells: number,
  read: Traffic['read'],
  written: Traffic['written'],
  operations: number,
): Traffic {
  return { read: times(cells, read), written: times(cells, written), operations: cells * operations };
}

/** The traffic of a dispatch. Throws Error for a kernel that the table does not know. */
export function trafficOf({ kernel, params }: Dispatch, table: TrafficTable): Traffic {
  if (!Object.hasOwn(table, kernel))
    throw new Error(
      `kernel ${kernel} has no entry in the table of traffic; known are ${Object.keys(table).join(', ')}`,
    );
  return table[kernel](params);
}

/** Numbers that it moves either way. */
export function numbersMoved({ read, written }: Traffic): number {
  return [...Object.values(read), ...Object.values(written)].reduce((sum, count) => sum + count, 0);
}

/** All of several, as one. */
export function together(all: readonly Traffic[]): Traffic {
  return all.reduce(
    (sum, one) => ({
      read: added(sum.read, one.read),
      written: added(sum.written, one.written),
      operations: sum.operations + one.operations,
    }),
    SCALARS,
  );
}

function times(cells: number, planes: Traffic['read']): Traffic['read'] {
  return Object.fromEntries(Object.entries(planes).map(([name, count]) => [name, cells * count]));
}

function added(one: Traffic['read'], other: Traffic['read']): Traffic['read'] {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
