/** A quantity that takes a few values only, as a list. */
import { shortNumber } from '../../output/quantity.ts';
import { Pick } from './pick.tsx';
import { knownValue } from './shown-case.ts';
import type { SliderProps } from './slider.tsx';

export function Choice({ lab, quantity, input }: SliderProps) {
  const { label, unit, choices = [] } = quantity;
  const value = knownValue(lab, input, quantity.read);
  // A study may hold a value of its own between those of the list.
  const values = choices.includes(value) || Number.isNaN(value) ? choices : [...choices, value].sort((a, b) => a - b);
  return (
    <Pick
      class="choice"
      label={label}
      value={String(value)}
      onPick={(picked) => lab.set(quantity.change(Number(picked), input))}
      hint={quantity.words(input)}
    >
      {values.map((one) => (
        <option key={one} value={String(one)}>
          {shortNumber(one, 6)} {unit}
        </option>
      ))}
    </Pick>
  );
}
