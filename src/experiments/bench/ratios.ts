/** Two results of the benchmark beside each other. */
import { OutputError } from '../../output/files.ts';
import type { BenchRecord } from './record.ts';
import { type Ratio, ratioOf, type Spread } from './spread.ts';

/** One thing that both files timed. */
export interface Compared extends Ratio {
  readonly nx: number;
  readonly ny: number;
  /** `step`, `V-cycle`, or a kernel's name */
  readonly what: string;
  /** Medians [ms] */
  readonly before: number;
  readonly after: number;
}

/** Time before over time after, for all that both timed: above 1 where the second file is the faster one. Throws OutputError where they do not compare. */
export function compareRecords(before: BenchRecord, after: BenchRecord): readonly Compared[] {
  const [one, other] = [placeOf(before), placeOf(after)];
  if (before.study !== after.study)
    throw new OutputError(
      `the first file times ${before.study}, the second ${after.study}: their steps are not the same work; time one study twice with --study`,
    );
  if (one !== other)
    throw new OutputError(
      `the first file was made on ${one}, the second on ${other}: choose the same for both with --backend`,
    );
  const compared = (before.timings ?? []).flatMap((old) => {
    const now = (after.timings ?? []).find(({ nx, ny }) => nx === old.nx && ny === old.ny);
    if (!now) return [];
    const row = (what: string, before: Spread, after: Spread): Compared => ({
      nx: old.nx,
      ny: old.ny,
      what,
      before: before.median,
      after: after.median,
      ...ratioOf(before, after),
    });
    const kernels = (old.kernels ?? []).flatMap(({ kernel, time }) => {
      const twin = now.stamps === old.stamps ? now.kernels?.find((own) => own.kernel === kernel) : undefined;
      return twin ? [row(kernel, time, twin.time)] : [];
    });
    return [row('step', old.step, now.step), row('V-cycle', old.cycle, now.cycle), ...kernels];
  });
  if (compared.length > 0) return compared;
  const grids = ({ timings = [] }: BenchRecord) => timings.map(({ nx, ny }) => `${nx}×${ny}`).join(', ') || 'none';
  throw new OutputError(`no grid is in both files: the first has ${grids(before)}, the second ${grids(after)}`);
}

/** Warnings for who reads the ratios: what else is not the same. */
export function differences(before: BenchRecord, after: BenchRecord): readonly string[] {
  const told = (what: string, one?: string, other?: string) =>
    one === other ? [] : [`${what}: ${one ?? 'unknown'}, then ${other ?? 'unknown'}`];
  return [
    ...told('commit', before.commit, after.commit),
    ...told('processor', before.machine, after.machine),
    ...told('device', before.backend?.description, after.backend?.description),
    ...told('Node', before.versions.node, after.versions.node),
    ...told('kernels', before.plain ? 'plain' : 'fused', after.plain ? 'plain' : 'fused'),
  ];
}

function placeOf({ backend }: BenchRecord): string {
  if (!backend) return 'no back end (it has no times)';
  if (backend.kind === 'cpu') return 'the float64 twin';
  return backend.software ? 'a software adapter' : 'a GPU';
}
