/** The page's model: what it knows, as signals, and what can be done with it. Components read the one and call the other. */
import type { ReadonlySignal } from '@preact/signals';
import type { BackendInfo } from '../backend/backend.ts';
import type { BackendKind } from '../backend/backend-kind.ts';
import type { Case, Study } from '../case/case.ts';
import type { DepositionRow, Outcome } from '../experiments/deposition.ts';
import type { FrameFields, Pace, ShownShares } from './solver/protocol.ts';
import type { Found, Setup } from './study/setup.ts';

/** What a panel shows in colours. */
export const LAYERS = ['concentration', 'potential', 'current', 'metal', 'filler'] as const;
export type Layer = (typeof LAYERS)[number];

/** What a pointer does on a panel. */
export const TOOLS = ['look', 'nucleus', 'paint', 'erase'] as const;
export type Tool = (typeof TOOLS)[number];

/** The part of the domain that both panels show. */
export interface Window {
  /** Its middle, as shares of the domain's width and height from the lower left corner [–] */
  readonly x: number;
  readonly y: number;
  /** 1 shows all of the domain [–] */
  readonly zoom: number;
}

export const WHOLE: Window = { x: 0.5, y: 0.5, zoom: 1 };

/** How it is shown. */
export interface View {
  readonly layer: Layer;
  /** Lines of the current. */
  readonly lines: boolean;
  /** Outlines of filler and interphase. */
  readonly outlines: boolean;
  readonly window: Window;
  /** Simulated seconds in a second at most [–]; Infinity: as fast as it goes. */
  readonly speed: number;
  /** Radius of the brush [m] */
  readonly brush: number;
}

/** One case shown. */
export interface Shown {
  /** Known values throughout, once the run is open. */
  readonly input: Case;
  readonly fields: FrameFields;
  /** All samples since the start. */
  readonly rows: readonly DepositionRow[];
  readonly outcome: Outcome;
  /** Shares of filler and interphase [–]; null without a filler. */
  readonly shares: ShownShares;
}

/** A place under the pointer, in one panel and so in all: shares of the domain from the lower left corner [–]. */
export interface Probe {
  readonly x: number;
  readonly y: number;
}

/** Something the user is told; errors stay until they are closed. */
export interface Notice {
  readonly kind: 'error' | 'note';
  readonly text: string;
}

/** `starting`: nothing to show yet. */
export type RunState = 'starting' | 'running' | 'paused' | 'ended' | 'failed';

declare global {
  interface Window {
    /** The page's model, for the console and for tests: `lab.shown.value[0].fields.concentration`. */
    lab: Lab;
  }
}

export interface Lab {
  // What is simulated.
  readonly setup: ReadonlySignal<Setup>;
  /** All cases of the study with what is set, as parsed: unknowns may still be NaN. */
  readonly study: ReadonlySignal<Study>;
  readonly found: ReadonlySignal<Found>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  // The run.
  readonly state: ReadonlySignal<RunState>;
  /** In the order of `setup.shown`; empty while it starts. */
  readonly shown: ReadonlySignal<readonly Shown[]>;
  /** Of the clock [s] */
  readonly time: ReadonlySignal<number>;
  readonly pace: ReadonlySignal<Pace | null>;
  readonly backend: ReadonlySignal<{ readonly info: BackendInfo; readonly why: string } | null>;
  /** Times at which something was changed while it ran [s] */
  readonly changes: ReadonlySignal<readonly number[]>;
  // How it is shown.
  readonly view: ReadonlySignal<View>;
  readonly tool: ReadonlySignal<Tool>;
  readonly probe: ReadonlySignal<Probe | null>;
  /** Index in `shown` of the case that the sliders of materials change. */
  readonly selected: ReadonlySignal<number>;
  readonly notice: ReadonlySignal<Notice | null>;

  // What can be done. What concerns the study takes effect at once where the run can go on with it, else the run starts anew.
  /** Another study of the package, by name, without changes. */
  openStudy(name: string): void;
  /** A study file of one's own. Tells what is wrong with it. */
  openText(text: string, name?: string): void;
  /** Which cases are shown. */
  show(names: readonly string[]): void;
  /**
   * Lays changes `path=value` over the study. `gesture` joins the changes of one drag into one step of undo. What is wrong is told, and
   * nothing changes.
   */
  set(changes: readonly string[], gesture?: string): void;
  /** Takes back what is set at these paths, as they stand before the `=` of a change. */
  unset(paths: readonly string[]): void;
  /** Takes back all changes of the study. */
  reset(): void;
  undo(): void;
  redo(): void;
  run(): void;
  pause(): void;
  step(): void;
  restart(): void;
  useBackend(kind: BackendKind): void;
  look(change: Partial<View>): void;
  useTool(tool: Tool): void;
  point(probe: Probe | null): void;
  select(index: number): void;
  tell(notice: Notice | null): void;
  /** A file that was dropped on a panel or chosen: a picture becomes the filler of case `index`, a YAML file a study. */
  takeFile(file: File, index: number): Promise<void>;
}
