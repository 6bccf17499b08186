/** One case: its name, its picture with all that lies over it, and what is under the pointer. */
import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Lab } from '../lab.ts';
import { Brush } from './brush.tsx';
import { Cross } from './cross.tsx';
import { NO_SIZE, type Size, showPanel } from './display.ts';
import { watchDrops } from './drops.ts';
import type { Spot } from './frame-window.ts';
import { watchPointers } from './gestures.ts';
import { watchKeys } from './keys.ts';
import { Nuclei } from './nuclei-handles.tsx';
import { Readings } from './readings.tsx';
import { keptStrokes, type Stroke } from './stroke.ts';
import { endOf, materialOf, sentence } from './words.ts';

export interface PanelProps {
  readonly lab: Lab;
  readonly index: number;
  /** Width over height [–] */
  readonly aspect: number;
}

export function Panel({ lab, index, aspect }: PanelProps) {
  const field = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const size = useSignal<Size>(NO_SIZE);
  const stroke = useSignal<Stroke | null>(null);
  const hover = useSignal<Spot | null>(null);
  const failure = useSignal('');
  const dropping = useSignal(false);
  const spoken = useSignal('');

  useEffect(() => {
    const [element, canvas, sheet] = [field.current, picture.current, overlay.current];
    if (!element || !canvas || !sheet) return;
    const strokes = keptStrokes(lab, index, stroke);
    const ends = [
      showPanel(lab, index, { element, canvas, sheet, size, failure }),
      watchPointers(lab, index, element, { hover, strokes }),
      watchKeys(lab, index, element, { strokes, spoken }),
      watchDrops(lab, index, element, dropping),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [lab, index, size, stroke, hover, failure, dropping, spoken]);

  const shown = useComputed(() => lab.shown.value[index]);
  const label = useComputed(() => {
    const name = lab.setup.value.shown[index];
    return shown.value?.input.label ?? lab.study.value.cases.find((input) => input.name === name)?.label ?? name;
  });
  const material = useComputed(() => (shown.value ? materialOf(shown.value) : ''));
  const end = useComputed(() => (shown.value ? endOf(shown.value) : ''));
  const words = useComputed(() =>
    shown.value ? sentence(shown.value, lab.view.value) : `${label.value}: not started yet`,
  );
  const emptyMap = useComputed(() => lab.view.value.layer === 'filler' && shown.value?.shares === null);
  const touch = useComputed(() => (lab.tool.value === 'look' && lab.view.value.window.zoom <= 1 ? 'pan-y' : 'none'));
  return (
    <section class="panel" style={{ '--aspect': aspect }} aria-label={label}>
      <header class="panel-head">
        <h2>{label}</h2>
        <span class="hint num" title={material}>
          {material}
        </span>
        <strong class="panel-end">{end}</strong>
      </header>
      <div
        ref={field}
        class="panel-field"
        role="application"
        aria-roledescription="picture of a cell"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows, + and − move what it shows.
        tabIndex={0}
        aria-label={words}
        aria-describedby="panel-keys"
        data-tool={lab.tool}
        style={{ touchAction: touch.value }}
      >
        <canvas ref={picture} data-panel={index} />
        <canvas ref={overlay} data-overlay={index} />
        <Brush lab={lab} index={index} stroke={stroke} hover={hover} size={size} />
        <Cross lab={lab} />
        <Nuclei lab={lab} index={index} field={field} />
        {emptyMap.value && <p class="panel-note">No filler in this case. Paint some, or drop a picture here.</p>}
        {failure.value && <p class="panel-note">{failure}</p>}
        {dropping.value && <p class="panel-drop">Drop a picture: it becomes the filler of {label}</p>}
      </div>
      <Readings lab={lab} index={index} />
      <p class="hidden" role="status">
        {spoken}
      </p>
    </section>
  );
}
