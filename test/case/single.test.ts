import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { singleCase } from '../../src/case/single.ts';

const four = [
  'electrolyte.conductivity=0.36 mS/cm',
  'electrolyte.transference=0.19',
  'electrolyte.exchange current=0.049 mA/cm2',
  'temperature=25 degC',
];
const chosen = (...overrides: string[]) => singleCase(overrides).study.cases[0];

test('four numbers make a case whose current, voltage and duration follow from them', () => {
  const { control, duration, metal, electrolyte } = chosen(...four);
  expect(metal.name).toBe('lithium');
  expect(electrolyte).toMatchObject({ conductivity: 0.036, transference: 0.19, exchangeCurrent: 0.49 });
  // F D c₀/(t₋ L) with Nernst-Einstein's D is 2 t₊ σ RT/(F L), over L = 6 - 0.36 um; two digits are kept: 5 % at most of 7.5.
  const limit = (2 * 0.19 * 0.036 * 8.314463 * 298.15) / (96485.33 * 5.64e-6);
  expect(control).toEqual({ kind: 'current', density: 75, compliance: 0.6 });
  expect(Math.abs(75 / (1.2 * limit) - 1)).toBeLessThan(0.05 / 7.5);
  // F d/(V_m i) for 1.6 um of lithium, two digits.
  expect(duration).toBe(160);
  expect(Math.abs((96485.33 * 1.6e-6) / (1.3e-5 * 75) - 160)).toBeLessThan(5);
});

test('what is given is not chosen, and what is chosen follows from it', () => {
  const { choices, study } = singleCase([...four, 'control.current=3 mA/cm2', 'surface.thickness=1 um', 'grid=32']);
  expect(choices.map(({ path }) => path)).toEqual(['metal', 'domain', 'surface', 'control.compliance', 'duration']);
  expect(study.cases[0]).toMatchObject({ duration: 400, grid: { nx: 32 }, surface: { thickness: 1e-6 } });
  expect(study.cases[0].surface.nuclei).toHaveLength(3);
  // Half the height above the metal, (6 - 3.18) um, carries twice the current.
  expect(chosen(...four, 'surface.thickness=3.18 um').control).toMatchObject({ density: 150 });
});

test('a known electrolyte stands for the numbers and brings its metal', () => {
  const sodium = chosen('electrolyte=peo-fmof', 'temperature=60 degC');
  expect(sodium.metal.name).toBe('sodium');
  expect(chosen('electrolyte=pvh').control).toEqual(chosen(...four).control);
});

test.each([
  [
    ['control.voltage=0.2 V'],
    'the duration is missing: it does not follow from a voltage; give it, like --duration "150 s"',
  ],
  [
    ['electrolyte.transference=1', 'electrolyte.diffusivity=1e-12 m2/s'],
    'the current is missing: anions that stand still set no limiting current to choose it by; give it, like --current "1 mA/cm2"',
  ],
  [['electrolyte.transference=2'], '--set electrolyte.transference=2: 2 must be more than 0 and at most 1'],
])('%j cannot be chosen for', (overrides, message) => {
  expect(() => singleCase([...four, ...overrides])).toThrow(message);
});

test('the example of four numbers is what its command makes', () => {
  const file = readFileSync('examples/four-numbers.yaml', 'utf8');
  const [, command = ''] = /tipfield run (.+)/.exec(file) ?? [];
  const [, conductivity, transference, current, temperature] =
    /^--conductivity "(.+)" --transference (\S+) --exchange-current "(.+)" --temperature "(.+)"$/.exec(command) ?? [];
  const { text } = singleCase([
    `electrolyte.conductivity=${conductivity}`,
    `electrolyte.transference=${transference}`,
    `electrolyte.exchange current=${current}`,
    `temperature=${temperature}`,
  ]);
  expect(file.slice(file.indexOf('\n\n') + 2)).toBe(text);
});
