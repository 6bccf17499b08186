/** What was measured or calibrated on a map, in words and tables. */
import type { Calibration, Case } from '../case/case.ts';
import { shortNumber } from './quantity.ts';

/** A value found, as far as it is told. */
interface Told {
  readonly conductivity?: { readonly value: number; readonly reached: number };
  readonly transference?: { readonly value: number; readonly reached: number };
}

export function fourDigits(value: number): string {
  return shortNumber(value, 4);
}

/** `pvh-rods: σ of the filler 0.9 S/m (calibrated to pvh-im, 0.123 S/m)` */
export function calibrationLine({ name, calibration }: Case, { conductivity, transference }: Told): string {
  const { phase, source } = calibration as Calibration;
  const parts = [
    ...(conductivity
      ? [
          `σ of the ${phase} ${fourDigits(conductivity.value)} S/m (calibrated to ${source}, ${fourDigits(conductivity.reached)} S/m)`,
        ]
      : []),
    ...(transference
      ? [
          `t₊ of the ${phase} ${fourDigits(transference.value)} (calibrated to ${source}, ${fourDigits(transference.reached)})`,
        ]
      : []),
  ];
  return `${name}: ${parts.join(', ')}`;
}

/** Mean and the standard deviation of a sample of seeds: `0.123 ± 0.004` */
export function withSpread(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length === 1 || !Number.isFinite(mean)) return Number.isFinite(mean) ? fourDigits(mean) : 'not connected';
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return `${fourDigits(mean)} ± ${shortNumber(Math.sqrt(variance), 2)}`;
}
