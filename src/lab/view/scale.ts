/** What the colours stand for: one scale for all panels, whose ends do not flicker. */
import { computed, type ReadonlySignal } from '@preact/signals';
import { scaleLinear } from 'd3-scale';
import type { ColourMap } from '../../output/colour.ts';
import { friendlyUnit } from '../../output/quantity.ts';
import { makeTicks, type Tick } from '../../output/scale.ts';
import type { Lab, Layer, Shown } from '../lab.ts';
import { LOOKS } from './layers.ts';

export interface PanelScale {
  readonly layer: Layer;
  /** Null where kinds of material are shown, not values. */
  readonly map: ColourMap | null;
  /** SI */
  readonly min: number;
  readonly max: number;
  readonly name: string;
  /** Of the labels. */
  readonly unit: string;
  /** Values in SI, labels in `unit`. */
  readonly ticks: readonly Tick[];
}

/** Ends of a scale, in SI. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Until something flows: a range that is likely, because a constant field has none. */
const AT_REST = { potential: { min: 0, max: 0.1 }, current: { min: 0, max: 100 } } as const;

/** Share of the values at each end that the colours need not tell apart: a few cells at tips would darken all others. */
const TAIL = 0.002;

/** Values looked at in a panel: enough for the tails, few enough to be sorted in each frame. */
const LOOKED_AT = 5000;

/** The scale of the lab's panels, made once for each lab. It grows with a run and starts anew with the next one. */
export function scaleOf(lab: Lab): ReadonlySignal<PanelScale> {
  const known = scales.get(lab);
  if (known) return known;
  const layer = computed(() => lab.view.value.layer);
  const follow = followScale();
  const scale = computed(() => follow(layer.value, lab.shown.value));
  scales.set(lab, scale);
  return scale;
}

const scales = new WeakMap<Lab, ReadonlySignal<PanelScale>>();

/** Scales of one frame after another: ends of potential and current only move outwards, in round steps, as long as a run goes on. */
export function followScale(): (layer: Layer, shown: readonly Shown[]) => PanelScale {
  const held = new Map<Layer, Range>();
  let steps = 0;
  let last: PanelScale | undefined;
  return (layer, shown) => {
    const now = shown.reduce((sum, { fields }) => sum + fields.step, 0);
    if (now < steps) held.clear();
    steps = now;
    const range = rangeOf(layer, shown, held);
    if (last?.layer === layer && last.min === range.min && last.max === range.max) return last;
    last = labelled(layer, range);
    return last;
  };
}

function rangeOf(layer: Layer, shown: readonly Shown[], held: Map<Layer, Range>): Range {
  if (layer === 'metal' || layer === 'filler') return { min: 0, max: 1 };
  if (layer === 'concentration') {
    return { min: 0, max: Math.max(1, ...shown.map(({ input }) => input.electrolyte.concentration)) };
  }
  const range = widened(held.get(layer), valuesSeen(layer, shown), layer === 'current');
  if (range) held.set(layer, range);
  return range ?? AT_REST[layer];
}

/** The round range that holds both what was and what occurs; undefined while nothing has occurred. */
export function widened(held: Range | undefined, sorted: Float64Array, fromZero: boolean): Range | undefined {
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const [least, most] = [fromZero ? 0 : at(TAIL), at(1 - TAIL)];
  if (!(most - least > 1e-6 * Math.max(Math.abs(least), Math.abs(most)))) return held;
  if (held && held.min <= least && held.max >= most) return held;
  const [min, max] = scaleLinear([Math.min(least, held?.min ?? least), Math.max(most, held?.max ?? most)], [0, 1])
    .nice(5)
    .domain();
  return { min, max };
}

/** Some of the values that lie in the electrolyte, ascending. */
function valuesSeen(layer: 'potential' | 'current', shown: readonly Shown[]): Float64Array {
  const values: number[] = [];
  for (const { fields } of shown) {
    const { metal, potential, current } = fields;
    // An odd stride, so that grids, whose rows are even, are not looked at along columns alone.
    const stride = 2 * Math.floor(metal.length / LOOKED_AT / 2) + 1;
    for (let q = 0; q < metal.length; q += stride) {
      if (metal[q] >= 0.5) continue;
      const value =
        layer === 'potential' ? potential[q] : current ? Math.hypot(current.x[q], current.y[q]) : Number.NaN;
      if (Number.isFinite(value)) values.push(value);
    }
  }
  return Float64Array.from(values).sort();
}

function labelled(layer: Layer, { min, max }: Range): PanelScale {
  const { map, name, unit } = LOOKS[layer];
  const { symbol, size } = friendlyUnit(Math.max(Math.abs(min), Math.abs(max)), unit);
  const ticks = makeTicks(min / size, max / size, 5).map(({ value, label }) => ({ value: value * size, label }));
  return { layer, map: map ?? null, min, max, name, unit: symbol, ticks };
}
