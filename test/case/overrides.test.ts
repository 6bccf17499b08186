import { describe, expect, test } from 'vitest';
import { parseStudy } from '../../src/case/parse.ts';
import { StudyError } from '../../src/case/study-error.ts';
import { caseWith, least } from './study.ts';

const two = `${least}  - name: a.b\n    electrolyte: pvh-im\n`;

test('an override without a case changes every case', () => {
  const { cases } = parseStudy(two, { overrides: ['domain.height=9 um', 'seed=7'] });
  expect(cases.map(({ grid, seed }) => [grid.ny, seed])).toEqual([
    [144, 7],
    [144, 7],
  ]);
});

test('an override of one case leaves the others, and the longest name with dots is meant', () => {
  const { cases } = parseStudy(two, { overrides: ['cases.a.b.seed=3', 'cases.a.seed=2'] });
  expect(cases.map(({ seed }) => seed)).toEqual([2, 3]);
});

test('the last of two overrides wins', () => {
  expect(caseWith('seed=2', 'seed=3').seed).toBe(3);
});

test('a value of a named electrolyte is replaced and the others stay', () => {
  expect(caseWith('electrolyte.transference=0.5').electrolyte).toEqual({
    ...caseWith().electrolyte,
    transference: 0.5,
  });
});

test('a voltage over a current is a control of its own, and back', () => {
  expect(caseWith('control.voltage=0.2 V').control).toEqual({ kind: 'voltage', voltage: 0.2 });
  expect(caseWith('control.voltage=0.2 V', 'control.current=1 mA/cm2').control).toEqual({
    kind: 'current',
    density: 10,
    compliance: 5,
  });
});

test('a member of a list is changed by its index', () => {
  const { surface } = caseWith(
    'surface.nuclei=[{position: 1 um, radius: 0.2 um}, {position: 2 um, radius: 0.2 um}]',
    'surface.nuclei.1.radius=0.4 um',
  );
  expect(surface.nuclei.map(({ radius }) => radius)).toEqual([2e-7, 4e-7]);
});

test('keys of two words and multiples of a cell work as in the file', () => {
  const { grid, numerics } = caseWith('numerics.interface width=2 cells', 'numerics.largest step=2 s');
  expect(numerics.interfaceWidth).toBe(2 * grid.spacing);
  expect(numerics.largestStep).toBe(2);
});

/** An override of the least study, and what is said of it. */
const wrong: readonly (readonly [override: string, message: string])[] = [
  ['grid', '--set grid: is not path=value, like domain.height=8 um'],
  ['=3', '--set =3: is not path=value, like domain.height=8 um'],
  ['grid=95', '--set grid=95: 95 is odd: red and black cells must alternate around the domain; nearest are 94 and 96'],
  ['domain.height=8', '--set domain.height=8: 8 has no unit; a length is written like "6 um" or "300 nm"'],
  ['duraton=3 s', '--set duraton=3 s: unknown key "duraton"; did you mean duration?'],
  ['electrolyte.transference=2', '--set electrolyte.transference=2: 2 must be more than 0 and at most 1'],
  [
    'electrolyte.transference=1',
    '--set electrolyte.transference=1: electrolyte.diffusivity: missing; with a transference of 1 it does not follow from the conductivity, so give it, like "1e-12 m2/s"',
  ],
  [
    'surface.nuclei=[{position: 9 um, radius: 1 um}]',
    '--set surface.nuclei=[{position: 9 um, radius: 1 um}]: surface.nuclei.0.position: 9 um lies outside the domain, which is 6 um wide',
  ],
  ['cases.b.seed=3', '--set cases.b.seed=3: there is no case "b"; did you mean a?'],
  ['cases.a.seed=x', '--set cases.a.seed=x: "x" is not a quantity; a whole number is written like 128'],
  ['cases.a=3', '--set cases.a=3: has an empty part in its path; write it like domain.height=8 um'],
  ['name=b', '--set name=b: a case keeps its name; label is what figures show'],
  ['domain.=3 um', '--set domain.=3 um: has an empty part in its path; write it like domain.height=8 um'],
  ['grid={nx: 3', '--set grid={nx: 3: the value is not YAML; put it in quotes'],
];

describe('a wrong override is named as it was typed', () => {
  test.each(wrong)('%s', (override, message) => {
    expect(() => parseStudy(least, { overrides: [override] })).toThrow(new StudyError([message]));
  });
});
