/** What pointers do on a panel: mouse, pen and fingers. */
import type { Signal } from '@preact/signals';
import { type Lab, type Probe, WHOLE } from '../lab.ts';
import { addNucleus } from './add-nucleus.ts';
import { clampWindow, pan, placeAt, type Spot, zoomAbout } from './frame-window.ts';
import type { Stroke } from './stroke.ts';

/** Strokes of the brush, kept by the panel that shows them. */
export interface Strokes {
  begin(): Stroke | null;
  end(): void;
}

export interface PointerTargets {
  readonly hover: Signal<Spot | null>;
  readonly strokes: Strokes;
}

/** A press that moves less than this is a click [CSS px]. */
const CLICK = 6;
/** Magnification per pixel of the wheel, ln [–]; a trackpad's pinch comes as a wheel with ctrl and small steps. */
const WHEEL = 0.0018;
const PINCH = 0.01;
/** Pixels of a line of the wheel. */
const LINE = 16;

/** Answers pointers until the function it gives is called. */
export function watchPointers(
  lab: Lab,
  index: number,
  element: HTMLElement,
  { hover, strokes }: PointerTargets,
): () => void {
  const control = new AbortController();
  const { signal } = control;
  const down = new Map<number, Spot>();
  let stroke: Stroke | null = null;
  let travelled = 0;

  const spotOf = ({ clientX, clientY }: MouseEvent): Spot => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { across: (clientX - left) / width, down: (clientY - top) / height };
  };
  const windowNow = () => clampWindow(lab.view.value.window);
  const placeOf = (spot: Spot): Probe => placeAt(windowNow(), spot.across, spot.down);
  const point = (spot: Spot) => {
    const isOver = spot.across >= 0 && spot.across <= 1 && spot.down >= 0 && spot.down <= 1;
    if (isOver) lab.point(placeOf(spot));
  };
  const endStroke = () => {
    stroke?.end();
    stroke = null;
    strokes.end();
  };

  function onDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    const spot = spotOf(event);
    down.set(event.pointerId, spot);
    travelled = 0;
    element.setPointerCapture(event.pointerId);
    if (down.size > 1) {
      endStroke();
      return;
    }
    stroke = strokes.begin();
    stroke?.to(placeOf(spot));
  }

  function onMove(event: PointerEvent): void {
    const spot = spotOf(event);
    hover.value = event.pointerType === 'touch' && !stroke ? null : spot;
    const before = down.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== 'touch') point(spot);
      return;
    }
    travelled += Math.hypot(spot.across - before.across, spot.down - before.down) * element.clientWidth;
    if (stroke) stroke.to(placeOf(spot));
    else if (down.size === 2) pinch(event.pointerId, before, spot);
    else if (lab.tool.value === 'look' && windowNow().zoom > 1) {
      lab.look({ window: pan(windowNow(), spot.across - before.across, spot.down - before.down) });
    }
    if (down.size === 1) point(spot);
    down.set(event.pointerId, spot);
  }

  /** What lies under two fingers stays under them. */
  function pinch(moving: number, from: Spot, to: Spot): void {
    const still = [...down].find(([id]) => id !== moving)?.[1];
    if (!still) return;
    const apart = (spot: Spot) => Math.max(0.02, Math.hypot(spot.across - still.across, spot.down - still.down));
    const middle = (spot: Spot) => ({ across: (spot.across + still.across) / 2, down: (spot.down + still.down) / 2 });
    lab.look({ window: zoomAbout(windowNow(), apart(to) / apart(from), middle(from), middle(to)) });
  }

  function onUp(event: PointerEvent): void {
    if (!down.delete(event.pointerId)) return;
    const spot = spotOf(event);
    if (stroke) {
      endStroke();
      return;
    }
    if (event.type === 'pointercancel' || travelled > CLICK || down.size > 0) return;
    if (lab.tool.value === 'nucleus') addNucleus(lab, index, placeOf(spot));
    point(spot);
  }

  function onLeave({ pointerType }: PointerEvent): void {
    hover.value = null;
    if (pointerType !== 'touch') lab.point(null);
  }

  /** Without ctrl the wheel belongs to the page, until something is magnified. */
  function onWheel(event: WheelEvent): void {
    const before = windowNow();
    if (!(event.ctrlKey || event.metaKey) && before.zoom <= 1) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
    const factor = Math.exp(-pixels * (event.ctrlKey && Math.abs(pixels) < 50 ? PINCH : WHEEL));
    lab.look({ window: zoomAbout(before, factor, spotOf(event)) });
  }

  function onDouble(): void {
    if (lab.tool.value === 'look') lab.look({ window: WHOLE });
  }

  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointercancel', onUp, { signal });
  element.addEventListener('pointerleave', onLeave, { signal });
  element.addEventListener('wheel', onWheel, { signal, passive: false });
  element.addEventListener('dblclick', onDouble, { signal });
  return () => control.abort();
}
