/**
 * What the worker does between the page's requests: one thing at a time, the most urgent first. A request is heard while a sample is
 * computed, and answered after it.
 */

import { isLost } from '../../backend/backend.ts';
import type { BackendKind } from '../../backend/backend-kind.ts';
import type { Case } from '../../case/case.ts';
import { REAL_CLOCK, type WallClock } from './clock.ts';
import { keepDevice, type OpenDevice } from './device-keeper.ts';
import { sharesIn } from './frame.ts';
import { knownCases } from './knowns.ts';
import { type Live, openLive } from './live.ts';
import { throttle } from './pace.ts';
import type { Report, Request } from './protocol.ts';
import { causeOf, isHarmless, told } from './told.ts';
import { type Asked, noWishes, take } from './wishes.ts';

export interface Session {
  /** Takes a request; never waits. */
  handle(request: Request): void;
  /** Drops all at once, the device included, and reports no more. */
  close(): void;
}

export interface SessionOptions {
  readonly clock?: WallClock;
}

/**
 * A frame's work takes so long at most [ms], unless a single sample takes longer: 30 frames a second look like motion, and each costs a
 * readback and a picture.
 */
const FRAME = 33;

/** A session without a run; `open` opens its devices. Reports come with the arrays that may be handed over. */
export function createSession(
  open: OpenDevice,
  report: (report: Report, transfer: readonly ArrayBuffer[]) => void,
  { clock = REAL_CLOCK }: SessionOptions = {},
): Session {
  const device = keepDevice(open, clock);
  const known = knownCases();
  const limit = throttle();
  const wanted = noWishes();
  /** The run, from its request on. */
  let asked: Asked<'open'> | undefined;
  let live: Live | undefined;
  /** Something the page has not seen, and whether it has painted what it was sent. */
  let isNew = false;
  let isEndTold = false;
  let isBusy = false;
  let isClosed = false;

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let job = next(); job; job = next()) await job().catch(recover);
    isBusy = false;
  }

  /** The most urgent thing to do; none where something has to happen first. */
  function next(): (() => Promise<void>) | undefined {
    if (isClosed) return undefined;
    if (wanted.start) return begin;
    if (!live) return undefined;
    if (wanted.change) return change;
    if (isNew || wanted.again) return wanted.isPainted ? show : undefined;
    if (live.cells.hasEnded) wanted.going = 'still';
    if (wanted.going === 'still') return live.isKept ? undefined : live.keep;
    if (wanted.going === 'one sample') return advance;
    const wait = limit.wait(clock.now());
    if (wait === 0) return advance;
    clock.after(wait, () => void work());
    return undefined;
  }

  async function begin(): Promise<void> {
    const start = wanted.start as Asked<'open'>;
    asked = start;
    wanted.start = undefined;
    close();
    const { backend, why } = await device.of(start.backend);
    if (wanted.start) return;
    const { cases, found } = await known(start.cases);
    if (wanted.start) return;
    const suggestedGrid = await device.gridFor(cases[0]);
    live = await openLive(backend, cases, clock);
    if (wanted.start) return;
    const { info } = backend;
    tell({ kind: 'opened', run: start.run, cases, found, ...sharesIn(cases), info, why, suggestedGrid });
    [isNew, isEndTold, wanted.isPainted] = [true, false, true];
  }

  async function change(): Promise<void> {
    const request = wanted.change as Asked<'change'>;
    const { run } = request;
    const message = !live || run !== asked?.run ? null : await changed(live, asked.backend, request);
    // After it is done, because a device that is lost meanwhile leaves it to do. Another may have come in between.
    if (wanted.change === request) wanted.change = undefined;
    if (message !== null) tell({ kind: 'refused', run, message });
  }

  /** Makes the change, or says why not. */
  async function changed(on: Live, kind: BackendKind, { run, cases: given }: Asked<'change'>): Promise<string | null> {
    let cases: readonly Case[];
    try {
      ({ cases } = await known(given));
    } catch (error) {
      return told(error);
    }
    const { backend } = await device.of(kind);
    const reason = await on.change(backend, cases);
    if (reason !== null) return reason;
    tell({ kind: 'changed', run, cases, ...sharesIn(cases) });
    [isNew, isEndTold] = [true, false];
    return null;
  }

  /** Samples until it is time for a frame. */
  async function advance(): Promise<void> {
    if (!live) return;
    const begun = clock.now();
    for (let samples = 1; ; samples++) {
      const { cells } = live;
      limit.begin(clock.now(), cells.next - cells.time);
      await live.advance();
      isNew = true;
      if (wanted.going === 'one sample') wanted.going = 'still';
      const now = clock.now();
      const isDue = ((now - begun) * (samples + 1)) / samples > FRAME || limit.wait(now) > 0;
      if (isDue || wanted.going === 'still' || wanted.start || wanted.change || cells.hasEnded) return;
    }
  }

  async function show(): Promise<void> {
    if (!live || !asked) return;
    const { cases, pace, transfer } = live.frame(wanted.carried);
    isNew = false;
    [wanted.again, wanted.isPainted] = [false, false];
    tell({ kind: 'frame', run: asked.run, cases, pace }, transfer);
    if (!live.cells.hasEnded || isEndTold) return;
    isEndTold = true;
    tell({ kind: 'ended', run: asked.run });
  }

  /** A lost device is opened again; whatever else went wrong ends the run, unless another is wanted anyway. */
  async function recover(error: unknown): Promise<void> {
    if (isClosed || !asked) return;
    if (wanted.start) {
      // What failed is of no interest any more, but the device may be spoilt.
      close();
      if (!isHarmless(error)) device.drop();
      return;
    }
    try {
      if (!isLost(error)) throw error;
      const { backend, why } = await device.again(asked.backend, error);
      if (live) {
        const time = await live.revive(backend);
        const { info } = backend;
        tell({ kind: 'restarted', run: asked.run, time, reason: causeOf(error), info, why });
        isNew = true;
      } else wanted.start = asked;
    } catch (failure) {
      if (isLost(failure) && failure !== error) return recover(failure);
      close();
      if (!isHarmless(failure)) device.drop();
      wanted.going = 'still';
      tell({ kind: 'failed', run: asked.run, message: told(failure) });
    }
  }

  function rest(): void {
    live?.rest();
    limit.rest();
  }

  function tell(what: Report, transfer: readonly ArrayBuffer[] = []): void {
    if (!isClosed) report(what, transfer);
  }

  function close(): void {
    live?.close();
    live = undefined;
  }

  return {
    handle(request) {
      if (request.kind === 'speed') limit.most(request.most);
      else if (request.kind === 'run' && wanted.going === 'still') rest();
      take(request, wanted);
      void work();
    },
    close() {
      isClosed = true;
      close();
      device.drop();
    },
  };
}
