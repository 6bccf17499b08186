import { scaleLinear } from 'd3-scale';

/** A mark on an axis: its value and its label. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** About `count` round values within [min, max], labelled with as many digits as tell them apart. */
export function makeTicks(min: number, max: number, count: number): readonly Tick[] {
  const scale = scaleLinear([min, max], [0, 1]);
  const format = scale.tickFormat(count, '~f');
  return scale.ticks(count).map((value) => ({ value, label: format(value).replace('-', '−') }));
}

/** The greatest of 1, 2 and 5 times a power of ten that is not above `limit`; for `limit` > 0, in its unit. */
export function roundedBelow(limit: number): number {
  const power = Math.floor(Math.log10(limit) + 1e-9);
  const lead = limit / 10 ** power + 1e-9;
  const digit = lead >= 5 ? 5 : lead >= 2 ? 2 : 1;
  return Number(`${digit}e${power}`);
}
