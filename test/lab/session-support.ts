/** A session as the page sees it, in Node: what it reported, and waiting for more. */
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { parseStudy } from '../../src/case/parse.ts';
import type { DepositionRow } from '../../src/experiments/deposition.ts';
import type { WallClock } from '../../src/lab/solver/clock.ts';
import type { OpenDevice } from '../../src/lab/solver/device-keeper.ts';
import type { Report, Request } from '../../src/lab/solver/protocol.ts';
import { createSession } from '../../src/lab/solver/session.ts';
import { twinKernels } from '../../src/physics/cpu.ts';

/** Two cells of 24 × 24 cells side by side, PVH and PVH-IM, with a bump each; 20 samples of 0.2 s. */
const TWO = `
title: two cells
defaults:
  temperature: 25 degC
  domain: {width: 6 um, height: 6 um, sides: periodic, top: reservoir}
  grid: 24
  metal: {base: lithium, surface energy: 0.5 J/m2}
  surface: {thickness: 0.6 um, nuclei: [{position: 3 um, radius: 0.6 um}]}
  control: {current: 3 mA/cm2}
  duration: 4 s
  output: {frames: {every: 1 s}, sampling: 0.2 s}
cases:
  - {name: pvh, electrolyte: pvh}
  - {name: pvh-im, electrolyte: pvh-im}
`;

/** Both cases, under overrides `path=value` as of `--set`. */
export function twoCases(...overrides: readonly string[]): readonly Case[] {
  return parseStudy(TWO, { name: 'two', overrides }).cases;
}

export const onTwin: OpenDevice = async () => ({ backend: openTwin(twinKernels), why: 'the twin of the test' });

/** A clock that goes on by `tick` ms whenever it is looked at, and at once to the end of a wait. */
export function ticking(tick: number): WallClock {
  let time = 0;
  return {
    now: () => {
      time += tick;
      return time;
    },
    after(wait, call) {
      time += wait;
      setTimeout(call, 0);
    },
  };
}

/** By this tick a frame, for which the session has 33 ms, is due after each sample. */
const SAMPLE_PER_FRAME = 40;

type Kind = Report['kind'];
export type Of<K extends Kind> = Extract<Report, { readonly kind: K }>;

/** Opens a session. Frames are answered with `painted` at once, unless the page is `slow`. */
export function openPage(open: OpenDevice, { clock = ticking(SAMPLE_PER_FRAME), isSlow = false } = {}) {
  const reports: Report[] = [];
  const waiting: { readonly isMet: () => boolean; readonly resolve: () => void }[] = [];
  const session = createSession(
    open,
    (report) => {
      reports.push(report);
      if (report.kind === 'frame' && !isSlow) setImmediate(() => session.handle({ kind: 'painted' }));
      for (const { isMet, resolve } of waiting) if (isMet()) resolve();
    },
    { clock },
  );
  const all = <K extends Kind>(kind: K) => reports.filter((report): report is Of<K> => report.kind === kind);
  return {
    reports,
    all,
    close: () => session.close(),
    send(...requests: readonly Request[]) {
      for (const request of requests) session.handle(request);
    },
    /** The report of that kind number `count`, from 1 on; a failure that nobody waits for ends the wait. */
    async next<K extends Kind>(kind: K, count = all(kind).length + 1): Promise<Of<K>> {
      const failures = all('failed').length;
      const isMet = () => all(kind).length >= count || all('failed').length > failures;
      if (!isMet()) await new Promise<void>((resolve) => waiting.push({ isMet, resolve }));
      const found = all(kind)[count - 1];
      if (!found) throw new Error(`instead of ${kind} came ${JSON.stringify(reports.at(-1))}`);
      return found;
    },
    /** All samples of a case that are valid at the end: those that a restart made void are left out. */
    rows(index: number): readonly DepositionRow[] {
      let rows: DepositionRow[] = [];
      for (const report of reports) {
        if (report.kind === 'restarted') rows = rows.filter(({ time }) => time <= report.time);
        else if (report.kind === 'frame') rows.push(...report.cases[index].rows);
      }
      return rows;
    },
  };
}

/** As long as the session would need to send another frame, were it free to. */
export function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}
