/** Files dropped on a panel. */
import type { Signal } from '@preact/signals';
import type { Lab } from '../lab.ts';

/** Hands dropped files to the lab, until the function it gives is called; `dropping` tells that one hangs above. */
export function watchDrops(lab: Lab, index: number, element: HTMLElement, dropping: Signal<boolean>): () => void {
  const control = new AbortController();
  const { signal } = control;
  const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  const onOver = (event: DragEvent) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    dropping.value = true;
  };
  const onLeave = ({ relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) dropping.value = false;
  };
  const onDrop = (event: DragEvent) => {
    dropping.value = false;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void lab.takeFile(file, index);
  };
  element.addEventListener('dragenter', onOver, { signal });
  element.addEventListener('dragover', onOver, { signal });
  element.addEventListener('dragleave', onLeave, { signal });
  element.addEventListener('drop', onDrop, { signal });
  return () => control.abort();
}
