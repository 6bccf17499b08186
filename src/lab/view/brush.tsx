/** The brush under the pointer, and what a stroke has painted before the run takes it up. */
import { type ReadonlySignal, useComputed } from '@preact/signals';
import { cssColour, fillerColour } from '../../output/colour.ts';
import type { Lab } from '../lab.ts';
import type { Size } from './display.ts';
import { clampWindow, type Spot, seenAt } from './frame-window.ts';
import { casesOf } from './nuclei.ts';
import type { Stroke } from './stroke.ts';

export interface BrushProps {
  readonly lab: Lab;
  readonly index: number;
  readonly stroke: ReadonlySignal<Stroke | null>;
  /** Place of the pointer in the panel [–]; null while it is elsewhere. */
  readonly hover: ReadonlySignal<Spot | null>;
  readonly size: ReadonlySignal<Size>;
}

export function Brush({ lab, index, stroke, hover, size }: BrushProps) {
  const drawn = useComputed(() => {
    const tool = lab.tool.value;
    const grid = casesOf(lab)[index]?.grid;
    const isBrush = tool === 'paint' || tool === 'erase';
    if (!grid || !(isBrush || stroke.value)) return null;
    const window = clampWindow(lab.view.value.window);
    const { width, height, ratio } = size.value;
    const [w, h] = [width / ratio, height / ratio];
    const radius = (lab.view.value.brush / (grid.nx * grid.spacing)) * window.zoom * w;
    const points = (stroke.value?.places.value ?? []).map((place) => {
      const { across, down } = seenAt(window, place);
      return `${across * w},${down * h}`;
    });
    // A line of no length has round ends, if it has two points.
    if (points.length === 1) points.push(points[0]);
    const at = isBrush && hover.value ? { x: hover.value.across * w, y: hover.value.down * h } : null;
    return { w, h, radius, points: points.join(' '), at };
  });
  if (!drawn.value) return null;
  const { w, h, radius, points, at } = drawn.value;
  const colour = stroke.value?.paints ? cssColour(fillerColour) : 'rgb(247,249,251)';
  return (
    <svg class="panel-brush" viewBox={`0 0 ${w} ${h}`} aria-hidden="true">
      {points && <polyline points={points} style={{ stroke: colour, strokeWidth: 2 * radius }} />}
      {at && <circle class="edge" cx={at.x} cy={at.y} r={radius} />}
      {at && <circle cx={at.x} cy={at.y} r={radius} />}
    </svg>
  );
}
