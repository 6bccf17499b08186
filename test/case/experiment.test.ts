/** Experiments in a lab's words: what they mean, how they are written back, and what is wrong with a wrong one. */
import { describe, expect, test } from 'vitest';
import type { Experiment } from '../../src/case/experiment.ts';
import { experimentLine, experimentWords } from '../../src/case/experiment-text.ts';
import { countTurns, MOST_STAIRS, turnsOf } from '../../src/case/experiment-turns.ts';
import { readExperiment } from '../../src/case/experiment-words.ts';
import { parseStudy } from '../../src/case/parse.ts';
import { singleCase } from '../../src/case/single.ts';
import { StudyError } from '../../src/case/study-error.ts';
import { underExperiment } from '../../src/case/under-experiment.ts';
import { warnings } from '../../src/case/warnings.ts';
import { caseWith, least } from './study.ts';

function read(value: unknown): Experiment {
  return readExperiment(value, ({ path, message }) => {
    throw new Error(`${path.join('.')}: ${message}`);
  });
}

const plate = { kind: 'plate', density: 5, ends: { time: 3600, voltage: 5 } } as const;
const strip = { ...plate, kind: 'strip' } as const;
const rest = { kind: 'rest', ends: { time: 600 } } as const;

describe('the words of a lab are the instructions that they mean:', () => {
  test.each<readonly [unknown, Experiment]>([
    ['plate at 0.5 mA/cm2 for 1 h or until 5 V', [plate]],
    ['Plate AT 5 A/m², until 5 V, for 60 min', [plate]],
    ['charge at 0.5 mA/cm2 for 1 h until 5 V; discharge', [plate, strip]],
    [
      'plate at 0.5 mA/cm2 for 1 h or until 5 V; strip; rest 10 min; repeat 20',
      [{ kind: 'repeat', times: 20, steps: [plate, strip, rest] }],
    ],
    ['plate at 0.5 mA/cm2 for 1 h or 5 V\nstrip\n', [plate, strip]],
    [
      ['rest for 10 min', { 'repeat 3': ['plate at 0.5 mA/cm2 for 1 h or until 5 V', 'strip'] }, 'strip for 2 h'],
      [rest, { kind: 'repeat', times: 3, steps: [plate, strip] }, { ...strip, ends: { time: 7200 } }],
    ],
    [
      'plate at 1 mA/cm2 until 0.1 mAh/cm2, 0.6 V or short',
      [{ kind: 'plate', density: 10, ends: { capacity: 3600, voltage: 0.6, short: true } }],
    ],
    [
      'hold at 0.2 V for 10 min or until 0.01 mA/cm2',
      [{ kind: 'hold', voltage: 0.2, ends: { time: 600, current: 0.1 } }],
    ],
    [
      'ramp by 0.1 mA/cm2 every 30 min until short',
      [{ kind: 'ramp', from: 1, by: 1, every: 1800, cycled: false, ends: { short: true } }],
    ],
    [
      'ramp from 0.2 mA/cm2 by 0.1 mA/cm2 every 30 min up to 2 mA/cm2, plating and stripping, until 5 V',
      [{ kind: 'ramp', from: 2, by: 1, every: 1800, to: 20, cycled: true, ends: { voltage: 5 } }],
    ],
  ])('%j', (words, expected) => {
    expect(read(words)).toEqual(expected);
    // Written back and read again they are the same, in every digit.
    expect(read(experimentWords(expected))).toEqual(expected);
  });
});

test('any number is written back so that it reads as the same number', () => {
  for (const time of [90, 600, 1 / 3, 5400, 12345.678, 86400]) {
    const experiment: Experiment = [
      { kind: 'plate', density: 10 / time, ends: { time, voltage: 1 / time, capacity: 100 * time } },
    ];
    expect(read(experimentWords(experiment))).toEqual(experiment);
  }
  expect(experimentLine([{ kind: 'repeat', times: 20, steps: [plate, rest] }])).toBe(
    '20 × (plate at 0.5 mA/cm2 for 1 h or until 5 V; rest for 10 min)',
  );
});

describe('a wrong sentence is quoted with the word that is wrong and what is accepted:', () => {
  test.each<readonly [unknown, string]>([
    [
      ['rest 1 s', 'plate at 0.5 mA for 1 h'],
      '1: "plate at 0.5 mA for 1 h": "0.5 mA" is a current, not a current density; a current density is written like "8 mA/cm2" or "80 A/m2"',
    ],
    ['plat at 1 mA/cm2 for 1 h', ': "plat at 1 mA/cm2 for 1 h": "plat" is no instruction; did you mean plate?'],
    [
      'strip',
      ': "strip": says no current, and there is no plating before it to turn round; write it like "strip at 0.5 mA/cm2 for 1 h"',
    ],
    [
      'plate at 1 mA/cm2',
      ': "plate at 1 mA/cm2": does not say when it ends; add "for 1 h", or "until" and a voltage, a capacity or short',
    ],
    ['plate at -1 mA/cm2 for 1 h', ': "plate at -1 mA/cm2 for 1 h": "-1 mA/cm2" must be more than 0'],
    [
      'plate at 1 mA/cm2 for 2 V',
      ': "plate at 1 mA/cm2 for 2 V": "2 V" is a voltage, not a time; a time is written like "150 s" or "2 min"',
    ],
    [
      'rest until short',
      ': "rest until short": "rest" is followed by "until"; a time is written like "150 s" or "2 min"',
    ],
    ['plate at 1 mA/cm2 for 1 h or 2 h', ': "plate at 1 mA/cm2 for 1 h or 2 h": a time ends it twice'],
    [
      'hold at 1 V until 2 V',
      ': "hold at 1 V until 2 V": "2 V" is a voltage, which does not end it; a time is written like "150 s" or "2 min"; a current density is written like "8 mA/cm2" or "80 A/m2"; or short',
    ],
    ['repeat 3', ': "repeat 3": nothing stands before it in its list to be done again'],
    [
      'rest 1 s; repeat often',
      ': "repeat often": "often" is no number of times; write a whole number from 1 on, like "repeat 20"',
    ],
    [
      [{ 'repeat 2': ['rest 1 s', 'rest'] }],
      '0.repeat 2.1: "rest": does not say for how long; write it like "rest 10 min"',
    ],
    [
      'ramp by 1 mA/cm2 until short',
      ': "ramp by 1 mA/cm2 until short": does not say how often the current rises; write it like "ramp by 0.1 mA/cm2 every 30 min until short"',
    ],
    [
      [],
      ': holds nothing to do; an experiment is written like "plate at 0.5 mA/cm2 for 1 h; strip; rest 10 min; repeat 20"',
    ],
    [
      [3],
      '0: 3 is no sentence; an experiment is written like "plate at 0.5 mA/cm2 for 1 h; strip; rest 10 min; repeat 20"',
    ],
  ])('%j', (words, message) => {
    expect(() => read(words)).toThrow(new Error(message));
  });
});

test('repetitions and stairs are laid out one after another, with the cycle that each belongs to', () => {
  const turns = turnsOf(
    read(['rest 1 s', { 'repeat 2': ['plate at 1 mA/cm2 for 2 s', { 'repeat 2': ['rest 3 s'] }] }]),
  );
  expect(turns.map(({ kind, cycle, longest }) => [kind, cycle, longest])).toEqual([
    ['rest', 1, 1],
    ['plate', 1, 2],
    ['rest', 1, 3],
    ['rest', 1, 3],
    ['plate', 2, 2],
    ['rest', 2, 3],
    ['rest', 2, 3],
  ]);
  const ramp = turnsOf(read('ramp by 1 mA/cm2 every 5 s up to 3 mA/cm2, plating and stripping; rest 1 s'));
  expect(ramp.map(({ density, cycle }) => [density, cycle])).toEqual([
    [10, 1],
    [-10, 1],
    [20, 2],
    [-20, 2],
    [30, 3],
    [-30, 3],
    [0, 1],
  ]);
  // Where the ramp's voltage is reached, the rest follows.
  expect(ramp.slice(0, 6).every(({ afterVoltage }) => afterVoltage === 6)).toBe(true);
  expect(countTurns(read('ramp by 1 mA/cm2 every 5 s until short'))).toBe(MOST_STAIRS);
});

/** The least study with an experiment in place of control and duration. */
const study = (words: string, more = '') =>
  parseStudy(
    least
      .replace('control: {current: 8 mA/cm2}', `experiment: ${words}`)
      .replace('  duration: 150 s\n', more === '' ? '' : `  ${more}\n`),
  ).cases[0];

test('a case under an experiment holds what its first sentence says, for as long as all may take, and is sampled for its turns', () => {
  const input = study('plate at 1 mA/cm2 for 10 min or until 0.5 V; strip; rest 1 min; repeat 2');
  expect(input.control).toEqual({ kind: 'current', density: 10, compliance: 0.5 });
  expect(input).toMatchObject({ duration: 2 * 1260, compliance: 5 });
  expect(input.output).toEqual({ frames: [0, 2520], fields: [0, 2520], sampling: 4 });
  expect(input.numerics.largestStep).toBe(4);
  // The same as in code, from a case of the same cell.
  expect(underExperiment(caseWith(), input.experiment ?? [])).toEqual(input);
});

test('an experiment over a control and a duration takes their place, and they that of an experiment', () => {
  const input = caseWith('experiment=plate at 1 mA/cm2 for 1 h', 'control.compliance=2 V');
  expect(input.control).toEqual({ kind: 'current', density: 10, compliance: 2 });
  const back = caseWith('experiment=rest 1 h', 'control.current=1 mA/cm2', 'duration=3 s');
  expect(back).toMatchObject({ control: { density: 10 }, duration: 3 });
  expect(back.experiment).toBeUndefined();
});

describe('what cannot be together is refused:', () => {
  const problems = (...lines: Parameters<typeof study>) => {
    try {
      study(...lines);
    } catch (error) {
      if (error instanceof StudyError) return error.problems;
    }
    return [];
  };
  test.each<readonly [string, string, string]>([
    ['rest 1 h', 'duration: 1 h', 'duration: an experiment is given too, and lasts until its instructions are done'],
    ['rest 1 h', 'control: {current: 1 mA/cm2}', 'control.current: an experiment is given too, and says what is held'],
    [
      'plate at 1 mA/cm2 until 6 V',
      '',
      'experiment: 6 V is beyond control.compliance, 5 V, at which any current is held back; raise that',
    ],
    ['hold at 1 V for 1 s', 'control: {compliance: 0.5 V}', 'experiment: 1 V is beyond control.compliance, 0.5 V'],
    ['rest 1 s; repeat 100001', '', 'experiment: 100001 × (rest for 1 s) has 100001 steps, more than 100000'],
  ])('%s with %s', (words, more, message) => {
    expect(problems(words, more)).toEqual([expect.stringContaining(message)]);
  });
});

test('the warnings of an experiment are those of its largest current', () => {
  // ℓ = 62.5 nm at 96²; the depletion layer of 43 mA/cm² is thinner than 4 ℓ, that of 1 mA/cm² is not.
  const codes = (words: string) => warnings(caseWith(`experiment=${words}`)).map(({ code }) => code);
  expect(codes('plate at 1 mA/cm2 for 1 s')).not.toContain('ripple');
  expect(codes('plate at 1 mA/cm2 for 1 s; plate at 99 mA/cm2 for 1 s')).toContain('ripple');
  expect(codes('rest 1 s')).not.toContain('ripple');
});

test('a single case under an experiment needs no current and no duration, and its study file says the words', () => {
  const { study, text, choices } = singleCase([
    'electrolyte=pvh',
    'experiment="plate at 1 mA/cm2 for 1 h; strip; repeat 2"',
  ]);
  expect(choices.map(({ path }) => path)).toEqual(['metal', 'domain', 'grid', 'surface']);
  expect(study.cases[0]).toMatchObject({ duration: 4 * 3600 });
  expect(text).toContain('experiment: plate at 1 mA/cm2 for 1 h; strip; repeat 2');
});
