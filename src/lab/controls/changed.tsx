/** What is set apart from the study, and what that means for a file or a link of it. */
import type { Lab } from '../lab.ts';
import { Icon } from './icons.tsx';
import { counted } from './words.ts';

export function Changed({ lab }: { readonly lab: Lab }) {
  const { set } = lab.setup.value;
  const midway = lab.changes.value.length;
  if (set.length === 0 && midway === 0) return null;
  return (
    <section class="card changed-note" aria-label="Changes">
      <p>
        <strong>{counted(set.length, 'value')} changed.</strong>{' '}
        {midway > 0 &&
          'Some while it ran: a link, a study file or a restart takes the present values from the start, so its course differs from what you see.'}
      </p>
      <div class="row">
        <button type="button" class="button small" disabled={set.length === 0} onClick={() => lab.reset()}>
          <Icon name="back" />
          Back to the study
        </button>
        {midway > 0 && (
          <button type="button" class="button small" onClick={() => lab.restart()}>
            <Icon name="restart" />
            Restart with these values
          </button>
        )}
      </div>
    </section>
  );
}
