/** An experiment in words: what `readExperiment` reads back to the same data. */

import type { Ends, Experiment, Instruction } from './experiment.ts';
import { type Kind, kinds } from './kinds.ts';
import { quantity } from './units.ts';

/** A member of the list in a study file. */
export type Words = string | { readonly [heading: string]: readonly Words[] };

/** As the list of a study file: a sentence each, repetitions as blocks. */
export function experimentWords(experiment: Experiment): readonly Words[] {
  return experiment.map((instruction) =>
    instruction.kind === 'repeat'
      ? { [`repeat ${instruction.times}`]: experimentWords(instruction.steps) }
      : sentenceOf(instruction),
  );
}

/** For people, in one line: `20 × (plate at 0.5 mA/cm2 for 1 h; strip at 0.5 mA/cm2 for 1 h)`. */
export function experimentLine(experiment: Experiment): string {
  return experiment
    .map((instruction) =>
      instruction.kind === 'repeat'
        ? `${instruction.times} × (${experimentLine(instruction.steps)})`
        : sentenceOf(instruction),
    )
    .join('; ');
}

function sentenceOf(instruction: Exclude<Instruction, { readonly kind: 'repeat' }>): string {
  const { kind, ends } = instruction;
  if ('density' in instruction) return `${kind} at ${written(instruction.density, 'currentDensity')}${endsText(ends)}`;
  if (instruction.kind === 'hold') return `hold at ${written(instruction.voltage, 'voltage')}${endsText(ends)}`;
  if (instruction.kind === 'rest') return `rest${endsText(ends)}`;
  const { from, by, every, to, cycled } = instruction;
  const start = from === by ? '' : ` from ${written(from, 'currentDensity')}`;
  const stairs = ` by ${written(by, 'currentDensity')} every ${written(every, 'time')}`;
  const top = to === undefined ? '' : ` up to ${written(to, 'currentDensity')}`;
  return `ramp${start}${stairs}${top}${cycled ? ', plating and stripping' : ''}${endsText(ends)}`;
}

function endsText({ time, voltage, capacity, current, short }: Ends): string {
  const others = [
    ...(voltage === undefined ? [] : [written(voltage, 'voltage')]),
    ...(capacity === undefined ? [] : [written(capacity, 'capacity')]),
    ...(current === undefined ? [] : [written(current, 'currentDensity')]),
    ...(short ? ['short'] : []),
  ];
  const parts = [
    ...(time === undefined ? [] : [`for ${written(time, 'time')}`]),
    ...(others.length === 0 ? [] : [`until ${others.join(' or ')}`]),
  ];
  return parts.map((part, k) => (k === 0 ? ` ${part}` : ` or ${part}`)).join('');
}

/** Units of a lab, with what they are in SI and the least that is written in them; the last is SI's own. */
const UNITS = {
  time: [
    ['h', 3600, 3600],
    ['min', 60, 60],
    ['s', 1, 0],
  ],
  voltage: [['V', 1, 0]],
  currentDensity: [
    ['mA/cm2', 10, 0],
    ['A/m2', 1, 0],
  ],
  capacity: [
    ['mAh/cm2', 36000, 0],
    ['C/m2', 1, 0],
  ],
} as const satisfies Partial<Record<keyof typeof kinds, readonly (readonly [string, number, number])[]>>;

/** In the first unit in which it reads back to the same number: 90 s is 1.5 min. */
function written(value: number, kind: keyof typeof UNITS): string {
  const fitting = UNITS[kind].filter(([, , least]) => Math.abs(value) >= least);
  const choices = fitting.map(([unit, size]) => `${Number((value / size).toPrecision(12))} ${unit}`);
  return choices.find((text) => quantity(text, kinds[kind] as Kind) === value) ?? `${value} ${UNITS[kind].at(-1)?.[0]}`;
}
