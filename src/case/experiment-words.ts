/**
 * Experiments in the words of a lab, as data: `plate at 0.5 mA/cm2 for 1 h or until 5 V; strip; rest 10 min; repeat 20`.
 *
 *     plate | strip | charge | discharge  [at <current density>]  <ends>      without a current, or alone: as the one before, the other way round
 *     hold at <voltage> <ends>                                                 until a time or a current density
 *     rest [for] <time>
 *     ramp [from <current density>] by <current density> every <time> [up to <current density>] [plating and stripping] <ends>
 *     repeat <n>                                                               alone: what stands before it in its list is done n times in all
 *     <ends>: for <time> or until <voltage>, <capacity> or short, in any order and number
 *
 * Letters may be large or small; "or" is as good as a comma.
 */

import type { Ends, Experiment, Instruction } from './experiment.ts';
import { openSentence, type Sentence, WordsError } from './experiment-sentence.ts';
import { kinds } from './kinds.ts';
import { shown, suggest } from './suggest.ts';

type Verb = keyof typeof VERBS;
type Push = Extract<Instruction, { readonly kind: 'plate' | 'strip' }>;

const VERBS = { plate, strip: plate, charge: plate, discharge: plate, hold, rest, ramp, repeat: null } as const;
const LIKE = 'an experiment is written like "plate at 0.5 mA/cm2 for 1 h; strip; rest 10 min; repeat 20"';

/** What is wrong, and where among the sentences. */
export interface WrongWords {
  /** Below `experiment`: of a list the member. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The experiment that a text, or a list of texts and of blocks `repeat 20: [...]`, says; what is wrong goes to `refuse`. */
export function readExperiment(value: unknown, refuse: (wrong: WrongWords) => void): Experiment {
  const said: Push[] = [];
  const found = readList(value, [], said, refuse);
  return found;
}

function readList(
  value: unknown,
  path: readonly (string | number)[],
  said: Push[],
  refuse: (wrong: WrongWords) => void,
): Experiment {
  const steps: Instruction[] = [];
  const members = Array.isArray(value) ? (value as unknown[]).map((one, k) => [one, [...path, k]] as const) : [];
  for (const [member, at] of Array.isArray(value) ? members : [[value, path] as const]) {
    try {
      if (typeof member === 'string') readText(member, steps, said);
      else if (isBlock(member)) {
        const [key, inner] = Object.entries(member)[0];
        const times = timesOf(openSentence(key));
        steps.push({ kind: 'repeat', times, steps: readList(inner, [...at, key], said, refuse) });
      } else throw new WordsError(`${shown(member)} is no sentence; ${LIKE}`);
    } catch (error) {
      if (!(error instanceof WordsError)) throw error;
      refuse({ path: at, message: error.message });
    }
  }
  if (steps.length === 0 && members.length === 0 && Array.isArray(value))
    refuse({ path, message: `holds nothing to do; ${LIKE}` });
  return steps;
}

/** `{repeat 20: [...]}` */
function isBlock(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 1;
}

/** The sentences of one text, added to `steps`. */
function readText(text: string, steps: Instruction[], said: Push[]): void {
  const sentences = text.split(/[;\n]/).filter((one) => one.trim() !== '');
  if (sentences.length === 0) throw new WordsError(`"${text}" holds nothing to do; ${LIKE}`);
  for (const one of sentences) {
    const sentence = openSentence(one);
    const verb = verbOf(sentence);
    if (verb === 'repeat') {
      const times = timesOf(openSentence(one));
      if (steps.length === 0) sentence.fail('nothing stands before it in its list to be done again');
      steps.splice(0, steps.length, { kind: 'repeat', times, steps: [...steps] });
    } else {
      const instruction = VERBS[verb](sentence, verb, said);
      sentence.end();
      if (instruction.kind === 'plate' || instruction.kind === 'strip') said.push(instruction);
      steps.push(instruction);
    }
  }
}

function verbOf(sentence: Sentence): Verb {
  const verb = sentence.next();
  const known = Object.keys(VERBS);
  return known.includes(verb.toLowerCase())
    ? (verb.toLowerCase() as Verb)
    : sentence.fail(`"${verb}" is no instruction${suggest(verb, known)}`);
}

/** `repeat 20`, `repeat 20 times` */
function timesOf(sentence: Sentence): number {
  const verb = sentence.next();
  if (verb.toLowerCase() !== 'repeat') sentence.fail(`"${verb}" does not head a block; write it like "repeat 20"`);
  const text = sentence.next();
  const times = Number(text);
  if (!/^\d+$/.test(text) || times < 1)
    sentence.fail(`"${text}" is no number of times; write a whole number from 1 on, like "repeat 20"`);
  sentence.take('times');
  sentence.end();
  return times;
}

function plate(sentence: Sentence, verb: Verb, said: readonly Push[]): Instruction {
  const kind = verb === 'plate' || verb === 'charge' ? 'plate' : 'strip';
  const before = said.findLast((one) => one.kind !== kind);
  const other = kind === 'plate' ? 'stripping' : 'plating';
  const like = `write it like "${verb} at 0.5 mA/cm2 for 1 h"`;
  if (!sentence.take('at')) {
    if (!before) return sentence.fail(`says no current, and there is no ${other} before it to turn round; ${like}`);
    if (sentence.isOver) return { ...before, kind };
  }
  const density = sentence.took === 'at' ? sentence.quantity(kinds.currentDensity) : (before?.density ?? Number.NaN);
  const ends = endsOf(sentence, ['time', 'voltage', 'capacity']);
  if (Object.keys(ends).length === 0)
    sentence.fail('does not say when it ends; add "for 1 h", or "until" and a voltage, a capacity or short');
  return { kind, density, ends };
}

function hold(sentence: Sentence): Instruction {
  if (!sentence.take('at')) sentence.fail('says no voltage; write it like "hold at 0.2 V for 10 min"');
  const voltage = sentence.quantity(kinds.voltage, 'any');
  const ends = endsOf(sentence, ['time', 'current']);
  if (Object.keys(ends).length === 0)
    sentence.fail('does not say when it ends; add "for 10 min", or "until" and a current density');
  return { kind: 'hold', voltage, ends };
}

function rest(sentence: Sentence): Instruction {
  sentence.take('for');
  if (sentence.isOver) sentence.fail('does not say for how long; write it like "rest 10 min"');
  return { kind: 'rest', ends: { time: sentence.quantity(kinds.time) } };
}

function ramp(sentence: Sentence): Instruction {
  const given: { from?: number; by?: number; every?: number; to?: number; cycled?: true } = {};
  for (;;) {
    if (sentence.take('from')) given.from = sentence.quantity(kinds.currentDensity);
    else if (sentence.take('by')) given.by = sentence.quantity(kinds.currentDensity);
    else if (sentence.take('every')) given.every = sentence.quantity(kinds.time);
    else if (sentence.take('up')) {
      if (!sentence.take('to')) sentence.fail('"up" is not followed by "to"');
      given.to = sentence.quantity(kinds.currentDensity);
    } else if (sentence.take('plating')) {
      if (!sentence.take('and') || !sentence.take('stripping'))
        sentence.fail('"plating" is not followed by "and stripping"');
      given.cycled = true;
    } else break;
  }
  const { by, every, from = by, to, cycled = false } = given;
  if (by === undefined || from === undefined || every === undefined)
    return sentence.fail(
      `does not say ${by === undefined ? 'by how much' : 'how often'} the current rises; write it like "ramp by 0.1 mA/cm2 every 30 min until short"`,
    );
  if (to !== undefined && to < from) sentence.fail('ends below its first stair');
  const ends = endsOf(sentence, ['time', 'voltage']);
  return { kind: 'ramp', from, by, every, ...(to !== undefined && { to }), cycled, ends };
}

/** In the order in which a value is tried, with its kind. */
const END_KINDS = {
  time: kinds.time,
  voltage: kinds.voltage,
  capacity: kinds.capacity,
  current: kinds.currentDensity,
} as const;

type EndKey = keyof typeof END_KINDS;

/** What ends a sentence: `for 1 h or until 5 V or 0.1 mAh/cm2 or short`. */
function endsOf(sentence: Sentence, accepted: readonly EndKey[]): Ends {
  const found: { -readonly [Key in keyof Ends]: Ends[Key] } = {};
  let after = '';
  while (!sentence.isOver) {
    if (sentence.take('or') || sentence.isAfterComma) after = 'or';
    if (sentence.take('for') || sentence.take('until')) after = sentence.took;
    if (after === '') return found;
    if (sentence.take('short')) found.short = true;
    else {
      const keys = after === 'for' ? (['time'] as const) : accepted;
      const key = sentence.which(keys.map((one) => [one, END_KINDS[one]] as const));
      if (found[key] !== undefined) sentence.fail(`${END_KINDS[key].name} ends it twice`);
      found[key] = sentence.quantity(END_KINDS[key]);
    }
    after = '';
    if (!sentence.isOver && !sentence.isAfterComma && !sentence.isNext('or', 'for', 'until')) sentence.end();
  }
  return found;
}
