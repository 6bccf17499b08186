/** What is simulated: the study, and which of its cases stand side by side. */
import { useRef } from 'preact/hooks';
import type { Lab } from '../lab.ts';
import { libraryStudies } from '../study/library.ts';
import { OwnStudy } from './own-study.tsx';
import { Pick } from './pick.tsx';

export function StudyBar({ lab }: { readonly lab: Lab }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { study, text } = lab.setup.value;
  const { title, question } = lab.study.value;
  const isOwn = text !== undefined;
  return (
    <section class="card study" aria-label="Study">
      <div class="study-picks">
        <Pick
          class="study-pick"
          label="Study"
          value={isOwn ? '' : study}
          onPick={(name) => name !== '' && lab.openStudy(name)}
        >
          {isOwn && (
            <optgroup label="Your own">
              <option value="">{title}</option>
            </optgroup>
          )}
          <optgroup label="Of the package">
            {libraryStudies().map((one) => (
              <option key={one.name} value={one.name}>
                {one.title}
              </option>
            ))}
          </optgroup>
        </Pick>
        <button type="button" class="button own" onClick={() => dialog.current?.showModal()}>
          Your own…
        </button>
        <CasePicks lab={lab} />
      </div>
      {question && <p class="question">{question}</p>}
      <OwnStudy lab={lab} dialog={dialog} />
    </section>
  );
}

/** Left, and right or nothing; a case is never beside itself. */
function CasePicks({ lab }: { readonly lab: Lab }) {
  const { cases } = lab.study.value;
  const [left = '', right = ''] = lab.setup.value.shown;
  if (cases.length < 2) return null;
  const options = (without: string) =>
    cases
      .filter(({ name }) => name !== without)
      .map(({ name, label }) => (
        <option key={name} value={name}>
          {label}
        </option>
      ));
  return (
    <>
      <Pick
        label="Left"
        value={left}
        onPick={(name) => lab.show(name === right ? [name, left] : right === '' ? [name] : [name, right])}
      >
        {options('')}
      </Pick>
      <Pick label="Right" value={right} onPick={(name) => lab.show(name === '' ? [left] : [left, name])}>
        {options(left)}
        <option value="">Nothing</option>
      </Pick>
    </>
  );
}
