/** Ways to a study that is not the package's: four numbers, a study file, a picture of a filler. */
import { useRef } from 'preact/hooks';
import type { Lab } from '../lab.ts';
import { Dialog, type DialogRef } from './dialog.tsx';
import { FourNumbers } from './four-numbers.tsx';
import { selectedIndex, shownCase } from './shown-case.ts';

interface OwnStudyProps {
  readonly lab: Lab;
  readonly dialog: DialogRef;
}

export function OwnStudy({ lab, dialog }: OwnStudyProps) {
  const file = useRef<HTMLInputElement>(null);
  const selected = selectedIndex(lab);
  const close = () => dialog.current?.close();
  return (
    <Dialog dialog={dialog} title="Your own cell">
      <FourNumbers lab={lab} onDone={close} />
      <div class="own-file">
        <p class="hint">
          Or take a study file as the command line runs it, or a picture, which becomes the filler of{' '}
          {shownCase(lab, selected)?.label ?? 'the selected case'}: light is filler. A file can also be dropped on a
          cell.
        </p>
        <button type="button" class="button" onClick={() => file.current?.click()}>
          Open a file…
        </button>
        <input
          ref={file}
          class="hidden"
          type="file"
          tabIndex={-1}
          aria-label="A study as YAML, or a picture of a filler"
          accept=".yaml,.yml,image/png,image/jpeg,image/webp"
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            currentTarget.value = '';
            if (!chosen) return;
            close();
            void lab.takeFile(chosen, selected);
          }}
        />
      </div>
    </Dialog>
  );
}
