/** Nuclei that can be taken hold of: dragged by a pointer, moved and resized by keys. */
import { useComputed, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { Nucleus } from '../../case/case.ts';
import { formatQuantity } from '../../output/quantity.ts';
import { createGesture, type Gesture } from '../controls/gesture.ts';
import type { Lab } from '../lab.ts';
import { clampWindow, placeAt, seenAt } from './frame-window.ts';
import { casesOf, moved, nucleiChange, placeOf } from './nuclei.ts';

/** More than these would hide the picture. */
const MOST_HANDLES = 24;
/** Changes of a drag are handed over no more often than this [ms], because each starts the run anew. */
const PACE = 150;

export interface NucleiProps {
  readonly lab: Lab;
  readonly index: number;
  readonly field: RefObject<HTMLElement | null>;
}

export function Nuclei({ lab, index, field }: NucleiProps) {
  const gesture = useRef<Gesture | null>(null);
  const dragged = useSignal<{ readonly place: number; readonly nucleus: Nucleus } | null>(null);
  const handles = useComputed(() => {
    const input = casesOf(lab)[index];
    const nuclei = input?.surface.nuclei ?? [];
    if (!input || input.surface.island || nuclei.length > MOST_HANDLES || lab.tool.value !== 'look') return [];
    const window = clampWindow(lab.view.value.window);
    return nuclei
      .map((nucleus, place) => {
        const now = dragged.value?.place === place ? dragged.value.nucleus : nucleus;
        return {
          place,
          nucleus: now,
          width: input.grid.nx * input.grid.spacing,
          ...seenAt(window, placeOf(input, now)),
        };
      })
      .filter(({ across, down }) => across >= 0 && across <= 1 && down >= 0 && down <= 1);
  });

  const change = (place: number, next: Nucleus | null) => {
    const cases = casesOf(lab);
    const before = cases[index].surface.nuclei;
    const nuclei = next
      ? before.map((nucleus, k) => (k === place ? next : nucleus))
      : before.filter((_, k) => k !== place);
    gesture.current ??= createGesture(lab, `nuclei ${index}`, later);
    gesture.current.change([nucleiChange(cases, index, nuclei)]);
  };
  const begin = () => {
    gesture.current ??= createGesture(lab, `nuclei ${index}`, later);
    gesture.current.begin();
  };

  function drag(event: PointerEvent, place: number): void {
    const rect = field.current?.getBoundingClientRect();
    const input = casesOf(lab)[index];
    if (!rect || !input || dragged.value?.place !== place) return;
    const { x } = placeAt(clampWindow(lab.view.value.window), (event.clientX - rect.left) / rect.width, 0);
    const nucleus = moved(input, dragged.value.nucleus, x * input.grid.nx * input.grid.spacing);
    dragged.value = { place, nucleus };
    change(place, nucleus);
  }

  function key(event: KeyboardEvent, place: number): void {
    const input = casesOf(lab)[index];
    const nucleus = input.surface.nuclei[place];
    const { spacing } = input.grid;
    const across = { ArrowLeft: -spacing, ArrowRight: spacing }[event.key] ?? 0;
    const wider = { ArrowUp: 0.5 * spacing, ArrowDown: -0.5 * spacing }[event.key] ?? 0;
    const removes = event.key === 'Delete' || event.key === 'Backspace';
    if (!across && !wider && !removes) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) begin();
    change(place, removes ? null : moved(input, nucleus, nucleus.position + across, nucleus.radius + wider));
    if (removes) field.current?.focus();
    gesture.current?.end();
  }

  return (
    <>
      {handles.value.map(({ place, nucleus, width, across, down }) => (
        <span
          key={place}
          class="nucleus"
          role="slider"
          tabIndex={0}
          aria-label={`Nucleus ${place + 1}`}
          aria-valuemin={0}
          aria-valuemax={Number((width * 1e6).toPrecision(4))}
          aria-valuenow={Number((nucleus.position * 1e6).toPrecision(4))}
          aria-valuetext={`${formatQuantity(nucleus.position, 'm', 3)} from the left, radius ${formatQuantity(nucleus.radius, 'm', 3)}`}
          aria-description="Left and right move it, up and down change its radius, delete removes it."
          title="A nucleus of the start: drag it to another place. The run starts anew."
          style={{ left: `${100 * across}%`, top: `${100 * down}%` }}
          onPointerDown={(event) => {
            event.stopPropagation();
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            begin();
            dragged.value = { place, nucleus };
          }}
          onPointerMove={(event) => drag(event, place)}
          onPointerUp={() => {
            gesture.current?.end();
            dragged.value = null;
          }}
          onPointerCancel={() => {
            gesture.current?.end();
            dragged.value = null;
          }}
          onDblClick={(event) => event.stopPropagation()}
          onKeyDown={(event) => key(event, place)}
        />
      ))}
    </>
  );
}

function later(work: () => void): () => void {
  const timer = setTimeout(work, PACE);
  return () => clearTimeout(timer);
}
