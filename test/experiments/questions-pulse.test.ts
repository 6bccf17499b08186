/** Pulse plating: the waveforms carry the same charge, and what bumps come to under them. */
import { describe, expect, it } from 'vitest';
import { turnsOf } from '../../src/case/experiment-turns.ts';
import { openBackend } from '../../src/experiments/open.ts';
import { pulse } from '../../src/experiments/questions/pulse.ts';
import { type PulsePlan, waveform } from '../../src/experiments/questions/pulse-cell.ts';

const plan: PulsePlan = {
  electrolyte: 'pvh',
  temperature: 298.15,
  grid: 32,
  density: 60,
  charge: 1440,
  on: 2,
  off: 2,
  reverse: 0.5,
  limit: 0.6,
};

describe('A pulsed current', () => {
  it('has the mean of the constant one and passes its charge', () => {
    for (const kind of ['constant', 'pulse', 'reverse pulse'] as const) {
      const turns = turnsOf(waveform(kind, plan));
      const charge = turns.reduce((sum, { density, longest }) => sum + density * longest, 0);
      const time = turns.reduce((sum, { longest }) => sum + longest, 0);
      // 1440 C/m² are 6 periods of 4 s and 9.6 of 2.5 s, of which 10 are whole.
      expect(charge).toBeCloseTo(kind === 'reverse pulse' ? 1500 : 1440, 9);
      expect(charge / time).toBeCloseTo(60, 9);
    }
  });
});

describe('Asked what pulses do, the program', () => {
  it('compares three waveforms after one charge: the higher the peak, the less salt it leaves', async () => {
    const { backend } = await openBackend('cpu');
    const settings = { ...pulse.settings, grid: '32', density: '5 mA/cm2', charge: '0.04 C/cm2' };
    const asked = { electrolytes: ['pvh'], seeds: [1], settings };
    const { answers, charts, tables } = await pulse.run(backend, asked);
    expect(answers.map(({ quantity }) => quantity)).toEqual([
      'tip-to-mean ratio, constant',
      'tip-to-mean ratio, pulse',
      'tip-to-mean ratio, reverse pulse',
    ]);
    // Bumps of 0.3 µm on 0.36 µm and 0.05 µm plated: they can neither vanish nor double.
    for (const { found } of answers) {
      expect(found.value).toBeGreaterThan(1.05);
      expect(found.value).toBeLessThan(2);
    }
    // Salt falls as i√t at first (Sand): 10 mA/cm² take in 2 s what 5 mA/cm² take in 8 s, all of that time, to which the periods before add;
    // the reverse pulse has 7.5 mA/cm².
    const least = (kind: string) =>
      Math.min(...tables[0].rows.filter((row) => row[1] === kind).map((row) => Number(row[4])));
    expect(least('pulse')).toBeLessThan(least('reverse pulse'));
    expect(least('reverse pulse')).toBeLessThan(least('constant'));
    expect(charts).toHaveLength(2);
  });

  it('refuses a reversal that strips all that was plated', async () => {
    const { backend } = await openBackend('cpu');
    const settings = { ...pulse.settings, reverse: '2 s' };
    const asked = pulse.run(backend, { electrolytes: ['pvh'], seeds: [1], settings });
    await expect(asked).rejects.toThrow('reverse: 2 s strips what 2 s plates');
  });
});
