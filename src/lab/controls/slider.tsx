/** One quantity: a native range input with a number field beside it, its unit, what was measured, and the way back. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import type { Case } from '../../case/case.ts';
import { shortNumber } from '../../output/quantity.ts';
import type { Lab } from '../lab.ts';
import { placeOn, type Slider as Quantity, type Range } from '../study/sliders.ts';
import { createGesture } from './gesture.ts';
import { Icon } from './icons.tsx';
import { placeOf, placesOf, typedNumber, valueAt } from './range.ts';
import { knownValue } from './shown-case.ts';
import { Words } from './words-line.tsx';

export interface SliderProps {
  readonly lab: Lab;
  readonly quantity: Quantity;
  /** The case it reads from and writes to, with what is known of it. */
  readonly input: Case;
}

/** The paths that a quantity of a case is set by. */
function pathsOf(quantity: Quantity, input: Case): readonly string[] {
  return quantity.change(quantity.range(input).from, input).map((change) => change.slice(0, change.indexOf('=')));
}

export function Slider({ lab, quantity, input }: SliderProps) {
  const id = useId();
  const draft = useSignal<number | null>(null);
  const gesture = useMemo(() => createGesture(lab, quantity.id), [lab, quantity.id]);
  const { label, symbol, unit } = quantity;

  const value = draft.value ?? knownValue(lab, input, quantity.read);
  const unknown = Number.isNaN(value);
  const text = unknown ? '' : shortNumber(value, 4);
  const words = quantity.words(input);
  const range = quantity.range(input);
  const places = placesOf(quantity, range);
  const paths = pathsOf(quantity, input);
  const changed = lab.setup.value.set.some((one) => paths.some((path) => one.startsWith(`${path}=`)));
  const named = unit === '' ? text : `${text} ${unit}`;

  function slide(place: number): void {
    draft.value = valueAt(quantity, range, place);
    gesture.change(quantity.change(draft.value, input));
  }

  function settle(): void {
    gesture.end();
    draft.value = null;
  }

  function type(field: HTMLInputElement): void {
    const typed = typedNumber(field.value);
    gesture.begin();
    if (Number.isNaN(typed)) lab.tell({ kind: 'error', text: `${label}: “${field.value}” is not a number.` });
    else gesture.change(quantity.change(typed, input));
    gesture.end();
    field.value = shortNumber(knownValue(lab, input, quantity.read), 4);
  }

  return (
    <div class={changed ? 'slider changed' : 'slider'} data-quantity={quantity.id}>
      <span>
        <label for={id}>{label}</label> {symbol !== '' && <i aria-hidden="true">{symbol}</i>}{' '}
        {changed && <span class="hidden">changed</span>}
      </span>
      <span class="slider-value">
        {changed && (
          <button
            type="button"
            class="button quiet small"
            title="Back to the value of the study"
            aria-label={`${label}: back to the value of the study`}
            onClick={() => lab.unset(paths)}
          >
            <Icon name="back" />
          </button>
        )}
        <input
          class="num"
          type="text"
          inputMode="decimal"
          autocomplete="off"
          aria-label={`${label}${unit === '' ? '' : ` in ${unit}`}`}
          placeholder="found by the run"
          value={text}
          onChange={(event) => type(event.currentTarget)}
        />
        <span class="unit">{unit}</span>
      </span>
      <Rail quantity={quantity} range={range} known={quantity.known(input)}>
        <input
          id={id}
          type="range"
          {...places}
          value={unknown ? places.min : placeOf(quantity, range, value)}
          aria-valuetext={unknown ? 'not known yet' : named}
          aria-describedby={words ? `${id}-words` : undefined}
          disabled={unknown}
          onPointerDown={() => gesture.begin()}
          onKeyDown={(event) => !event.repeat && gesture.begin()}
          onInput={(event) => slide(Number(event.currentTarget.value))}
          onChange={settle}
        />
      </Rail>
      {words !== '' && <Words id={`${id}-words`} text={words} />}
    </div>
  );
}

interface RailProps {
  readonly quantity: Quantity;
  readonly range: Range;
  readonly known: { readonly from: number; readonly to: number } | null;
  readonly children: ComponentChildren;
}

/** The slider with a band under it where there are measurements; a single one is a mark. */
function Rail({ quantity, range, known, children }: RailProps) {
  const style = known && { '--from': placeOn(quantity, range, known.from), '--to': placeOn(quantity, range, known.to) };
  return (
    <div class="rail">
      {style && <span class="band" style={style} aria-hidden="true" />}
      {children}
    </div>
  );
}
