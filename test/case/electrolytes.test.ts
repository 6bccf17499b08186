import { describe, expect, test } from 'vitest';
import { electrolyteRecords } from '../../src/case/electrolytes/index.ts';
import { arrhenius, conductivityAt, vogelTammanFulcher } from '../../src/case/electrolytes/laws.ts';
import type { Datum } from '../../src/case/electrolytes/types.ts';
import { measurements } from '../../src/case/electrolytes.ts';
import { diffusivityOf, maps, nernstEinstein } from '../../src/case/maps.ts';
import { metals, molarVolume } from '../../src/case/metals.ts';
import { parseStudy } from '../../src/case/parse.ts';
import { warnings } from '../../src/case/warnings.ts';
import { caseWith, withLine } from './study.ts';

/** k_B [eV/K] */
const BOLTZMANN_EV = 8.617333262e-5;
const kelvin = (celsius: number) => celsius + 273.15;

/** σ of a named electrolyte [S/m] at a temperature [°C] */
function conductivity(name: string, celsius: number): number {
  const data = measurements(name);
  if (!data) throw new Error(`no electrolyte ${name}`);
  return conductivityAt(data.law, kelvin(celsius));
}

describe('the data are what the papers print', () => {
  // at °C: mS/cm, t₊, mA/cm²
  test.each([
    ['pvh', 25, 0.36, 0.19, 0.049],
    ['pvh-im', 25, 1.23, 0.49, 0.067],
    ['peo-spe', 60, 0.35, 0.36, 0.05],
    ['peo-fmof', 60, 1.01, 0.78, 0.05],
    ['peo', 25, 0.00994, 0.23, 0.038],
    ['fe-mof', 25, 0.00994, 0.47, 0.038],
    ['ni-mof', 25, 0.00994, 0.48, 0.038],
    ['cpe-10', 30, 0.137, 0.63, 0.0645],
    ['ppp', 20, 0.13, 0.57, 0.05],
    ['ppp', -20, 0.015, 0.57, 0.05],
    ['pcz', 20, 0.3, 0.56, 0.05],
    ['pgz', 20, 0.63, 0.63, 0.05],
    ['pgz', -20, 0.2, 0.63, 0.05],
    ['fge', 25, 1, 0.4, 0.05],
    ['d-cge', 25, 2.67, 0.4, 0.05],
    ['cge', 25, 3.37, 0.4, 0.05],
  ])('%s at %f °C', (name, celsius, printed, transference, exchangeCurrent) => {
    // printed with three digits at most; what is left is rounding of a float64
    expect(conductivity(name, celsius) * 10).toBeCloseTo(printed, 12);
    const data = measurements(name);
    expect(data?.transference).toBe(transference);
    expect(data?.exchangeCurrent).toBeCloseTo(exchangeCurrent * 10, 12);
    expect(data?.transferCoefficient).toBe(0.5);
    expect(data?.concentration).toBe(1000);
  });

  test('the reference runs see PVH and PVH-IM to the last bit', () => {
    expect(caseWith().electrolyte).toMatchObject({ conductivity: 0.036, exchangeCurrent: 0.49, transference: 0.19 });
    expect(caseWith('electrolyte=pvh-im').electrolyte).toMatchObject({ conductivity: 0.123, transference: 0.49 });
  });
});

describe.each(Object.entries(electrolyteRecords))('%s', (_, record) => {
  test('every number says where it is from, and the record which paper, partner and metal', () => {
    const { conductivity: law, transference, exchangeCurrent, transferCoefficient, concentration, otherwise } = record;
    const data: Datum[] = [transference, exchangeCurrent, transferCoefficient, concentration, otherwise];
    if (law.kind === 'table') data.push(...law.points.map(({ value }) => value));
    else data.push(law.value, law.anchor);
    for (const { status, place } of data) {
      // a place in the paper is a section or a figure; a reason is a sentence
      if (status === 'measured') expect(place).toMatch(/Fig\. S?\d|^\d\.\d|LiTFSI|NaClO4/);
      else expect(place.split(' ').length).toBeGreaterThan(3);
    }
    expect(transferCoefficient.status).toBe('assumed');
    expect(record.source.title.length).toBeGreaterThan(40);
    if (record.label.endsWith('GE')) expect(record.source.doi).toBeUndefined();
    else expect(record.source.doi).toMatch(/^10\.\d{4}\/\S+$/);
    if (record.control !== undefined) {
      expect(electrolyteRecords[record.control]).toMatchObject({ metal: record.metal, source: record.source });
      expect(electrolyteRecords[record.control].control).toBeUndefined();
    }
  });
});

test('a name that is not in the data has no measurements', () => {
  expect(measurements('toString')).toBeUndefined();
});

test('the conductivity follows Arrhenius on ln σ from 25 °C, and t₊ and i₀ stay', () => {
  const [cold, room, warm] = ['0 degC', '25 degC', '60 degC'].map(
    (temperature) => caseWith(`temperature=${temperature}`).electrolyte,
  );
  // ln(σ(60 °C)/σ(25 °C)) = (0.21 eV/k_B)(1/298.15 K − 1/333.15 K)
  const slope = (0.21 / BOLTZMANN_EV) * (1 / 298.15 - 1 / 333.15);
  expect(Math.log(warm.conductivity / room.conductivity)).toBeCloseTo(slope, 9);
  expect(room.conductivity).toBe(0.036);
  expect(cold.conductivity).toBeLessThan(room.conductivity);
  for (const electrolyte of [cold, warm]) {
    expect(electrolyte).toMatchObject({ transference: room.transference, exchangeCurrent: room.exchangeCurrent });
  }
  expect(arrhenius(2, 0, 300, 400)).toBe(2);
});

test('CPE-10 at 60 °C is the printed value but for the difference of 0.50 and 0.51 eV', () => {
  // From 30 °C: 0.01 eV/k_B × (1/303.15 − 1/333.15) = 0.0345 in ln σ; half a digit of the printed 0.51 as much again by half
  const difference = Math.log(conductivity('cpe-10', 60) / 0.0796);
  expect(difference).toBeLessThan(0);
  expect(Math.abs(difference)).toBeLessThan((0.015 / BOLTZMANN_EV) * (1 / 303.15 - 1 / 333.15));
});

test('PEO rises with 1.0 eV below its melting and 0.35 eV above', () => {
  // Printed to four digits: 5e-4 in ln σ, over 1/T differences of 2.6e-4 and 0.93e-4: 0.0002 and 0.0005 eV.
  const energy = (a: number, b: number) =>
    (BOLTZMANN_EV * Math.log(conductivity('peo', b) / conductivity('peo', a))) / (1 / kelvin(a) - 1 / kelvin(b));
  // 40 °C lies on the line of 25 and 50 °C; the shorter difference of 1/T, 1.6e-4, makes 0.0003 eV of the rounding
  expect(Math.abs(energy(25, 40) - 1)).toBeLessThan(3e-4);
  expect(Math.abs(energy(25, 50) - 1)).toBeLessThan(2e-4);
  expect(Math.abs(energy(50, 60) - 0.35)).toBeLessThan(5e-4);
});

test('between the two printed conductivities ln σ is linear in 1/T, and the line goes on beyond', () => {
  // The notes on the paper: 0.345 eV (PPP) and 0.183 eV (PGZ), three digits
  for (const [name, energy] of [
    ['ppp', 0.345],
    ['pgz', 0.183],
  ] as const) {
    for (const celsius of [-40, 0, 10, 40]) {
      const slope =
        (BOLTZMANN_EV * Math.log(conductivity(name, celsius) / conductivity(name, 20))) /
        (1 / kelvin(20) - 1 / kelvin(celsius));
      expect(Math.abs(slope - energy)).toBeLessThan(5e-4);
    }
  }
});

test('the Vogel-Tamman-Fulcher law is E/k(T − T₀) with T^(−1/2), by hand for 0.1 eV and T₀ = 180 K', () => {
  const sigma = (temperature: number) => vogelTammanFulcher(2, 0.1 * 1.602176634e-19, 330, 180, temperature);
  expect(sigma(330)).toBe(2);
  // ln: −(0.1/k_B)(1/100 − 1/150) + ½ ln(330/280)
  const byHand = -(0.1 / BOLTZMANN_EV) * (1 / 100 - 1 / 150) + 0.5 * Math.log(330 / 280);
  expect(Math.log(sigma(280) / 2)).toBeCloseTo(byHand, 8);
  // T₀ of the record is 50 K below the assumed Tg of −40 °C
  expect(measurements('peo-spe')?.law).toMatchObject({ kind: 'vtf', ideal: expect.closeTo(183.15, 9) as number });
});

describe('an electrolyte of the user’s own', () => {
  const own = (keys: string, temperature = '25 degC') =>
    caseWith(`electrolyte={transference: 0.3, exchange current: 0.1 mA/cm2, ${keys}}`, `temperature=${temperature}`)
      .electrolyte;
  const points = '[{temperature: 0 degC, conductivity: 1e-5 S/cm}, {temperature: 40 degC, conductivity: 9e-5 S/cm}]';

  test('has the law that it names', () => {
    expect(own('conductivity: 0.4 mS/cm').known).toBeUndefined();
    const vtf = 'conductivity: 0.4 mS/cm, vtf: {energy: 0.1 eV, ideal glass temperature: -90 degC}';
    expect(own(vtf).conductivity).toBe(0.04);
    const { conductivity: warm } = own(vtf, '60 degC');
    expect(warm).toBe(vogelTammanFulcher(0.04, 0.1 * 1.602176634e-19, 298.15, 183.15, 333.15));
    // half way in 1/T the geometric mean of 1e-3 and 9e-3 S/m
    const middle = 2 / (1 / 273.15 + 1 / 313.15);
    const table = own(`conductivity table: ${points}`, `${middle} K`);
    expect(table.conductivity).toBeCloseTo(3e-3, 9);
    expect(table.known).toEqual({ from: 273.15, to: 313.15, law: 'table' });
  });

  test('replaces the table of a base by one conductivity, which then stays', () => {
    const electrolyte = caseWith('electrolyte={base: pgz, conductivity: 1 mS/cm}', 'temperature=0 degC').electrolyte;
    expect(electrolyte.conductivity).toBe(0.1);
    expect(electrolyte.known).toBeUndefined();
  });

  test('may be the unknown of a composite', () => {
    const filler =
      'filler={structure: {kind: nanorods, length: 2 um, width: 0.5 um, fraction: 10 %}, conductivity: 1 S/m, transference: 0.5}';
    const { electrolyte, calibration } = caseWith(
      'electrolyte={base: pvh, conductivity: calibrate to pvh-im, transference: calibrate to 0.49}',
      filler,
    );
    expect(electrolyte).toMatchObject({ conductivity: Number.NaN, transference: Number.NaN, exchangeCurrent: 0.49 });
    expect(calibration).toMatchObject({ phase: 'electrolyte', conductivity: 0.123, transference: 0.49 });
  });

  test.each([
    [
      'conductivity: 1 S/m, activation energy: 0.2 eV, vtf: {energy: 0.1 eV, ideal glass temperature: -90 degC}',
      'vtf: the activation energy is given too; choose one law for the conductivity',
    ],
    [
      `conductivity: 1 S/m, conductivity table: ${points}`,
      'conductivity: the conductivity table says it; give one of the two',
    ],
    [
      'conductivity table: [{temperature: 0 degC, conductivity: 1e-5 S/cm}]',
      'conductivity table: needs two points at least, because a line is drawn between them; for one point give a conductivity',
    ],
    [
      'conductivity table: [{temperature: 40 degC, conductivity: 1 S/m}, {temperature: 0 degC, conductivity: 2 S/m}]',
      'temperature: 0 degC does not come after 40 degC; order the points by temperature',
    ],
    [
      'conductivity: 1 S/m, vtf: {energy: 0.1 eV, ideal glass temperature: 30 degC}',
      'ideal glass temperature: 30 degC must be below the reference temperature of 25 degC, at which the conductivity holds',
    ],
    ['conductivity table: 5', 'conductivity table: 5 is not a list; write it like [{temperature: 0 degC'],
    ['vtf: {energy: 0.1 eV}', 'ideal glass temperature: missing; a temperature is written like "25 degC"'],
    ['activation energy: 0.1 eV', 'conductivity: missing; give it, like "0.36 mS/cm", or a base: pvh, pvh-im, peo-spe'],
  ])('%s is refused with the way out', (keys, message) => {
    expect(() =>
      parseStudy(withLine(`electrolyte: {transference: 0.3, exchange current: 0.1 mA/cm2, ${keys}}`)),
    ).toThrow(message);
  });

  test('below its ideal glass temperature nothing moves, and the case is refused', () => {
    expect(() => caseWith('electrolyte=peo-spe', 'temperature=-90 degC')).toThrow(
      '-90 degC is not above -90 degC, the ideal glass temperature of the electrolyte',
    );
  });
});

describe('outside of what was measured a case is warned of', () => {
  const told = (...overrides: string[]) =>
    warnings(caseWith('grid=192', 'control.current=0.1 mA/cm2', ...overrides)).map(
      ({ code, message }) => `${code} ${message}`,
    );

  test.each([
    ['ppp', '-20 degC'],
    ['ppp', '20 degC'],
    ['cpe-10', '60 degC'],
    ['peo-fmof', '60 degC'],
  ])('%s at %s is within', (name, temperature) => {
    expect(told(`electrolyte=${name}`, `temperature=${temperature}`)).toEqual([]);
  });

  test.each([
    ['pvh', '60 degC', "PVH is known at 25 degC only; at 60 degC Arrhenius' law is extrapolated"],
    ['cge', '0 degC', 'CGE is known at 25 degC only; at 0 degC no law is known, so it keeps its value'],
    ['pgz', '40 degC', 'PGZ is known from -20 degC to 20 degC; at 40 degC the line through its nearest two points'],
    ['peo-spe', '25 degC', 'PEO-SPE is known at 60 degC only; at 25 degC the Vogel-Tamman-Fulcher law is extrapolated'],
  ])('%s at %s', (name, temperature, message) => {
    const all = told(`electrolyte=${name}`, `temperature=${temperature}`);
    expect(all.find((line) => line.startsWith('temperature'))).toContain(`a: the conductivity of ${message}`);
  });

  test('a composite calibrated to an electrolyte far from its temperature', () => {
    const filler =
      'filler={structure: {kind: nanorods, length: 2 um, width: 0.5 um, fraction: 10 %}, conductivity: calibrate to pgz, transference: 0.5}';
    expect(told('electrolyte={base: ppp, conductivity: 1 mS/cm}', 'temperature=40 degC', filler).join()).toContain(
      'the conductivity of PGZ is known from -20 degC to 20 degC',
    );
  });
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
