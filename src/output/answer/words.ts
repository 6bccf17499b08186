/** Numbers of an answer as words. */
import { alignedNumber } from '../quantity.ts';
import type { Found } from './answer.ts';

/** Significant digits */
const DIGITS = 4;

/** `0.04900` */
export function numberText(value: number): string {
  return alignedNumber(value, DIGITS);
}

/** `> 1.200`, or that nothing was found. */
export function foundText({ value, bound }: Found): string {
  if (Number.isNaN(value)) return 'nothing found';
  return `${bound === undefined ? '' : `${bound} `}${numberText(value)}`;
}
