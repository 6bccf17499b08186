/** A stroke of the brush: the filler of a case as a mask, changed where the brush goes. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Lab, Probe } from '../lab.ts';
import { maskChange, maskOf, strokeTo } from '../study/mask.ts';
import { casesOf } from './nuclei.ts';

export interface Stroke {
  readonly paints: boolean;
  /** Where the brush has been. */
  readonly places: ReadonlySignal<readonly Probe[]>;
  to(place: Probe): void;
  /** Hands the changed filler to the lab. */
  end(): void;
}

let strokes = 0;

/** Begins a stroke with the present tool in case `index`; null where the tool is no brush. */
function beginStroke(lab: Lab, index: number): Stroke | null {
  const tool = lab.tool.value;
  const cases = casesOf(lab);
  const input = cases[index];
  if (!input || (tool !== 'paint' && tool !== 'erase')) return null;
  const mask = maskOf(input);
  const places = signal<readonly Probe[]>([]);
  const metres = ({ x, y }: Probe) => [x * mask.columns * mask.size, y * mask.rows * mask.size] as const;
  let changed = false;
  return {
    paints: tool === 'paint',
    places,
    to(place) {
      const before = places.value[places.value.length - 1] ?? place;
      const value = tool === 'paint' ? 1 : 0;
      const touched = strokeTo(
        mask,
        metres(before),
        metres(place),
        lab.view.value.brush,
        value,
        input.sides === 'periodic',
      );
      changed = touched || changed;
      places.value = [...places.value, place];
    },
    end() {
      if (!changed) return;
      strokes += 1;
      const other = lab.shown.value.find((shown, k) => k !== index && shown.input.filler);
      lab.set(maskChange(input, mask, other?.input), `stroke ${strokes}`);
    },
  };
}

/** A stroke that the run has not taken up after this long [ms] is no longer shown: it changed nothing, or was refused. */
const PATIENCE = 3000;

/** Strokes of a panel, each shown until the run shows the filler that it made. */
export function keptStrokes(lab: Lab, index: number, stroke: Signal<Stroke | null>) {
  let forget = () => {};
  return {
    begin(): Stroke | null {
      forget();
      stroke.value = beginStroke(lab, index);
      return stroke.value;
    },
    end(): void {
      const before = lab.shown.value[index]?.shares;
      const drop = () => {
        clearTimeout(timer);
        stop();
        stroke.value = null;
      };
      const timer = setTimeout(drop, PATIENCE);
      const stop = lab.shown.subscribe((shown) => {
        if (shown[index]?.shares !== before) queueMicrotask(drop);
      });
      forget = drop;
    },
  };
}
