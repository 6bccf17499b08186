/** What run.json and summary.json say of a run, at any moment of it. */
import { cpus, hostname } from 'node:os';
import type { Backend } from '../backend/backend.ts';
import type { Study } from '../case/case.ts';
import { type Manifest, type Restart, readVersions, type Status } from '../output/manifest.ts';
import type { CaseSummary } from '../output/summary.ts';
import { MEASURES } from '../run/measures/index.ts';
import type { Deposition } from './deposition.ts';
import { EXTREMES, extremesOf } from './extremes.ts';

/** Columns of summary.json and of the printed table. */
export const SUMMARY_COLUMNS = { final: MEASURES, extremes: EXTREMES } as const;

/** What a run is, beside its cases. */
export interface RunFacts {
  readonly study: Study;
  readonly backend: Backend;
  readonly adapter?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  /** When it was first started. */
  readonly started: string;
  readonly restarts: readonly Restart[];
  /** So far [s] */
  readonly wallTime: number;
  /** Of it, spent on files [s] */
  readonly writingTime: number;
}

/** That of the whole: a run whose cases ended apart is told by the one that ended worst. */
export function statusOf(runs: readonly Deposition[]): Status {
  const outcomes = runs.map(({ outcome }) => outcome);
  if (outcomes.includes('interrupted') || outcomes.includes('running')) return 'interrupted';
  return outcomes.includes('short circuit') ? 'short circuit' : 'finished';
}

/** `status` is that of the whole run: a case that had not ended shares its fate. */
export function summaryOf({ input, rows, outcome }: Deposition, status: Status): CaseSummary {
  const final = rows[rows.length - 1];
  const told = outcome === 'running' ? status : outcome;
  return {
    name: input.name,
    label: input.label,
    outcome: told === 'finished' ? told : `${told} at ${Number(final.time.toPrecision(4))} s`,
    final,
    extremes: extremesOf(rows),
  };
}

/** run.json as of now. */
export function manifestOf(
  { study, backend, adapter, command, started, restarts, wallTime, writingTime }: RunFacts,
  runs: readonly Deposition[],
  status: Status,
  reason?: string,
): Manifest {
  return {
    program: 'tipfield',
    format: 1,
    status,
    ...(reason === undefined ? {} : { reason }),
    started,
    ...(status === 'running'
      ? { process: { id: process.pid, host: hostname() } }
      : { finished: new Date().toISOString() }),
    ...(restarts.length > 0 ? { restarts } : {}),
    wallTime,
    writingTime,
    versions: readVersions(),
    backend: backend.info,
    ...machine(),
    ...(command ? { command } : {}),
    ...(adapter ? { adapter } : {}),
    cases: runs.map(({ input, outcome, snapshot, wallTime }) => ({
      name: input.name,
      seed: input.seed,
      status: outcome === 'running' && status !== 'running' ? status : outcome,
      steps: snapshot.step,
      time: snapshot.time,
      wallTime,
    })),
    input: study,
  };
}

/** Nothing where the system does not tell. */
function machine(): Pick<Manifest, 'machine'> {
  const all = cpus();
  return all.length > 0 ? { machine: `${all[0].model.trim()} × ${all.length}` } : {};
}
