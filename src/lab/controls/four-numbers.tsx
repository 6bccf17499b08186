/** A case from four measured numbers, typed with their units. */
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { metals } from '../../case/metals.ts';
import { StudyError } from '../../case/study-error.ts';
import type { Lab } from '../lab.ts';
import { fourNumbers } from '../study/four-numbers.ts';

type Key = 'conductivity' | 'transference' | 'exchangeCurrent' | 'temperature';

/** In the order of the form; labels as the errors of `fourNumbers` begin. */
const FIELDS: readonly { readonly key: Key; readonly label: string; readonly hint: string }[] = [
  { key: 'conductivity', label: 'Conductivity', hint: 'of the ions, at the temperature below' },
  { key: 'transference', label: 'Transference number', hint: 'of the cation, up to 1' },
  { key: 'exchangeCurrent', label: 'Exchange current density', hint: 'of plating and stripping' },
  { key: 'temperature', label: 'Temperature', hint: 'of the cell' },
];

/** What stands in the form at first, because a form with an example explains itself. */
const PVH: Readonly<Record<Key, string>> = {
  conductivity: '0.36 mS/cm',
  transference: '0.19',
  exchangeCurrent: '0.049 mA/cm2',
  temperature: '25 degC',
};

interface FourNumbersProps {
  readonly lab: Lab;
  /** The study is there. */
  readonly onDone: () => void;
}

export function FourNumbers({ lab, onDone }: FourNumbersProps) {
  const form = useRef<HTMLFormElement>(null);
  const fields = useSignal(PVH);
  const metal = useSignal('lithium');
  const problems = useSignal<readonly string[]>([]);
  const wrongOf = (label: string) => problems.value.find((problem) => problem.startsWith(`${label}: `));
  const others = problems.value.filter((problem) => !FIELDS.some(({ label }) => problem.startsWith(`${label}: `)));

  function start(event: Event): void {
    event.preventDefault();
    try {
      const text = fourNumbers({ ...fields.value, metal: metal.value });
      problems.value = [];
      onDone();
      lab.openText(text, 'four-numbers');
    } catch (error) {
      if (!(error instanceof StudyError)) throw error;
      problems.value = error.problems;
      const first = FIELDS.find(({ label }) => wrongOf(label) !== undefined);
      form.current?.querySelector<HTMLInputElement>(`[name=${first?.key ?? 'conductivity'}]`)?.focus();
    }
  }

  return (
    <form ref={form} class="four" onSubmit={start} noValidate>
      <p class="hint">
        Current, duration and shape are chosen from them, each with its reason in the study file. What stands here is
        the polymer PVH.
      </p>
      {FIELDS.map(({ key, label, hint }) => (
        <FourField
          key={key}
          name={key}
          label={label}
          hint={hint}
          value={fields.value[key]}
          wrong={wrongOf(label)?.slice(label.length + 2)}
          onType={(text) => {
            fields.value = { ...fields.value, [key]: text };
          }}
        />
      ))}
      <label class="field metal">
        <span class="hint">Metal</span>
        <select
          value={metal.value}
          onChange={(event) => {
            metal.value = event.currentTarget.value;
          }}
        >
          {Object.keys(metals).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p class="wrong" role="alert">
        {others.join(' ')}
      </p>
      <div class="dialog-foot">
        <button type="submit" class="button primary">
          Grow
        </button>
      </div>
    </form>
  );
}

interface FourFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly wrong: string | undefined;
  readonly onType: (text: string) => void;
}

function FourField({ name, label, hint, value, wrong, onType }: FourFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        class="num"
        autocomplete="off"
        spellcheck={false}
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-said`}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <p class={wrong ? 'wrong' : 'hint'} id={`${id}-said`}>
        {wrong ?? hint}
      </p>
    </div>
  );
}
