import { describe, expect, test } from 'vitest';
import { alignedNumber, formatQuantity } from '../../src/output/quantity.ts';
import { makeTicks, roundedBelow } from '../../src/output/scale.ts';

describe('round numbers', () => {
  test.each([
    [1.8, 1],
    [2, 2],
    [4.9, 2],
    [9.99, 5],
    [1e-6, 1e-6],
    [1.8e-6, 1e-6],
    [6e-7, 5e-7],
  ])('the scale bar for at most %d is %d', (limit, length) => {
    expect(roundedBelow(limit)).toBe(length);
  });

  test('ticks are round, within the scale, and as short as they can be', () => {
    expect(makeTicks(0, 1000, 5).map(({ label }) => label)).toEqual(['0', '200', '400', '600', '800', '1000']);
    expect(makeTicks(0, 1, 5).map(({ label }) => label)).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
    expect(makeTicks(-1, 1, 5).map(({ label }) => label)).toEqual(['−1', '−0.5', '0', '0.5', '1']);
  });

  test.each([
    [2e-6, 'm', '2 µm'],
    [5e-7, 'm', '500 nm'],
    [80, 'A/m²', '8 mA/cm²'],
    [1234.5678, 'mol/m³', '1235 mol/m³'],
    [0.036, 'S/m', '360 µS/cm'],
    [0.05, 'V', '50 mV'],
  ])('%d %s reads %s', (value, unit, text) => {
    expect(formatQuantity(value, unit)).toBe(text);
  });

  test.each([
    [1.5, '1.500'],
    [8, '8.000'],
    [1200, '1200'],
    [12345.6, '12346'],
    [3.1e-5, '3.100e-5'],
    [0, '0'],
    [Number.NaN, '–'],
  ])('%d lines up as %s', (value, text) => {
    expect(alignedNumber(value, 4)).toBe(text);
  });
});
