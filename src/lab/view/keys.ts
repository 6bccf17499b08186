/** What keys do on a panel that has the focus. */
import type { Signal } from '@preact/signals';
import { type Lab, type Probe, WHOLE } from '../lab.ts';
import { addNucleus } from './add-nucleus.ts';
import { clampWindow, MIDDLE, pan, seenAt, zoomAbout } from './frame-window.ts';
import type { Strokes } from './gestures.ts';
import { readingsAt } from './reading.ts';
import { ZOOM_STEP } from './zoom-buttons.tsx';

/** By how much shift and an arrow move the picture, in panels [–] */
const PAN = 0.15;

const ARROWS: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export interface KeyTargets {
  readonly strokes: Strokes;
  /** Told to screen readers: what keys found, not what pointers pass over. */
  readonly spoken: Signal<string>;
}

/** Answers keys until the function it gives is called. */
export function watchKeys(lab: Lab, index: number, element: HTMLElement, { strokes, spoken }: KeyTargets): () => void {
  const probeNow = (): Probe => lab.probe.value ?? clampWindow(lab.view.value.window);

  function moveProbe(right: number, up: number): void {
    const shown = lab.shown.value[index];
    if (!shown) return;
    const { nx, ny } = shown.input.grid;
    const inside = (share: number, cells: number) => Math.min(1 - 0.5 / cells, Math.max(0.5 / cells, share));
    const { x, y } = probeNow();
    const probe = { x: inside(x + right / nx, nx), y: inside(y + up / ny, ny) };
    lab.point(probe);
    follow(probe);
    const words = readingsAt(shown, probe).map(({ name, value }) => `${name} ${value}`);
    spoken.value = words.join(', ');
  }

  /** Brings a probe that left the picture back into it. */
  function follow(probe: Probe): void {
    const window = clampWindow(lab.view.value.window);
    const { across, down } = seenAt(window, probe);
    const beyond = (share: number) => Math.min(0, share - 0.02) + Math.max(0, share - 0.98);
    if (beyond(across) || beyond(down)) lab.look({ window: pan(window, -beyond(across), -beyond(down)) });
  }

  function useTool(): boolean {
    const tool = lab.tool.value;
    if (tool === 'look') return false;
    const probe = probeNow();
    lab.point(probe);
    if (tool === 'nucleus') addNucleus(lab, index, probe);
    else {
      const stroke = strokes.begin();
      stroke?.to(probe);
      stroke?.end();
      strokes.end();
    }
    return true;
  }

  function answers(event: KeyboardEvent): boolean {
    const window = clampWindow(lab.view.value.window);
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) lab.look({ window: pan(window, -PAN * arrow[0], PAN * arrow[1]) });
    else if (arrow) moveProbe(...arrow);
    else if (event.key === '+' || event.key === '=') lab.look({ window: zoomAbout(window, ZOOM_STEP, MIDDLE) });
    else if (event.key === '-') lab.look({ window: zoomAbout(window, 1 / ZOOM_STEP, MIDDLE) });
    else if (event.key === '0') lab.look({ window: WHOLE });
    else if (event.key === 'Escape' && lab.probe.value) lab.point(null);
    else return (event.key === 'Enter' || event.key === ' ') && useTool();
    return true;
  }

  const onKey = (event: KeyboardEvent) => {
    if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey || !answers(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  element.addEventListener('keydown', onKey);
  return () => element.removeEventListener('keydown', onKey);
}
