/** Keeps a panel's canvases as its signals say: painted before the next frame of the screen, and only when something changed. */
import { effect, type Signal, signal } from '@preact/signals';
import type { Lab } from '../lab.ts';
import { drawOverlay } from './overlay.ts';
import { paintPanel } from './painter.ts';
import { scaleOf } from './scale.ts';

/** Of a canvas, in device pixels; `ratio` of them per CSS pixel. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

export const NO_SIZE: Size = { width: 0, height: 0, ratio: 1 };

/** No finer than this, because four times the pixels are not seen but paid for. */
const MOST_RATIO = 2;

export interface Display {
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly sheet: HTMLCanvasElement;
  readonly size: Signal<Size>;
  /** What the user is told in place of a picture. */
  readonly failure: Signal<string>;
}

/** Shows case `index` until the function it gives is called. */
export function showPanel(lab: Lab, index: number, display: Display): () => void {
  const { element, canvas, size } = display;
  const restored = signal(0);
  const scale = scaleOf(lab);
  const resized = new ResizeObserver(() => {
    size.value = sizeOf(element);
  });
  resized.observe(element);
  const onRestored = () => {
    restored.value += 1;
  };
  canvas.addEventListener('webglcontextrestored', onRestored);
  let asked = 0;
  const stop = effect(() => {
    const now = {
      shown: lab.shown.value[index],
      view: lab.view.value,
      scale: scale.value,
      size: size.value,
      again: restored.value,
    };
    if (!now.shown || now.size.width === 0) return;
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => paint(display, now));
  });
  return () => {
    stop();
    cancelAnimationFrame(asked);
    resized.disconnect();
    canvas.removeEventListener('webglcontextrestored', onRestored);
  };
}

type Now =
  Parameters<typeof paintPanel> extends [unknown, infer Shown, infer View, infer Scale, ...unknown[]]
    ? { readonly shown: Shown; readonly view: View; readonly scale: Scale; readonly size: Size }
    : never;

function paint({ canvas, sheet, failure }: Display, { shown, view, scale, size }: Now): void {
  for (const each of [canvas, sheet]) {
    if (each.width !== size.width) each.width = size.width;
    if (each.height !== size.height) each.height = size.height;
  }
  const painting = paintPanel(canvas, shown, view, scale, size.ratio);
  if (painting === 'unsupported') {
    failure.value =
      'This browser has no WebGL2, which paints the fields. The curves and the readings are as they should be.';
  }
  if (painting === 'waiting') return;
  const context = sheet.getContext('2d');
  if (context) drawOverlay(context, shown, view, size);
  canvas.dataset.time = String(shown.fields.time);
  canvas.dataset.step = String(shown.fields.step);
  canvas.dataset.layer = view.layer;
}

function sizeOf(element: HTMLElement): Size {
  const ratio = Math.min(MOST_RATIO, devicePixelRatio);
  const pixels = (length: number) => Math.max(1, Math.round(length * ratio));
  return { width: pixels(element.clientWidth), height: pixels(element.clientHeight), ratio };
}
