/** What a paper printed of the voltage of a symmetric cell, read out of the observations of its record. */
import type { ElectrolyteRecord, Observation } from '../../case/electrolytes/types.ts';
import { kinds } from '../../case/kinds.ts';
import { quantity } from '../../case/units.ts';

/**
 * `polarisation`: voltage of a half-cycle. `in cycling`: voltage during a test of the cell's life, which the cell may have grown to.
 * `nucleation overpotential`: how far the voltage dips below its plateau when metal first plates on copper, another quantity.
 */
export type PrintedKind = 'polarisation' | 'in cycling' | 'nucleation overpotential';

export interface PrintedVoltage {
  readonly kind: PrintedKind;
  /** [A/m²] */
  readonly density: number;
  /** [V] */
  readonly voltage: number;
  /** Where the paper prints a bound. */
  readonly bound?: '>';
  readonly observation: Observation;
}

/** What a label must be like, with the current density in it. */
const LABELS: Readonly<Record<PrintedKind, RegExp>> = {
  polarisation: /polarisation at ([\d.]+ mA\/cm²)$/,
  'in cycling': /^\S+ at ([\d.]+ mA\/cm²)$/,
  'nucleation overpotential': /^nucleation overpotential.* ([\d.]+ mA\/cm²)$/,
};

/** `> 800 mV after 180 h`, `about 40 mV` */
const VOLTAGE = /^(> |about )?([\d.]+ m?V)\b/;

/** All that a record has of them, in the order of the currents. */
export function printedVoltages({ observations }: ElectrolyteRecord): readonly PrintedVoltage[] {
  return observations.flatMap(readVoltage).sort((a, b) => a.density - b.density);
}

function readVoltage(observation: Observation): PrintedVoltage[] {
  const printed = VOLTAGE.exec(observation.value);
  if (!printed) return [];
  for (const [kind, label] of Object.entries(LABELS) as [PrintedKind, RegExp][]) {
    const density = label.exec(observation.label)?.[1];
    if (density === undefined) continue;
    return [
      {
        kind,
        density: quantity(density, kinds.currentDensity),
        voltage: quantity(printed[2], kinds.voltage),
        ...(printed[1] === '> ' && { bound: '>' }),
        observation,
      },
    ];
  }
  return [];
}

/** The thickness that the paper printed [m]; undefined where it printed none, or several. */
export function printedThickness({ observations }: ElectrolyteRecord): number | undefined {
  const text = observations.find(({ label }) => label === 'thickness')?.value;
  return text !== undefined && /^[\d.]+ \S+$/.test(text) ? quantity(text, kinds.length) : undefined;
}
