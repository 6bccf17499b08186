/** Zoom for those without a wheel, and what keys do on a picture. */
import { useComputed } from '@preact/signals';
import type { Lab } from '../lab.ts';
import { WHOLE } from '../lab.ts';
import { MIDDLE, MOST_ZOOM, zoomAbout } from './frame-window.ts';

/** By how much a key or a button magnifies [–] */
export const ZOOM_STEP = 1.4;

export function ZoomButtons({ lab }: { readonly lab: Lab }) {
  const zoom = useComputed(() => lab.view.value.window.zoom);
  const by = (factor: number) => lab.look({ window: zoomAbout(lab.view.value.window, factor, MIDDLE) });
  return (
    <div class="zoom">
      <fieldset class="zoom-buttons" aria-label="Zoom">
        <button
          type="button"
          class="button quiet"
          aria-label="Zoom out"
          disabled={zoom.value <= 1}
          onClick={() => by(1 / ZOOM_STEP)}
        >
          −
        </button>
        <button
          type="button"
          class="button quiet num"
          aria-label={`Zoom ${zoom.value.toFixed(1)} times, show all`}
          disabled={zoom.value <= 1}
          onClick={() => lab.look({ window: WHOLE })}
        >
          {zoom.value.toFixed(1)}×
        </button>
        <button
          type="button"
          class="button quiet"
          aria-label="Zoom in"
          disabled={zoom.value >= MOST_ZOOM}
          onClick={() => by(ZOOM_STEP)}
        >
          +
        </button>
      </fieldset>
      <p class="hidden" id="panel-keys">
        With the keyboard on a picture: arrows move the probe, shift and arrows move the picture, plus and minus zoom, 0
        shows all, escape takes the probe away; enter uses the tool at the probe.
      </p>
    </div>
  );
}
