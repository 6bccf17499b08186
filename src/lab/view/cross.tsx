/** The place under the pointer, in all panels. */
import { useComputed } from '@preact/signals';
import type { Lab } from '../lab.ts';
import { clampWindow, seenAt } from './frame-window.ts';

export function Cross({ lab }: { readonly lab: Lab }) {
  const place = useComputed(() => {
    const probe = lab.probe.value;
    if (!probe) return null;
    const { across, down } = seenAt(clampWindow(lab.view.value.window), probe);
    return across < 0 || across > 1 || down < 0 || down > 1 ? null : { across, down };
  });
  if (!place.value) return null;
  const { across, down } = place.value;
  return (
    <svg
      class="panel-cross"
      style={{ left: `${100 * across}%`, top: `${100 * down}%` }}
      viewBox="-12 -12 24 24"
      aria-hidden="true"
    >
      <path class="edge" d="M-11 0H-4M4 0H11M0 -11V-4M0 4V11" />
      <path d="M-11 0H-4M4 0H11M0 -11V-4M0 4V11" />
    </svg>
  );
}
