/** What a native range input is given for a quantity, and what its places mean. */
import { placeOn, type Range, type Slider, valueOn } from '../study/sliders.ts';

/** Places of a track of powers of ten: a press of a key is then a hundredth of one decade of four. */
export const PLACES = 400;

/** Ends and step of the input: those of the quantity on a linear track, so that keys go by its step. */
export function placesOf({ scale }: Slider, range: Range): { min: number; max: number; step: number } {
  return scale === 'log' ? { min: 0, max: PLACES, step: 1 } : { min: range.from, max: range.to, step: range.step };
}

/** The value at a place of the input. */
export function valueAt(slider: Slider, range: Range, place: number): number {
  return valueOn(
    slider,
    range,
    slider.scale === 'log' ? place / PLACES : (place - range.from) / (range.to - range.from),
  );
}

/** The place of a value, at an end where it lies beyond. */
export function placeOf(slider: Slider, range: Range, value: number): number {
  const share = placeOn(slider, range, value);
  return slider.scale === 'log' ? PLACES * share : range.from + share * (range.to - range.from);
}

/** A number that was typed, with a point or a comma; NaN for anything else. */
export function typedNumber(text: string): number {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return plain === '' ? Number.NaN : Number(plain);
}
