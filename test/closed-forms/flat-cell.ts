/** A flat electrode under electrolyte, four cells wide: the problem of the textbooks, in one dimension. */
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case, Control, Electrolyte } from '../../src/case/case.ts';
import { FARADAY, GAS } from '../../src/case/constants.ts';
import { diffusivityOf } from '../../src/case/maps.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import type { Snapshot } from '../../src/physics/snapshot.ts';
import { openSimulation, type Simulation } from '../../src/run/simulation.ts';
import { smallCase } from '../support/cases.ts';

/** Cells across: the least that the multigrid coarsens along x at all. */
const ACROSS = 4;
/** 25 °C [K] */
export const ROOM = 298.15;
/** RT/F [V] */
export const THERMAL = (GAS * ROOM) / FARADAY;
/**
 * A molar volume so small that the front stays where it is, a thousandth of a cell during any run here [m³/mol]: the
 * closed forms of a cell with fixed electrodes.
 */
export const STILL = 1e-10;

/** What makes a flat cell, in SI units. */
export interface FlatCell {
  /** Rows of cells */
  readonly rows: number;
  /** From the front, where ξ = ½, to the top wall [m] */
  readonly gap: number;
  /** Rows of metal below the front */
  readonly metalRows?: number;
  /** Lithium's if absent [m³/mol] */
  readonly molarVolume?: number;
  readonly electrolyte: Omit<Electrolyte, 'name'>;
  readonly top?: Case['top'];
  readonly control: Control;
  /** ℓ/h; 1.5 as by default */
  readonly interfaceCells?: number;
  readonly mobility?: number;
  /** [s] */
  readonly largestStep?: number;
}

/** Rows of metal by default: ξ = 1 − 2e-5 on the electrode where ℓ is 1.5 cells. */
const METAL_ROWS = 16;

/** The case of a flat cell. */
export function flatCase(cell: FlatCell): Case {
  const { rows, gap, metalRows = METAL_ROWS, interfaceCells, mobility, molarVolume, largestStep } = cell;
  const base = smallCase();
  const spacing = gap / (rows - metalRows);
  return {
    ...base,
    temperature: ROOM,
    grid: { nx: ACROSS, ny: rows, spacing },
    top: cell.top ?? 'reservoir',
    metal: { ...base.metal, molarVolume: molarVolume ?? base.metal.molarVolume },
    electrolyte: { name: 'of the test', ...cell.electrolyte },
    surface: { thickness: metalRows * spacing, nuclei: [] },
    control: cell.control,
    numerics: {
      ...base.numerics,
      interfaceWidth: (interfaceCells ?? base.numerics.interfaceWidth / base.grid.spacing) * spacing,
      mobility: mobility ?? base.numerics.mobility,
      largestStep: largestStep ?? base.numerics.largestStep,
    },
  };
}

/** The case on the float64 twin, at time 0. */
export function onTwin(input: Case): Simulation {
  return openSimulation(openTwin(twinKernels), input);
}

/** The case at `time` [s]. */
export async function runTo(input: Case, time: number): ReturnType<Simulation['sample']> {
  const simulation = onTwin(input);
  await simulation.advanceTo(time);
  return simulation.sample();
}

export const constantCurrent = (density: number, compliance = 5): Control => ({ kind: 'current', density, compliance });
export const constantVoltage = (voltage: number): Control => ({ kind: 'voltage', voltage });

/** Salt diffusivity of an electrolyte at room temperature [m²/s] */
export function saltDiffusivity(electrolyte: Omit<Electrolyte, 'name'>): number {
  return diffusivityOf({ name: '', ...electrolyte }, electrolyte.concentration, ROOM);
}

/** A field along the first column, bottom to top. */
export function column(field: Float64Array, { nx, ny }: Snapshot['grid']): number[] {
  return Array.from({ length: ny }, (_, j) => field[j * nx]);
}

/** Height of the centre of each row [m] */
export function heights({ ny, spacing }: Snapshot['grid']): number[] {
  return Array.from({ length: ny }, (_, j) => (j + 0.5) * spacing);
}

/** The front, where ξ = ½, and the unknowns there. */
export interface Front {
  /** [m] */
  readonly height: number;
  /** [mol/m³] */
  readonly concentration: number;
  /** [V] */
  readonly potential: number;
}

/**
 * The front of the first column. ln ξ/(1 − ξ) is linear across the profile ξ = 1/(1 + e^{n/ℓ}), so interpolating it
 * linearly finds the height without the error of a cell; c and φ are interpolated to that height.
 */
export function frontOf({ grid, metal, concentration, potential }: Snapshot): Front {
  const xi = column(metal, grid);
  const j = xi.findIndex((value, row) => value >= 0.5 && xi[row + 1] < 0.5);
  const logit = (value: number) => Math.log(value / (1 - value));
  const share = logit(xi[j]) / (logit(xi[j]) - logit(xi[j + 1]));
  const between = (field: Float64Array) => (1 - share) * field[j * grid.nx] + share * field[(j + 1) * grid.nx];
  return {
    height: (j + 0.5 + share) * grid.spacing,
    concentration: between(concentration),
    potential: between(potential),
  };
}

/**
 * Butler-Volmer's potential of the electrolyte against the metal at which `current` plates from c/c₀ = `share` [V]:
 * the root of i = i₀ [(c/c₀) e^{αfφ} − e^{−(1−α)fφ}]. Bisection, because it cannot fail.
 */
export function plating(current: number, share: number, { exchangeCurrent, transferCoefficient }: Kinetics): number {
  let low = -4;
  let high = 4;
  for (let k = 0; k < 100; k++) {
    const x = (low + high) / 2;
    const forward = share * Math.exp((transferCoefficient * x) / THERMAL);
    const backward = Math.exp(((transferCoefficient - 1) * x) / THERMAL);
    if (exchangeCurrent * (forward - backward) < current) low = x;
    else high = x;
  }
  return (low + high) / 2;
}

type Kinetics = Pick<Electrolyte, 'exchangeCurrent' | 'transferCoefficient'>;

/** The voltage of a counter electrode against the electrolyte before it while it strips `current`, where c/c₀ = `share`. */
export function stripping(current: number, share: number, kinetics: Kinetics): number {
  return -plating(-current, share, kinetics);
}

/** The line of least squares through points: value at x = 0 and slope. */
export function line(x: readonly number[], y: readonly number[]): { readonly value: number; readonly slope: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const mx = mean(x);
  const my = mean(y);
  const covariance = x.reduce((sum, value, k) => sum + (value - mx) * (y[k] - my), 0);
  const slope = covariance / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  return { value: my - slope * mx, slope };
}
