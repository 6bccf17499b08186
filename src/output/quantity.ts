/**
 * Numbers for people: a quantity in SI units as a few digits and a unit of handy size. Files keep SI; only text and
 * figures pass through here.
 */

/** A unit and what one of it is in SI. */
export interface FriendlyUnit {
  readonly symbol: string;
  readonly size: number;
}

/** Ascending sizes; for each SI unit the ones that electrochemists write. */
const friendlyUnits: Readonly<Record<string, readonly FriendlyUnit[]>> = {
  m: [
    { symbol: 'nm', size: 1e-9 },
    { symbol: 'µm', size: 1e-6 },
    { symbol: 'mm', size: 1e-3 },
    { symbol: 'm', size: 1 },
  ],
  V: [
    { symbol: 'mV', size: 1e-3 },
    { symbol: 'V', size: 1 },
  ],
  'A/m²': [
    { symbol: 'µA/cm²', size: 1e-2 },
    { symbol: 'mA/cm²', size: 10 },
  ],
  'C/m²': [
    { symbol: 'mC/cm²', size: 10 },
    { symbol: 'C/cm²', size: 1e4 },
  ],
  'S/m': [
    { symbol: 'µS/cm', size: 1e-4 },
    { symbol: 'mS/cm', size: 0.1 },
    { symbol: 'S/cm', size: 100 },
  ],
};

/** The greatest handy unit in which the value is at least 1, or 0.1 where no smaller unit is left; SI when none is known. */
export function friendlyUnit(value: number, unit: string): FriendlyUnit {
  const choices = friendlyUnits[unit] ?? [{ symbol: unit, size: 1 }];
  return choices.findLast(({ size }) => Math.abs(value) >= size * (1 - 1e-9)) ?? choices[0];
}

/** `2 µm`, `8 mA/cm²`, `150 s`: at most `digits` significant digits, without trailing zeros. */
export function formatQuantity(value: number, unit: string, digits = 4): string {
  const { symbol, size } = friendlyUnit(value, unit);
  return `${shortNumber(value / size, digits)} ${symbol}`;
}

/** At most `digits` significant digits without trailing zeros. */
export function shortNumber(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}

/** Exactly `digits` significant digits; `3.100e-5` for what would need many zeros, 0 as such, a dash for NaN. */
export function alignedNumber(value: number, digits: number): string {
  if (Number.isNaN(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return value.toExponential(digits - 1);
  return size < 10 ** digits ? value.toPrecision(digits) : value.toFixed(0);
}
