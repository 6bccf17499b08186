/** A flat electrode under a measured electrolyte, as one medium: a cell of one dimension, whose metal stays where it is. */
import type { Case, Control } from '../../case/case.ts';
import { FARADAY, GAS } from '../../case/constants.ts';
import { kinds } from '../../case/kinds.ts';
import { diffusivityOf } from '../../case/maps.ts';
import { parseStudy } from '../../case/parse.ts';
import { quantity } from '../../case/units.ts';
import type { Snapshot } from '../../physics/snapshot.ts';
import { STILL } from '../verification/flat-cell.ts';
import { recordOf } from './paper.ts';

/** Cells across: the least that the multigrid coarsens along x at all. */
const ACROSS = 4;
/** Of metal under the electrolyte: ξ = 1 − 2e-5 on the electrode where ℓ is 1.5 cells. */
const METAL_ROWS = 16;
/** ℓ/h, as by default. */
const INTERFACE_CELLS = 1.5;

/** What makes such a cell, in SI units. */
export interface FlatCell {
  /** Name of a measured electrolyte */
  readonly electrolyte: string;
  /** [K] */
  readonly temperature: number;
  /** From the metal to the top [m] */
  readonly depth: number;
  /** Of electrolyte, from the metal to the top */
  readonly cells: number;
  readonly top: Case['top'];
  readonly control: Control;
  /** [s] */
  readonly largestStep: number;
}

/** The case of a flat cell. Throws StudyError for a temperature at which the electrolyte has no conductivity. */
export function flatCell(cell: FlatCell): Case {
  const { electrolyte, temperature, depth, cells, top, control, largestStep } = cell;
  const spacing = depth / cells;
  const text = `
title: question
cases:
  - name: ${electrolyte}
    label: ${JSON.stringify(recordOf(electrolyte).label)}
    temperature: ${temperature} K
    domain: {width: 1 um, height: 2 um, sides: periodic, top: ${top}}
    grid: 16
    metal: ${recordOf(electrolyte).metal}
    electrolyte: ${electrolyte}
    surface: {thickness: 0.5 um}
    control: {current: 1 A/m2}
    duration: 1 s
`;
  const [input] = parseStudy(text, { name: 'question' }).cases;
  return {
    ...input,
    grid: { nx: ACROSS, ny: cells + METAL_ROWS, spacing },
    metal: { ...input.metal, molarVolume: STILL },
    surface: { thickness: METAL_ROWS * spacing, nuclei: [] },
    control,
    duration: largestStep,
    numerics: { ...input.numerics, interfaceWidth: INTERFACE_CELLS * spacing, largestStep },
  };
}

/** The temperature at which t₊ and i₀ of an electrolyte were measured, or are taken to have been [K]. */
export function temperatureOf(electrolyte: string): number {
  return quantity(recordOf(electrolyte).otherwise.value, kinds.temperature);
}

/** RT/F [V] */
export function thermalVoltage(temperature: number): number {
  return (GAS * temperature) / FARADAY;
}

/** L²/D, in which salt crosses the electrolyte [s] */
export function crossingTime({ grid, surface, electrolyte, temperature }: Case): number {
  const depth = grid.ny * grid.spacing - surface.thickness;
  return depth ** 2 / diffusivityOf(electrolyte, electrolyte.concentration, temperature);
}

/** What two probes in the electrolyte and the ammeter say, as of a measurement with four electrodes. */
export interface FourPoint {
  /** φ of the electrolyte against the metal, extrapolated to the electrode by a straight line through the probes [V] */
  readonly atElectrode: number;
  /** dφ/dy between the probes [V/m] */
  readonly field: number;
}

/** Where the probes are, from the metal to the top [–]: clear of the width of the front, and of the top's half cell. */
const PROBES = [0.4, 0.8] as const;

/** The probes' reading of a flat cell. */
export function fourPoint({ grid, potential }: Snapshot, thickness: number): FourPoint {
  const metalRows = Math.round(thickness / grid.spacing);
  const [low, high] = PROBES.map((share) => metalRows + Math.round(share * (grid.ny - metalRows)));
  const at = (row: number) => potential[row * grid.nx];
  const field = (at(high) - at(low)) / ((high - low) * grid.spacing);
  return { field, atElectrode: at(low) - field * ((low + 0.5) * grid.spacing - thickness) };
}
