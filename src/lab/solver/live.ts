/** A run that is shown: its cases, what of them the page has, and the state from which it would go on. */
import type { Backend } from '../../backend/backend.ts';
import type { Case } from '../../case/case.ts';
import { SAME_TIME } from '../../case/times.ts';
import type { SavedDeposition } from '../../experiments/deposition.ts';
import { carryOver, whyNot } from '../../run/carry-over.ts';
import type { WallClock } from './clock.ts';
import { buffersOf, type Carried, frameMaker } from './frame.ts';
import { paceMeter } from './pace.ts';
import type { FrameCase, Pace } from './protocol.ts';
import { openSideBySide, type SideBySide } from './side-by-side.ts';

/** What the page is sent. */
export interface Frame {
  readonly cases: readonly FrameCase[];
  readonly pace: Pace;
  readonly transfer: readonly ArrayBuffer[];
}

export interface Live {
  readonly cells: SideBySide;
  /** What the page has not seen yet. */
  frame(carried: Carried): Frame;
  /** To the next sample; the state is saved now and then. */
  advance(): Promise<void>;
  /** Saves the state where it is not saved yet. */
  keep(): Promise<void>;
  readonly isKept: boolean;
  /** Other values from now on. Why not, where that cannot be; then nothing has changed. */
  change(device: Backend, cases: readonly Case[]): Promise<string | null>;
  /** Goes on from the last save on a new device, and returns the time [s] after which samples are void. */
  revive(device: Backend): Promise<number>;
  /** The run stands, or stood: the pace is measured anew. */
  rest(): void;
  close(): void;
}

/** Between saves [ms], because no more than that is lost then, and the share of the time that they may take. */
const SAVE_EVERY = 2000;
const SAVING_SHARE = 0.05;

/** Opens cases at time 0 on a device. Throws as `openDeposition`. */
export async function openLive(device: Backend, cases: readonly Case[], clock: WallClock): Promise<Live> {
  const pace = paceMeter();
  let cells = await openSideBySide(device, cases);
  let fields = frameMaker(cases);
  /** Rows of each case that the page has. */
  let sent = cases.map(() => 0);
  let saved: { readonly cases: readonly Case[]; readonly states: readonly SavedDeposition[]; readonly time: number };
  let due = 0;
  let isKept = false;

  async function keep(): Promise<void> {
    const begun = clock.now();
    put(await cells.save());
    due = clock.now() + Math.max(SAVE_EVERY, (clock.now() - begun) / SAVING_SHARE);
  }

  function put(states: readonly SavedDeposition[]): void {
    saved = { cases: cells.cases, states, time: cells.time };
    isKept = true;
  }

  async function reopen(on: Backend, next: readonly Case[], states: readonly SavedDeposition[]): Promise<void> {
    cells.close();
    cells = await openSideBySide(on, next, states);
    fields = frameMaker(next);
    pace.reset();
  }

  try {
    await keep();
  } catch (error) {
    cells.close();
    throw error;
  }
  return {
    get cells() {
      return cells;
    },
    get isKept() {
      return isKept;
    },
    frame(carried) {
      const made = fields(
        cells.runs.map(({ snapshot }) => snapshot),
        carried,
      );
      const news = cells.runs.map(({ rows, outcome }, i) => ({
        fields: made[i],
        // None where a restart left fewer than the page has: it drops those.
        rows: rows.slice(sent[i]),
        outcome,
      }));
      sent = cells.runs.map(({ rows }) => rows.length);
      const { steps, time } = cells;
      return { cases: news, pace: pace.frame({ at: clock.now(), steps, time }), transfer: buffersOf(made) };
    },
    async advance() {
      isKept = false;
      await cells.advance();
      if (clock.now() >= due) await keep();
    },
    keep,
    async change(on, next) {
      const from = cells.cases;
      if (next.length !== from.length) return 'Another number of cases needs a new start';
      const times = cells.runs.map(({ snapshot }) => snapshot.time);
      for (const [i, { outcome }] of cells.runs.entries()) {
        // One that has come to its end stays there.
        const at = outcome === 'finished' ? Math.min(times[i], next[i].duration * (1 - SAME_TIME)) : times[i];
        const reason = whyNot(from[i], next[i], at);
        if (reason !== null) return `${from[i].label}: ${reason} needs a new start`;
      }
      const states = (await cells.save()).map((state, i) => ({
        ...state,
        simulation: carryOver(state.simulation, from[i], next[i]),
      }));
      await reopen(on, next, states);
      put(states);
      return null;
    },
    async revive(on) {
      const { states, time } = saved;
      await reopen(on, saved.cases, states);
      isKept = true;
      return time;
    },
    rest: () => pace.reset(),
    close: () => cells.close(),
  };
}
