/**
 * Quantities as people write them, `0.36 mS/cm`, turned into SI numbers. Every unit is an exact decimal (π/180 to 50
 * digits), the arithmetic is exact, and one rounding ends it: `10 um` is the double nearest to 1e-5.
 */

import { type Dimension, dimension, isDimensionless, type Kind, kinds, nameOf, writtenLike } from './kinds.ts';

/** top/bottom × 10^exponent in SI, with its dimension. */
interface Exact {
  readonly top: bigint;
  readonly bottom: bigint;
  readonly exponent: number;
  readonly dimension: Dimension;
}

const one: Exact = { top: 1n, bottom: 1n, exponent: 0, dimension: dimension() };

/** A symbol, its size in SI as a decimal, its dimension, and whether m, µ, k and the like go in front of it. */
const table: readonly (readonly [symbols: string, size: string, dimension: Dimension, prefixes: boolean])[] = [
  ['m', '1', dimension(1), true],
  ['g', '1e-3', dimension(0, 1), true],
  ['s', '1', dimension(0, 0, 1), true],
  ['A', '1', dimension(0, 0, 0, 1), true],
  ['K', '1', dimension(0, 0, 0, 0, 1), true],
  ['mol', '1', dimension(0, 0, 0, 0, 0, 1), true],
  ['rad', '1', dimension(0, 0, 0, 0, 0, 0, 1), true],
  ['deg °', '0.017453292519943295769236907684886127134428718885417', dimension(0, 0, 0, 0, 0, 0, 1), false],
  ['% percent', '1e-2', dimension(), false],
  ['min', '60', dimension(0, 0, 1), false],
  ['h', '3600', dimension(0, 0, 1), false],
  ['day', '86400', dimension(0, 0, 1), false],
  ['L l', '1e-3', dimension(3), true],
  ['M', '1e3', dimension(-3, 0, 0, 0, 0, 1), true],
  ['N', '1', dimension(1, 1, -2), true],
  ['J', '1', dimension(2, 1, -2), true],
  ['eV', '1.602176634e-19', dimension(2, 1, -2), true],
  ['W', '1', dimension(2, 1, -3), true],
  ['C', '1', dimension(0, 0, 1, 1), true],
  ['Ah', '3600', dimension(0, 0, 1, 1), true],
  ['V', '1', dimension(2, 1, -3, -1), true],
  ['S', '1', dimension(-2, -1, 3, 2), true],
  ['Ω ohm', '1', dimension(2, 1, -3, -2), true],
];

const prefixes: Readonly<Record<string, number>> = {
  f: -15,
  p: -12,
  n: -9,
  u: -6,
  μ: -6,
  m: -3,
  c: -2,
  d: -1,
  k: 3,
  M: 6,
  G: 9,
};

const units: ReadonlyMap<string, { readonly size: Exact; readonly prefixes: boolean }> = new Map(
  table.flatMap(([symbols, size, dimension, prefixes]) =>
    symbols.split(' ').map((symbol) => [symbol, { size: { ...decimal(size), dimension }, prefixes }] as const),
  ),
);

/** `1.50e-3` as the integer 150 and the power -5. */
function decimal(text: string): Exact {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [whole = '', part = ''] = mantissa.split('.');
  return { ...one, top: BigInt(whole + part), exponent: Number(power) - part.length };
}

function multiply(a: Exact, b: Exact, power: number): Exact {
  const n = BigInt(Math.abs(power));
  const [top, bottom] = power < 0 ? [b.bottom, b.top] : [b.top, b.bottom];
  return {
    top: a.top * top ** n,
    bottom: a.bottom * bottom ** n,
    exponent: a.exponent + power * b.exponent,
    dimension: a.dimension.map((exponent, k) => exponent + power * (b.dimension[k] ?? 0)) as unknown as Dimension,
  };
}

/** Forty digits of the quotient decide the nearest double. */
function toDouble({ top, bottom, exponent }: Exact): number {
  return bottom === 1n ? Number(`${top}e${exponent}`) : Number(`${(top * 10n ** 40n) / bottom}e${exponent - 40}`);
}

/** The unit alone, `mS/cm`; throws `RangeError` with the part that is not understood. */
function parseUnit(text: string): Exact {
  const tokens = text.match(/[A-Za-zμΩ°%]+(?:\^?[-−+]?\d+)?|\S/gu) ?? [];
  let next = 0;
  const product = (): Exact => {
    let result = one;
    let divided = false;
    while (next < tokens.length && tokens[next] !== ')') {
      const divide = tokens[next] === '/';
      const explicit = /^[·⋅*/]$/.test(tokens[next]);
      if (explicit) next++;
      if (divided && !divide)
        throw new RangeError(`"${text}" can be read in two ways; put what is divided by in brackets`);
      divided ||= divide;
      result = multiply(result, factor(), divide ? -1 : 1);
    }
    return result;
  };
  const factor = (): Exact => {
    const token = tokens[next++];
    if (token === undefined) throw new RangeError(`"${text}" breaks off`);
    if (token === '(') {
      const inner = product();
      if (tokens[next++] !== ')') throw new RangeError(`"${text}" lacks a closing bracket`);
      return inner;
    }
    const [, symbol = '', power = '1'] = /^([A-Za-zμΩ°%]+)(?:\^?([-−+]?\d))?$/u.exec(token) ?? [];
    return multiply(one, lookUp(symbol === '' ? token : symbol), Number(power.replace('−', '-')));
  };
  const result = product();
  if (next < tokens.length) throw new RangeError(`"${text}" has a bracket too many`);
  return result;
}

function lookUp(symbol: string): Exact {
  const plain = units.get(symbol);
  if (plain) return plain.size;
  if (symbol === 'degC' || symbol === '°C')
    throw new RangeError(`${symbol} is an absolute temperature and stands alone`);
  const [prefix = '', ...rest] = symbol;
  const unit = units.get(rest.join(''));
  const power = prefixes[prefix];
  if (!unit?.prefixes || power === undefined) throw new RangeError(`there is no unit "${symbol}"`);
  return { ...unit.size, exponent: unit.size.exponent + power };
}

/**
 * The SI value of `0.36 mS/cm` where a conductivity is expected.
 *
 * Units are products and quotients of SI units with prefixes, and of min, h, day, L, M, eV, Ah, deg, %. `cm2`, `cm^2`
 * and `cm²`, `cm-2` and `cm⁻²`, both code points of µ (and `u`), `Ω` and `ohm` are the same. `degC` and `°C` are
 * accepted for an absolute temperature only. A plain number is accepted where the kind has no dimension.
 *
 * Throws `RangeError`; its message names the value and how the kind is written.
 */
export function quantity(value: string | number, kind: Kind): number {
  const shown = typeof value === 'string' ? `"${value}"` : String(value);
  const match = /^\s*([+\-−]?)\s*(\d+\.?\d*|\.\d+)(e[+\-−]?\d+)?(.*)$/isu.exec(String(value));
  if (!match) throw new RangeError(`${shown} is not a quantity; ${writtenLike(kind)}`);
  const [, sign = '', mantissa = '', power = '', rest = ''] = match;
  if (Math.abs(Number(power.slice(1).replace('−', '-'))) > 400)
    throw new RangeError(`${shown} is beyond what a number can hold`);
  const number = decimal((mantissa + power).replace('−', '-'));
  const signed = sign === '' || sign === '+' ? number : { ...number, top: -number.top };
  const unit = rest.normalize('NFKC').trim();
  if (kind === kinds.temperature && (unit === 'degC' || unit === '°C')) return toDouble(fromCelsius(signed));
  if (unit === '' && !isDimensionless(kind.dimension))
    throw new RangeError(`${shown} has no unit; ${writtenLike(kind)}`);
  const result = multiply(signed, understood(unit, shown, kind), 1);
  if (result.dimension.some((exponent, k) => exponent !== kind.dimension[k])) {
    throw new RangeError(`${shown} is ${nameOf(result.dimension)}, not ${kind.name}; ${writtenLike(kind)}`);
  }
  const double = toDouble(result);
  if (!Number.isFinite(double)) throw new RangeError(`${shown} is beyond what a number can hold`);
  return double;
}

function understood(unit: string, shown: string, kind: Kind): Exact {
  try {
    return parseUnit(unit);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`${shown}: ${error.message}; ${writtenLike(kind)}`);
  }
}

/** T + 273.15 on a common power of ten. */
function fromCelsius(celsius: Exact): Exact {
  const exponent = Math.min(celsius.exponent, -2);
  const top = celsius.top * 10n ** BigInt(celsius.exponent - exponent) + 27315n * 10n ** BigInt(-2 - exponent);
  return { ...celsius, top, exponent };
}
