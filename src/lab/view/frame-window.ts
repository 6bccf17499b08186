/** The part of the domain that panels show: how it moves, and where things lie in it. */
import type { Probe, Window } from '../lab.ts';

/** Greatest magnification [–]: a cell of a grid of 64 then fills a quarter of a panel. */
export const MOST_ZOOM = 16;

/** Within the domain, whatever a link or a gesture asked for; NaN becomes the whole. */
export function clampWindow({ x, y, zoom }: Window): Window {
  const kept = Math.min(MOST_ZOOM, Math.max(1, zoom || 1));
  const half = 0.5 / kept;
  const inside = (share: number) => Math.min(1 - half, Math.max(half, Number.isFinite(share) ? share : 0.5));
  return { x: inside(x), y: inside(y), zoom: kept };
}

/** Lower left corner of what is shown, as shares of the domain [–]. */
export function cornerOf({ x, y, zoom }: Window): { readonly left: number; readonly bottom: number } {
  return { left: x - 0.5 / zoom, bottom: y - 0.5 / zoom };
}

/** The place in the domain at a place in the panel: shares of its width from the left and of its height from the top [–]. */
export function placeAt(window: Window, across: number, down: number): Probe {
  const { left, bottom } = cornerOf(window);
  return { x: left + across / window.zoom, y: bottom + (1 - down) / window.zoom };
}

/** The place in the panel, from its left and its top [–], of a place in the domain; beyond 0 to 1 it is not seen. */
export function seenAt(window: Window, { x, y }: Probe): Spot {
  const { left, bottom } = cornerOf(window);
  return { across: (x - left) * window.zoom, down: 1 - (y - bottom) * window.zoom };
}

/** A place in a panel: shares from its left and its top [–]. */
export interface Spot {
  readonly across: number;
  readonly down: number;
}

/** Magnified by `factor`; what lay at `from` in the panel lies at `to` then, by default where it was. */
export function zoomAbout(window: Window, factor: number, from: Spot, to: Spot = from): Window {
  const zoom = clampWindow({ ...window, zoom: window.zoom * factor }).zoom;
  const { x, y } = placeAt(window, from.across, from.down);
  return clampWindow({ x: x + (0.5 - to.across) / zoom, y: y - (0.5 - to.down) / zoom, zoom });
}

/** The middle of a panel. */
export const MIDDLE: Spot = { across: 0.5, down: 0.5 };

/** Moved so that what was seen comes along with the pointer, by shares of the panel to the right and downwards [–]. */
export function pan({ x, y, zoom }: Window, across: number, down: number): Window {
  return clampWindow({ x: x - across / zoom, y: y + down / zoom, zoom });
}
