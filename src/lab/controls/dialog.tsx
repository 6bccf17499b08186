/** A native dialog with its title and a button that closes it. */
import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icons.tsx';

/** What opens and closes a dialog. */
export type DialogRef = RefObject<HTMLDialogElement | null>;

interface DialogProps {
  readonly dialog: DialogRef;
  readonly title: string;
  readonly children: ComponentChildren;
}

export function Dialog({ dialog, title, children }: DialogProps) {
  const id = useId();
  return (
    <dialog ref={dialog} aria-labelledby={id}>
      <div class="dialog">
        <div class="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="button quiet small" aria-label="Close" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
