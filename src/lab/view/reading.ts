/** What is at a place of a case, in words and units. */
import type { Phase } from '../../case/case.ts';
import { LEAST_CONDUCTIVITY } from '../../case/maps.ts';
import { friendlyUnit } from '../../output/quantity.ts';
import type { Probe, Shown } from '../lab.ts';

/** One number under the pointer. */
export interface Reading {
  readonly name: string;
  readonly symbol: string;
  readonly value: string;
}

/** Values of the cell at the place. In metal the electrolyte has none. */
export function readingsAt(shown: Shown, probe: Probe): readonly Reading[] {
  const { fields, input, shares } = shown;
  const q = cellAt(shown, probe);
  const metal = fields.metal[q];
  const share = { name: 'metal fraction', symbol: 'ξ', value: metal.toFixed(2) };
  if (metal >= 0.5) {
    return [{ name: 'here', symbol: '', value: fields.live[q] < 0.5 ? 'dead metal' : 'metal' }, share];
  }
  const { current } = fields;
  const fine = cellAt(shown, probe, shares?.times);
  const filler = shares?.filler[fine] ?? 0;
  const shell = shares?.shell?.[fine] ?? 0;
  const material =
    filler >= 0.5 ? 'filler' : shell >= 0.5 ? 'interphase' : filler + shell > 0.02 ? 'mixed' : 'electrolyte';
  return [
    { name: 'here', symbol: '', value: material },
    { name: 'concentration', symbol: 'c', value: digits(fields.concentration[q], 'mol/m³') },
    { name: 'potential', symbol: 'φ', value: digits(fields.potential[q], 'V') },
    ...(current
      ? [{ name: 'current density', symbol: '|i|', value: digits(Math.hypot(current.x[q], current.y[q]), 'A/m²') }]
      : []),
    {
      name: 'conductivity at c₀',
      symbol: 'σ',
      value: digits(conductivityAt(input, meanIn(shown, 'filler', q), meanIn(shown, 'shell', q)), 'S/m'),
    },
    share,
  ];
}

/** Height above the electrode and distance from the left [m]. */
export function lengthsAt({ input }: Shown, { x, y }: Probe): { readonly across: number; readonly up: number } {
  const { nx, ny, spacing } = input.grid;
  return { across: x * nx * spacing, up: y * ny * spacing };
}

function cellAt({ input }: Shown, { x, y }: Probe, times = 1): number {
  const [nx, ny] = [times * input.grid.nx, times * input.grid.ny];
  const index = (share: number, cells: number) => Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
  return index(x, nx) + nx * index(y, ny);
}

/** Share of a cell that filler or interphase takes. */
function meanIn({ input, shares }: Shown, phase: 'filler' | 'shell', q: number): number {
  const values = shares?.[phase];
  const times = shares?.times ?? 1;
  if (!values) return 0;
  const { nx } = input.grid;
  const corner = times * (q % nx) + times * nx * times * Math.floor(q / nx);
  let sum = 0;
  for (let j = 0; j < times; j++) for (let i = 0; i < times; i++) sum += values[corner + i + times * nx * j];
  return sum / times ** 2;
}

/** σ = Σ sσ over the phases of a cell, as `maps` of src/case lays it in [S/m]. */
function conductivityAt({ electrolyte, filler }: Shown['input'], share: number, shell: number): number {
  if (!filler) return electrolyte.conductivity;
  const phases: readonly (Phase | undefined)[] = [filler.phase, filler.shell];
  const best = Math.max(electrolyte.conductivity, ...phases.map((phase) => phase?.conductivity ?? 0));
  const laidIn = (phase: Phase | undefined) => Math.max(phase?.conductivity ?? 0, LEAST_CONDUCTIVITY * best);
  return (1 - share - shell) * electrolyte.conductivity + share * laidIn(filler.phase) + shell * laidIn(filler.shell);
}

function digits(value: number, unit: string): string {
  if (!Number.isFinite(value)) return 'not a number';
  const { symbol, size } = friendlyUnit(value, unit);
  return `${Number((value / size).toPrecision(3))} ${symbol}`.replace('-', '−');
}
