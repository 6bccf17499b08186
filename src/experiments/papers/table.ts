/** The studies run, and what each case comes to beside the control and the paper. */
import { join } from 'node:path';
import type { Backend } from '../../backend/backend.ts';
import type { Case, Study } from '../../case/case.ts';
import { isBefore } from '../../case/times.ts';
import type { PaperCase, PaperStudy } from '../../output/papers-record.ts';
import { compare } from '../comparison.ts';
import type { DepositionRow } from '../deposition.ts';
import { effectiveOf } from '../effective-properties.ts';
import { limitingCurrent, sandTime } from './limits.ts';
import { known, observedOf } from './observed.ts';
import type { PublishedStudy } from './studies.ts';

export interface PaperOptions {
  /** Run folders are made in it, one per study. */
  readonly folder: string;
  readonly force?: boolean;
  readonly signal?: AbortSignal;
  readonly onSample?: (input: Case, row: DepositionRow) => void;
}

/** Runs one study as `tipfield compare` does. Throws what the comparison throws, Error where it was interrupted. */
export async function paperStudy(
  backend: Backend,
  published: PublishedStudy,
  study: Study,
  { folder, force = false, signal, onSample }: PaperOptions,
): Promise<PaperStudy> {
  const filled = new Map<string, Case>();
  const rows = new Map<string, DepositionRow[]>(study.cases.map(({ name }) => [name, []]));
  const result = await compare(backend, study, {
    folder: join(folder, study.name),
    force,
    onCalibrated: (input, { input: found }) => filled.set(input.name, found),
    onSample: (input, row) => {
      rows.get(input.name)?.push(row);
      onSample?.(input, row);
    },
    ...(signal && { signal }),
  });
  if (result.status === 'interrupted') throw new Error(`${study.name} was interrupted: its table would not be whole`);
  const series = study.cases.map(({ name }) => rows.get(name) ?? []);
  const time = Math.min(...series.map((all) => all[all.length - 1].time));
  const cases: PaperCase[] = [];
  for (const [k, input] of study.cases.entries()) {
    const { outcome } = result.cases[k];
    cases.push(await paperCase(filled.get(input.name) ?? input, { first: k === 0, outcome, rows: series[k], time }));
  }
  const verdicts = cases.slice(1).map((one) => verdictOf(cases[0], one));
  const picture = result.frames.findLast((path) => /concentration-[^/\\]*$/.test(path));
  const needsReason = cases.slice(1).some(({ tipToMean }) => !(tipToMean < cases[0].tipToMean));
  const { title, journal, doi } = known(published.composite).source;
  return {
    name: study.name,
    title: study.title,
    source: `${title}, ${journal}${doi === undefined ? '' : `, doi ${doi}`}`,
    cases,
    observed: observedOf(published.control, published.composite),
    time,
    verdicts,
    ...(needsReason && published.reason !== undefined && { reason: published.reason }),
    ...(picture !== undefined && { picture }),
  };
}

interface Ran {
  readonly first: boolean;
  readonly outcome: string;
  readonly rows: readonly DepositionRow[];
  /** When the cases are compared [s] */
  readonly time: number;
}

async function paperCase(input: Case, { first, outcome, rows, time }: Ran): Promise<PaperCase> {
  const { conductivity, transference } = await effectiveOf('host', input);
  const medium = { conductivity: conductivity.yy, transference: transference.up };
  const then = rows.findLast((row) => !isBefore(time, row.time)) ?? rows[0];
  const measured = (of: (row: DepositionRow) => number) => rows.map(of).filter((value) => !Number.isNaN(value));
  return {
    name: input.name,
    label: input.label,
    role: first ? 'control' : input.filler ? 'resolved' : 'homogenised',
    outcome,
    ...medium,
    limitingCurrent: limitingCurrent(input, medium),
    sandTime: sandTime(input, medium),
    tipToMean: then.tipToMean,
    greatestTipToMean: Math.max(...measured((row) => row.tipToMean)),
    deadShare: then.deadShare,
    roughness: then.roughnessRq,
    leastConcentration: Math.min(...measured((row) => row.leastSurfaceConcentration)),
  };
}

/** By the tip-to-mean ratio: 1 is flat. */
export function verdictOf(control: PaperCase, one: PaperCase): string {
  const [before, after] = [control.tipToMean, one.tipToMean];
  const which = `${one.label} (${one.role})`;
  if (Number.isNaN(before) || Number.isNaN(after)) return `${which}: the tip-to-mean ratio was not measured.`;
  const shown = `tip-to-mean ratio ${after.toPrecision(3)} against ${before.toPrecision(3)}`;
  if (after < before) return `${which} ended flatter than ${control.label}: ${shown}.`;
  return `${which} did **not** end flatter than ${control.label}: ${shown}.`;
}
