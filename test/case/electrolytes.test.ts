import { describe, expect, test } from 'vitest';
import { electrolyteRecords } from '../../src/case/electrolyte-data.ts';
import { arrhenius, measurements } from '../../src/case/electrolytes.ts';
import { diffusivityOf, maps, nernstEinstein } from '../../src/case/maps.ts';
import { metals, molarVolume } from '../../src/case/metals.ts';
import { caseWith } from './study.ts';

describe('the data are what the paper prints', () => {
  // doi 10.1007/s40820-025-01760-x: mS/cm, eV, -, mA/cm²
  test.each([
    ['pvh', 0.36, 0.21, 0.19, 0.049],
    ['pvh-im', 1.23, 0.18, 0.49, 0.067],
  ])('%s', (name, conductivity, activationEnergy, transference, exchangeCurrent) => {
    expect(measurements(name)).toMatchObject({
      conductivity: expect.closeTo(conductivity / 10, 12) as number,
      activationEnergy: expect.closeTo(activationEnergy * 1.602176634e-19, 30) as number,
      referenceTemperature: 298.15,
      transference,
      exchangeCurrent: expect.closeTo(exchangeCurrent * 10, 12) as number,
    });
  });
});

test('every number says where it is from, and what no paper gives is called assumed', () => {
  for (const record of Object.values(electrolyteRecords)) {
    expect(record.source.doi).toMatch(/^10\.\d{4}/);
    const { conductivity, transference, exchangeCurrent, transferCoefficient, concentration } = record;
    for (const datum of [conductivity.value, conductivity.activationEnergy, transference, exchangeCurrent]) {
      expect(datum.status).toBe('measured');
      expect(datum.place).toMatch(/Fig\. \d/);
    }
    expect([transferCoefficient.status, concentration.status]).toEqual(['assumed', 'assumed']);
  }
});

test('a name that is not in the data has no measurements', () => {
  expect(measurements('toString')).toBeUndefined();
});

test('the conductivity follows Arrhenius on ln σ from 25 °C, and t₊ and i₀ stay', () => {
  const [cold, room, warm] = ['0 degC', '25 degC', '60 degC'].map(
    (temperature) => caseWith(`temperature=${temperature}`).electrolyte,
  );
  // ln(σ(60 °C)/σ(25 °C)) = (0.21 eV/k_B)(1/298.15 K − 1/333.15 K), k_B = 8.617333e-5 eV/K
  const slope = (0.21 / 8.617333262e-5) * (1 / 298.15 - 1 / 333.15);
  expect(Math.log(warm.conductivity / room.conductivity)).toBeCloseTo(slope, 9);
  expect(room.conductivity).toBe(0.036);
  expect(cold.conductivity).toBeLessThan(room.conductivity);
  for (const electrolyte of [cold, warm]) {
    expect(electrolyte).toMatchObject({ transference: room.transference, exchangeCurrent: room.exchangeCurrent });
  }
  expect(arrhenius(2, 0, 300, 400)).toBe(2);
});

test('the salt diffuses as Nernst and Einstein say, by hand for PVH', () => {
  // 2 × 0.19 × 0.81 × 0.036 S/m × 8.314463 J/(mol K) × 298.15 K / ((96485.33 C/mol)² × 1000 mol/m³)
  const byHand = (2 * 0.19 * 0.81 * 0.036 * 8.314463 * 298.15) / (96485.33 ** 2 * 1000);
  const { electrolyte } = caseWith();
  expect(diffusivityOf(electrolyte, 1000, 298.15) / byHand).toBeCloseTo(1, 6);
  expect(nernstEinstein(1, 1, 1000, 300)).toBe(0);
  expect(maps(caseWith('electrolyte.diffusivity=1e-12 m2/s')).diffusivity.every((value) => value === 1e-12)).toBe(true);
});

test('metals have the molar volumes of the handbook', () => {
  expect(molarVolume(metals.lithium) * 1e6).toBeCloseTo(13.0, 2);
  expect(molarVolume(metals.sodium) * 1e6).toBeCloseTo(23.75, 2);
});
