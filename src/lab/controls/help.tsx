/** Keys that stand for controls, which can be switched off, and what the page computes. */
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Lab } from '../lab.ts';
import { Dialog, type DialogRef } from './dialog.tsx';
import { SHORTCUTS, shortcutOf } from './shortcuts.ts';

interface HelpProps {
  readonly dialog: DialogRef;
  /** Whether single keys act. */
  readonly keys: Signal<boolean>;
}

export function Help({ dialog, keys }: HelpProps) {
  return (
    <Dialog dialog={dialog} title="Help">
      <p>
        Metal grows from the electrode at the bottom. The cation concentration, the potential and the metal are solved
        together: Nernst-Planck in the electrolyte, Butler-Volmer at the surface, with measured conductivity,
        transference number and exchange current. The plane repeats to the sides unless the study says otherwise.
      </p>
      <p class="hint">
        The numbers are those of the command line: take the study file away and run it with{' '}
        <code>npx tipfield compare study.yaml</code>.
      </p>
      <h3>Keys</h3>
      <label class="toggle">
        <input
          type="checkbox"
          checked={keys.value}
          onChange={({ currentTarget }) => {
            keys.value = currentTarget.checked;
          }}
        />
        Single keys act
      </label>
      <dl class="keys">
        {SHORTCUTS.map(({ shown, does }) => (
          <div key={shown}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>This help</dd>
        </div>
      </dl>
    </Dialog>
  );
}

/** Listens for keys while they are wanted. */
export function useShortcuts(lab: Lab, keys: Signal<boolean>, showHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // Asked at each press: an effect of the signal would come later than the next key.
      const shortcut = keys.peek() ? shortcutOf(event) : null;
      if (!shortcut) return;
      event.preventDefault();
      if (shortcut === 'help') showHelp();
      else shortcut.act(lab);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [lab, keys, showHelp]);
}
