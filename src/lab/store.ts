/** The page's model at work: the study with its changes on one side, the run on the other. */
import { batch, computed, effect, signal } from '@preact/signals';
import { StudyError } from '../case/study-error.ts';
import type { Lab, Notice, Probe, Tool, View } from './lab.ts';
import { type RunningOptions, running } from './running.ts';
import { openDropped } from './study/dropped.ts';
import { beginHistory, type History } from './study/history.ts';
import { parseSetup, shownCases } from './study/parse.ts';
import type { Pictures } from './study/pictures.ts';
import {
  applyChanges,
  openedSetup,
  openedText,
  type Setup,
  showing,
  withoutChanges,
  withoutPaths,
} from './study/setup.ts';

/** Where the page begins, and what it is made of. */
export interface LabOptions extends Pick<RunningOptions, 'startSolver' | 'backend' | 'moves' | 'afterPaint'> {
  /** Its pictures are prepared. */
  readonly setup: Setup;
  readonly view: View;
  readonly pictures: Pictures;
}

/** The model, and what only the page itself may do. */
export interface OpenLab extends Lab {
  /** Nothing is computed while the page cannot be seen. */
  hide(isHidden: boolean): void;
  /** Another study and view, from a link; the pictures of the setup are prepared first. */
  visit(setup: Setup, view: View): Promise<void>;
  end(): void;
}

/** Opens the model and starts the first run. Throws StudyError where the first setup is not a study. */
export function createLab({ setup: first, view: firstView, pictures, ...surroundings }: LabOptions): OpenLab {
  const history = signal<History>(beginHistory(first));
  const setup = computed(() => history.value.present);
  const study = signal(parseSetup(first, pictures).study);
  const view = signal(firstView);
  const tool = signal<Tool>('look');
  const probe = signal<Probe | null>(null);
  const selected = signal(0);
  const notice = signal<Notice | null>(null);
  /** Of the last change that was asked for: one that waits for its pictures is dropped where another came since. */
  let asked = 0;

  const tell = (next: Notice | null) => {
    notice.value = next;
  };
  const run = running({
    ...surroundings,
    tell,
    onSuggestedGrid(cells) {
      const isChosen = setup.value.set.some((change) => change.startsWith('grid='));
      const { nx } = shownCases(setup.value, study.value)[0].grid;
      // Not a step that could be taken back: nobody took it.
      if (!isChosen && cells !== nx && !history.value.canUndo) void move(() => beginHistory(withGrid(cells)));
    },
  });
  const withGrid = (cells: number) => applyChanges(setup.value, [`grid=${cells}`], run.found.value);

  /** Takes a step of the history where what it leads to is a study; else tells what is wrong with it. */
  function move(next: () => History): void | Promise<void> {
    asked += 1;
    const mine = asked;
    const fail = (error: unknown) => {
      if (error instanceof StudyError || error instanceof RangeError) tell({ kind: 'error', text: error.message });
      else throw error;
    };
    const take = (to: History) => {
      if (mine !== asked) return;
      const parsed = parseSetup(to.present, pictures).study;
      const cases = shownCases(to.present, parsed);
      batch(() => {
        history.value = to;
        study.value = parsed;
        selected.value = Math.min(selected.value, cases.length - 1);
        if (notice.value?.kind === 'error') notice.value = null;
      });
      run.apply(cases);
    };
    try {
      const to = next();
      if (pictures.areReady(to.present)) return take(to);
      return pictures
        .prepare(to.present)
        .then(() => take(to))
        .catch(fail);
    } catch (error) {
      fail(error);
    }
  }
  const change = (next: () => Setup, gesture?: string) => move(() => history.value.go(next(), gesture));
  const act = (next: () => Setup, gesture?: string): void => void change(next, gesture);

  const stops = [
    effect(() => {
      const { layer, lines } = view.value;
      run.carry({ current: layer === 'current' || probe.value !== null, lines });
    }),
    effect(() => run.limit(view.value.speed)),
  ];
  run.apply(shownCases(first, study.value));

  return {
    ...run,
    setup,
    study,
    canUndo: computed(() => history.value.canUndo),
    canRedo: computed(() => history.value.canRedo),
    view,
    tool,
    probe,
    selected,
    notice,
    openStudy: (name) => act(() => openedSetup(name)),
    openText: (text, name) => act(() => openedText(text, name)),
    show: (names) => act(() => showing(setup.value, names)),
    set: (changes, gesture) => act(() => applyChanges(setup.value, changes, run.found.value), gesture),
    unset: (paths) => act(() => withoutPaths(setup.value, paths)),
    reset: () => act(() => withoutChanges(setup.value)),
    undo: () => void move(() => history.value.undo()),
    redo: () => void move(() => history.value.redo()),
    look(what) {
      view.value = { ...view.value, ...what };
    },
    useTool(next) {
      tool.value = next;
    },
    point(next) {
      probe.value = next;
    },
    select(index) {
      selected.value = index;
    },
    tell,
    async takeFile(file, index) {
      try {
        const dropped = await openDropped(file);
        if (dropped.kind === 'study') return act(() => openedText(dropped.text, dropped.name));
        const [input, like] = [run.shown.value[index], run.shown.value[1 - index]];
        if (!input) throw new RangeError('the run is still starting: drop the picture again in a moment');
        act(() => applyChanges(setup.value, dropped.changes(input.input, like?.input), run.found.value));
      } catch (error) {
        if (!(error instanceof StudyError || error instanceof RangeError)) throw error;
        tell({ kind: 'error', text: error.message });
      }
    },
    async visit(next, nextView) {
      view.value = nextView;
      await change(() => next);
    },
    end() {
      for (const stop of stops) stop();
      run.end();
    },
  };
}
