/** Numbers against their closed forms, and how they are told to people. */

/** One number against its closed form. */
export interface Finding {
  /** What is measured, unique within the problem: `speed at 20 A/m²`. */
  readonly what: string;
  readonly expected: number;
  readonly measured: number;
  /** Largest |measured − expected|. */
  readonly tolerance: number;
  /** Of the three numbers; absent where they have none. */
  readonly unit?: string;
}

/** Rows of text: how a number converges. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Whether the measured number is within its tolerance; NaN is not. */
export function holds({ expected, measured, tolerance }: Finding): boolean {
  return Math.abs(measured - expected) <= tolerance;
}

/** |measured − expected|/tolerance: above 1 the finding fails; infinite where there is no number. */
export function shareOfTolerance({ expected, measured, tolerance }: Finding): number {
  const error = Math.abs(measured - expected);
  if (error === 0) return 0;
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error / tolerance;
}

/** The parts of a finding as text. */
export interface ShownFinding {
  /** With its unit: `Sand's time [s]`. */
  readonly what: string;
  readonly expected: string;
  readonly measured: string;
  /** `± 6.5` */
  readonly tolerance: string;
}

/** Enough digits to see a tenth of the tolerance, the same decimals for both numbers. */
export function showFinding({ what, expected, measured, tolerance, unit }: Finding): ShownFinding {
  const size = Math.abs(expected);
  const power = Math.floor(Math.log10(size));
  const resolved = 1 - Math.floor(Math.log10(tolerance));
  const decimals = Math.max(0, LEAST_DIGITS - 1 - power, Math.min(MOST_DIGITS - 1 - power, resolved));
  const number = (value: number) => {
    if (Math.abs(value) < NOTHING * tolerance || value === 0) return '0';
    const text = isPlain(size) && isPlain(value) ? value.toFixed(decimals) : short(value, LEAST_DIGITS);
    return text.replace(/^-/, '−');
  };
  return {
    what: unit === undefined ? what : `${what} [${unit}]`,
    expected: number(expected),
    measured: number(measured),
    tolerance: `± ${short(tolerance, 2)}`,
  };
}

const LEAST_DIGITS = 3;
const MOST_DIGITS = 8;
/** A number below this share of its tolerance is the rounding of a zero. */
const NOTHING = 1e-9;

/** Whether a number is read at a glance without a power of ten. */
function isPlain(value: number): boolean {
  return Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6;
}

function short(value: number, digits: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  return isPlain(value) ? String(Number(value.toPrecision(digits))) : value.toExponential(digits - 1);
}
