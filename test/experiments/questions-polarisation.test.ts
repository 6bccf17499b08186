import { expect, test } from 'vitest';
import { openBackend } from '../../src/experiments/open.ts';
import { recordOf } from '../../src/experiments/questions/paper.ts';
import { polarisation } from '../../src/experiments/questions/polarisation.ts';
import { polarise } from '../../src/experiments/questions/polarisation-cell.ts';
import { printedThickness, printedVoltages } from '../../src/experiments/questions/polarisation-printed.ts';

const { backend } = await openBackend('cpu');
const asked = (settings: Readonly<Record<string, string>>, electrolytes = ['ppp', 'pgz']) => ({
  electrolytes,
  settings: { ...polarisation.settings, ...settings },
  seeds: [1],
});

test('what the paper printed of PPP and PGZ is five voltages of three kinds each, one of them a bound', () => {
  const kinds = { polarisation: 3, 'in cycling': 1, 'nucleation overpotential': 1 };
  for (const name of ['ppp', 'pgz']) {
    const printed = printedVoltages(recordOf(name));
    expect(printed.map(({ density }) => density / 10)).toEqual([0.08, 0.1, 0.2, 0.3, 0.5]);
    for (const [kind, count] of Object.entries(kinds))
      expect(printed.filter((one) => one.kind === kind)).toHaveLength(count);
    expect(printed.filter(({ bound }) => bound)).toHaveLength(name === 'ppp' ? 1 : 0);
  }
  expect(printedVoltages(recordOf('pgz')).map(({ voltage }) => voltage)).toEqual([0.047, 0.087, 0.029, 0.1488, 0.28]);
  expect([printedThickness(recordOf('ppp')), printedThickness(recordOf('cge'))]).toEqual([25e-6, undefined]);
});

/**
 * The salt with which the electrodes react lies 13/12 ℓ behind the front, ℓ = 1.5 L/48, which shifts it by 3.4 % of what the salt falls by over L.
 * At a share s of the limiting current that is 2 s c₀, and the voltage takes (RT/F)/(α(1 − s)) of it: with s at most 0.17 (PPP at 0.5 mA/cm²)
 * 0.7 mV of 251 mV, and so much again for the conductance of the same piece. Held against 1 %.
 */
test('a flat symmetric cell takes the voltage of its closed form at all five currents', async () => {
  const { answers, charts } = await polarisation.run(backend, asked({ cells: '48' }));
  expect(answers).toHaveLength(10);
  for (const { label, quantity, found, expected } of answers) {
    console.log(
      `${label}, ${quantity}: expected ${expected?.value.toFixed(2)}, measured ${found.value.toFixed(2)}, tolerance 1 %`,
    );
    expect(Math.abs(found.value / (expected?.value ?? 0) - 1)).toBeLessThan(0.01);
  }
  // The paper's number stands beside what it may be compared with: not a bound, and not a nucleation overpotential.
  expect(answers.map(({ paper }) => paper?.value)).toEqual([
    71,
    89,
    undefined,
    undefined,
    477,
    47,
    87,
    undefined,
    148.8,
    280,
  ]);
  expect(charts[0].curves.filter(({ label }) => label.endsWith('paper')).map(({ points }) => points.length)).toEqual([
    4, 4, 1, 1,
  ]);
});

test('with the same exchange current PGZ polarises less than PPP by transport alone, thicker as it is', async () => {
  const settings = { temperature: 293.15, currents: [5], cells: 32 };
  const [ppp, pgz] = await Promise.all(
    ['ppp', 'pgz'].map((electrolyte) =>
      polarise(backend, { ...settings, electrolyte, thickness: printedThickness(recordOf(electrolyte)) ?? 0 }),
    ),
  );
  expect(pgz.points[0].kinetic).toBe(ppp.points[0].kinetic);
  expect(pgz.points[0].voltage).toBeLessThan(ppp.points[0].voltage);
});

test('what cannot be polarised is refused with the way out', async () => {
  const ask = (settings: Readonly<Record<string, string>>, names?: string[]) =>
    polarisation.run(backend, asked(settings, names));
  await expect(ask({ currents: '5 mA/cm2' })).rejects.toThrow(
    /5 mA\/cm² is above the limiting current of ppp, 3 mA\/cm² over 25 µm/,
  );
  await expect(ask({}, ['pvh'])).rejects.toThrow(/no paper prints the polarisation of pvh; give them/);
  await expect(ask({ currents: '1 mA/cm2' }, ['pvh'])).rejects.toThrow(/no paper prints one for pvh; give it/);
});
