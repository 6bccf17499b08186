/** The run that the page shows: what the worker is asked for, and what comes of its answers. */
import { batch, signal } from '@preact/signals';
import type { BackendKind } from '../backend/backend-kind.ts';
import type { Case } from '../case/case.ts';
import { SAME_TIME } from '../case/times.ts';
import { hasUnknowns } from '../case/unknowns.ts';
import type { DepositionRow } from '../experiments/deposition.ts';
import { shortNumber } from '../output/quantity.ts';
import { canContinue } from '../run/carry-over.ts';
import type { Lab, RunState, Shown } from './lab.ts';
import { questionOf } from './solver/knowns.ts';
import type { FrameCase, Report, Request } from './solver/protocol.ts';
import { sentence } from './solver/told.ts';
import type { Found } from './study/setup.ts';

/** The worker, as `startSolver` gives it. */
export interface Solver {
  send(request: Request): void;
  /** Ends the worker. */
  end(): void;
}

/** What a run needs of its surroundings. */
export interface RunningOptions {
  readonly startSolver: (onReport: (report: Report) => void) => Solver;
  readonly backend: BackendKind;
  /** Whether a run starts by itself. */
  readonly moves: boolean;
  /** Calls back when the screen shows what was painted. */
  readonly afterPaint: (callback: () => void) => void;
  readonly tell: Lab['tell'];
  /** A grid that suits the device, told with the first start alone and where no back end was asked for by name. */
  readonly onSuggestedGrid: (cells: number) => void;
}

type Signals = Pick<Lab, 'state' | 'shown' | 'time' | 'pace' | 'backend' | 'changes' | 'found'>;

/** Signals of the run, and its controls. */
export interface Running extends Signals, Pick<Lab, 'run' | 'pause' | 'step' | 'restart' | 'useBackend'> {
  /** Shows these cases: the run goes on with them where it can, else it starts anew. */
  apply(cases: readonly Case[]): void;
  /** What frames carry besides the fields. */
  carry(what: { readonly current: boolean; readonly lines: boolean }): void;
  limit(speed: number): void;
  /** Nothing is computed while the page cannot be seen. */
  hide(isHidden: boolean): void;
  end(): void;
}

/** Opens the solver; nothing is computed before the first `apply`. */
export function running(options: RunningOptions): Running {
  const { moves, afterPaint, tell, onSuggestedGrid } = options;
  const state = signal<RunState>('starting');
  const shown = signal<readonly Shown[]>([]);
  const time = signal(0);
  const pace = signal<Lab['pace']['value']>(null);
  const backend = signal<Lab['backend']['value']>(null);
  const changes = signal<readonly number[]>([]);
  const found = signal<Found>({});
  let kind = options.backend;
  /** Number of the last start; reports of earlier ones are dropped. */
  let run = 0;
  /** As they were asked for last, unknowns and all. */
  let asked: readonly Case[] = [];
  /** As the worker has them. */
  let inputs: readonly Case[] = [];
  let shares: readonly Shown['shares'][] = [];
  /** Whether time shall pass, seen or not. */
  let isWanted = moves;
  let isHidden = false;
  const solver = options.startSolver(receive);

  function open(): void {
    run += 1;
    inputs = [];
    batch(() => {
      state.value = 'starting';
      changes.value = [];
    });
    solver.send({ kind: 'open', run, cases: asked, backend: kind });
    if (isWanted && !isHidden) solver.send({ kind: 'run' });
  }

  function apply(cases: readonly Case[]): void {
    const filled = cases.map(withFound);
    const goesOn =
      inputs.length === cases.length &&
      state.value !== 'failed' &&
      filled.every((input, k) => canContinue(inputs[k], input, time.value));
    asked = cases;
    if (!goesOn) {
      if (state.value === 'ended' || state.value === 'failed') isWanted = moves;
      open();
      return;
    }
    solver.send({ kind: 'change', run, cases: filled });
    const last = changes.value[changes.value.length - 1];
    if (time.value > 0 && last !== time.value) changes.value = [...changes.value, time.value];
    const isLonger = filled.some(({ experiment, duration }) => !experiment && duration > time.value * (1 + SAME_TIME));
    if (state.value === 'ended' && isLonger) settle('paused');
  }

  function receive(report: Report): void {
    if (report.kind === 'frame') afterPaint(() => solver.send({ kind: 'painted' }));
    if (report.run !== run) return;
    switch (report.kind) {
      case 'opened':
        inputs = report.cases;
        shares = report.shares;
        batch(() => {
          found.value = { ...found.value, ...report.found };
          backend.value = { info: report.info, why: report.why };
          shown.value = [];
        });
        if (run === 1 && kind === 'auto') onSuggestedGrid(report.suggestedGrid);
        return;
      case 'changed':
        inputs = report.cases;
        shares = report.shares;
        shown.value = shown.value.map((one, k) => ({ ...one, input: inputs[k], shares: shares[k] }));
        return;
      case 'frame':
        batch(() => {
          shown.value = report.cases.map((frame, k) => withFrame(shown.value[k]?.rows ?? [], frame, k));
          time.value = Math.max(...report.cases.map(({ fields }) => fields.time));
          pace.value = report.pace;
          if (state.value === 'starting') settle(isWanted ? 'running' : 'paused');
        });
        return;
      case 'ended':
        isWanted = false;
        settle('ended');
        return;
      case 'refused':
        open();
        return;
      case 'restarted':
        backend.value = { info: report.info, why: report.why };
        shown.value = shown.value.map((one) => ({ ...one, rows: one.rows.filter((row) => row.time <= report.time) }));
        tell({
          kind: 'note',
          text: `${sentence(report.reason)}. The run goes on from ${shortNumber(report.time, 4)} s.`,
        });
        return;
      case 'failed':
        isWanted = false;
        settle('failed');
        tell({ kind: 'error', text: report.message });
    }
  }

  /** With the values that the run found for the same materials on the same map. */
  function withFound(input: Case, k: number): Case {
    if (!hasUnknowns(input) || !asked[k] || questionOf(input) !== questionOf(asked[k]) || !inputs[k]) return input;
    const { electrolyte, filler } = inputs[k];
    return { ...input, electrolyte, ...(filler && { filler }) };
  }

  function withFrame(before: readonly DepositionRow[], { fields, rows, outcome }: FrameCase, k: number): Shown {
    const all = rows.length > 0 ? [...before, ...rows] : before;
    return { input: inputs[k], shares: shares[k], fields, rows: all, outcome };
  }

  function settle(next: RunState): void {
    state.value = next;
  }

  function go(isRunning: boolean): void {
    isWanted = isRunning;
    if (state.value === 'ended' || state.value === 'failed') {
      if (isRunning) open();
      return;
    }
    if (!isHidden) solver.send({ kind: isRunning ? 'run' : 'pause' });
    if (state.value !== 'starting') settle(isRunning ? 'running' : 'paused');
  }

  return {
    state,
    shown,
    time,
    pace,
    backend,
    changes,
    found,
    apply,
    run: () => go(true),
    pause: () => go(false),
    step() {
      if (state.value === 'ended' || state.value === 'failed') return;
      isWanted = false;
      solver.send({ kind: 'step' });
      if (state.value === 'running') settle('paused');
    },
    restart() {
      if (asked.length === 0) return;
      // What stood at its end has nowhere to go but from the start.
      if (state.value === 'ended' || state.value === 'failed') isWanted = true;
      open();
    },
    useBackend(next) {
      kind = next;
      backend.value = null;
      if (asked.length > 0) open();
    },
    carry: (what) => solver.send({ kind: 'carry', ...what }),
    limit: (most) => solver.send({ kind: 'speed', most }),
    hide(hidden) {
      if (hidden === isHidden) return;
      isHidden = hidden;
      if (isWanted && (state.value === 'running' || state.value === 'starting'))
        solver.send({ kind: hidden ? 'pause' : 'run' });
    },
    end: () => solver.end(),
  };
}
