import { unit } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { type Kind, kinds } from '../../src/case/kinds.ts';
import { quantity } from '../../src/case/units.ts';

describe('mathjs reads the same quantity', () => {
  // Each in words of both parsers; mathjs rounds at every step, hence 4 ulps. Its eV is older than the SI of 2019.
  const rows: readonly (readonly [text: string, kind: Kind, si: string])[] = [
    ['0.36 mS/cm', kinds.conductivity, 'S/m'],
    ['9.13e-7 S/cm', kinds.conductivity, 'S/m'],
    ['0.049 mA/cm^2', kinds.currentDensity, 'A/m^2'],
    ['8 mA cm^-2', kinds.currentDensity, 'A/m^2'],
    ['1.2 mol/L', kinds.concentration, 'mol/m^3'],
    ['4.9e-7 cm^2/s', kinds.diffusivity, 'm^2/s'],
    ['13 cm^3/mol', kinds.molarVolume, 'm^3/mol'],
    ['0.5 J/m^2', kinds.surfaceEnergy, 'kg/s^2'],
    ['500 mN/m', kinds.surfaceEnergy, 'kg/s^2'],
    ['20 kJ', kinds.energy, 'J'],
    ['150 mV', kinds.voltage, 'V'],
    ['3 W/A', kinds.voltage, 'V'],
    ['72 nm', kinds.length, 'm'],
    ['2.5 min', kinds.time, 's'],
    ['1.5 h', kinds.time, 's'],
    ['45 deg', kinds.angle, 'rad'],
    ['-20 degC', kinds.temperature, 'K'],
    ['300 K', kinds.temperature, 'K'],
  ];
  test.each(rows)('%s', (text, kind, si) => {
    const expected = unit(text).toNumber(si);
    expect(Math.abs(quantity(text, kind) - expected)).toBeLessThanOrEqual(4 * Number.EPSILON * Math.abs(expected));
  });
});

describe('a decimal is the double nearest to what was written', () => {
  const rows: readonly (readonly [text: string, kind: Kind, value: number])[] = [
    ['10 um', kinds.length, 1e-5],
    ['0.36 um', kinds.length, 3.6e-7],
    ['72 nm', kinds.length, 7.2e-8],
    ['0.36 mS/cm', kinds.conductivity, 0.036],
    ['25 degC', kinds.temperature, 298.15],
    ['-273.15 degC', kinds.temperature, 0],
    ['1e-3 degC', kinds.temperature, 273.151],
    ['18 %', kinds.number, 0.18],
    ['180 deg', kinds.angle, Math.PI],
    ['45 deg', kinds.angle, Math.PI / 4],
    ['1 eV', kinds.energy, 1.602176634e-19],
  ];
  test.each(rows)('%s', (text, kind, value) => {
    expect(quantity(text, kind)).toBe(value);
  });
});

test('a unit means the same in every spelling', () => {
  for (const text of ['3 um', '3um', '3 \u00b5m', '3 \u03bcm', ' +3.0 um ', '3000 nm', '3e-6 m', '0.3e1 um']) {
    expect(quantity(text, kinds.length), text).toBe(3e-6);
  }
  for (const text of [
    '8 mA/cm2',
    '8 mA/cm^2',
    '8 mA/cm²',
    '8 mA cm-2',
    '8 mA·cm⁻²',
    '8 mA*cm^-2',
    '8 mA/(cm cm)',
    '8 mA/cm/cm',
  ]) {
    expect(quantity(text, kinds.currentDensity), text).toBe(80);
  }
  for (const text of ['25 degC', '25 °C', '25 ℃', '25°C', '298.15 K']) {
    expect(quantity(text, kinds.temperature), text).toBe(298.15);
  }
  expect(quantity('−20 degC', kinds.temperature)).toBe(253.15);
  expect(quantity('1 / (Ω m)', kinds.conductivity)).toBe(1);
  expect(quantity('1 / (\u2126 m)', kinds.conductivity)).toBe(1);
  expect(quantity('1 M', kinds.concentration)).toBe(1000);
});

test('a plain number is enough where there is no dimension', () => {
  expect(quantity(0.5, kinds.number)).toBe(0.5);
  expect(quantity('0.5', kinds.number)).toBe(0.5);
  expect(quantity(1e-7, kinds.number)).toBe(1e-7);
});

describe('what is not the quantity that is expected is refused by name', () => {
  const length = 'a length is written like "6 um" or "300 nm"';
  const rows: readonly (readonly [value: string | number, kind: Kind, message: string])[] = [
    [25, kinds.temperature, '25 has no unit; a temperature is written like "25 degC" or "298.15 K"'],
    ['25', kinds.temperature, '"25" has no unit; a temperature is written like "25 degC" or "298.15 K"'],
    [45, kinds.angle, '45 has no unit; an angle is written like "45 deg" or "0.785 rad"'],
    ['5 s', kinds.length, `"5 s" is a time, not a length; ${length}`],
    ['5 m/h2', kinds.length, `"5 m/h2" is a quantity in m s-2, not a length; ${length}`],
    ['5 um', kinds.number, '"5 um" is a length, not a plain number; a plain number is written like 0.5 or 18 %'],
    ['fast', kinds.length, `"fast" is not a quantity; ${length}`],
    ['', kinds.length, `"" is not a quantity; ${length}`],
    ['5 furlong', kinds.length, `"5 furlong": there is no unit "furlong"; ${length}`],
    ['10² um', kinds.length, `"10² um": there is no unit "2"; ${length}`],
    ['5 kmin', kinds.time, '"5 kmin": there is no unit "kmin"; a time is written like "150 s" or "2 min"'],
    ['5 degC', kinds.length, `"5 degC": degC is an absolute temperature and stands alone; ${length}`],
    [
      '1 S/m °C',
      kinds.conductivity,
      '"1 S/m °C": "S/m °C" can be read in two ways; put what is divided by in brackets; a conductivity is written like "0.36 mS/cm" or "0.036 S/m"',
    ],
    ['1 m)', kinds.length, `"1 m)": "m)" has a bracket too many; ${length}`],
    ['1 (m', kinds.length, `"1 (m": "(m" lacks a closing bracket; ${length}`],
    ['1 m/', kinds.length, `"1 m/": "m/" breaks off; ${length}`],
    ['1e999 m', kinds.length, '"1e999 m" is beyond what a number can hold'],
    [Number.NaN, kinds.number, 'NaN is not a quantity; a plain number is written like 0.5 or 18 %'],
    [Number.POSITIVE_INFINITY, kinds.number, 'Infinity is not a quantity; a plain number is written like 0.5 or 18 %'],
  ];
  test.each(rows)('%s', (value, kind, message) => {
    expect(() => quantity(value, kind)).toThrow(new RangeError(message));
  });
});

test('every example that an error shows is accepted', () => {
  for (const kind of Object.values(kinds)) {
    for (const example of kind.examples) expect(quantity(example, kind), example).toBeGreaterThan(0);
  }
});
