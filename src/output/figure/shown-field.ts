/** The fields that a figure can show: their values, their colours and the range of these. */
import { scaleLinear } from 'd3-scale';
import { type ColourMap, concentrationMap, currentMap, phaseMap, potentialMap } from '../colour.ts';
import { friendlyUnit } from '../quantity.ts';
import { makeTicks, type Tick } from '../scale.ts';
import type { Moment, StoredCase } from '../stored.ts';

/** `current` is the magnitude of the ionic current density. */
export type FigureField = 'concentration' | 'phase' | 'potential' | 'current';

export const FIGURE_FIELDS: readonly FigureField[] = ['concentration', 'phase', 'potential', 'current'];

/** What the colours of all panels stand for. */
export interface FieldScale {
  readonly map: ColourMap;
  /** SI */
  readonly min: number;
  readonly max: number;
  /** With its unit. */
  readonly name: string;
  /** Values in SI, labels in the unit of the name. */
  readonly ticks: readonly Tick[];
  /** Whether some values lie beyond the ends and take their colours. */
  readonly beyond: { readonly below: boolean; readonly above: boolean };
}

const LOOKS: Readonly<Record<FigureField, { map: ColourMap; name: string; unit: string }>> = {
  concentration: { map: concentrationMap, name: 'salt concentration', unit: 'mol/m³' },
  phase: { map: phaseMap, name: 'metal fraction ξ', unit: '–' },
  potential: { map: potentialMap, name: 'potential against the metal', unit: 'V' },
  current: { map: currentMap, name: 'ionic current density', unit: 'A/m²' },
};

/** Whether most of a field's colours are dark, so that what is drawn over them is to be light. */
export function isDark(field: FigureField): boolean {
  return field === 'concentration' || field === 'potential';
}

/** Share of the values at each end that the colours need not tell apart: a few cells at tips would darken all others. */
const TAIL = 0.002;

/** Values per cell, in SI. */
export function valuesOf(field: FigureField, { snapshot, current }: Moment): Float64Array {
  switch (field) {
    case 'concentration':
      return snapshot.concentration;
    case 'phase':
      return snapshot.metal;
    case 'potential':
      return snapshot.potential;
    case 'current':
      return current.x.map((x, k) => Math.hypot(x, current.y[k]));
  }
}

/**
 * One scale for all moments, over what lies in the electrolyte: concentration and current from zero, concentration at
 * least to c₀, the metal fraction from 0 to 1, the potential over what occurs; ends are round numbers.
 */
export function scaleOf(field: FigureField, moments: readonly Moment[], cases: readonly StoredCase[]): FieldScale {
  const { map, name, unit } = LOOKS[field];
  if (field === 'phase') return { map, min: 0, max: 1, name: `${name} [–]`, ticks: makeTicks(0, 1, 5), beyond: none };
  const values = sortedInElectrolyte(field, moments);
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? 0;
  const bulk = Math.max(...cases.map(({ input }) => input.electrolyte.concentration));
  const least = field === 'potential' ? at(TAIL) : 0;
  const most = field === 'concentration' ? Math.max(bulk, belowNoise(at(1 - TAIL), bulk)) : at(1 - TAIL);
  const [min, max] = roundRange(least, most);
  const { symbol, size } = friendlyUnit(Math.max(Math.abs(min), Math.abs(max)), unit);
  const noise = 0.01 * (max - min);
  return {
    map,
    min,
    max,
    name: `${name} [${symbol}]`,
    ticks: makeTicks(min / size, max / size, 5).map(({ value, label }) => ({ value: value * size, label })),
    beyond: { below: values[0] < min - noise, above: values[values.length - 1] > max + noise },
  };
}

const none = { below: false, above: false } as const;

/** Where c exceeds c₀ by a thousandth of it, c₀ is a better end of a scale than the next round number. */
function belowNoise(value: number, bulk: number): number {
  return value > bulk && value < 1.005 * bulk ? bulk : value;
}

function sortedInElectrolyte(field: FigureField, moments: readonly Moment[]): Float64Array {
  const parts = moments.map((moment) =>
    valuesOf(field, moment).filter((value, k) => moment.snapshot.metal[k] < 0.5 && Number.isFinite(value)),
  );
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all.sort();
}

/** The range between round numbers; of a constant field one around its value. */
function roundRange(least: number, most: number): [min: number, max: number] {
  const size = Math.max(Math.abs(least), Math.abs(most));
  if (size === 0) return [0, 1];
  if (most - least <= 1e-6 * size) return roundRange(least - 0.05 * size, most + 0.05 * size);
  const [min, max] = scaleLinear([least, most], [0, 1]).nice(10).domain();
  return [min, max];
}
