/** A flat electrode under electrolyte, four cells wide: the problem of the textbooks, in one dimension. */
import type { Backend } from '../../backend/backend.ts';
import type { Case, Control, Electrolyte } from '../../case/case.ts';
import { FARADAY, GAS } from '../../case/constants.ts';
import { diffusivityOf } from '../../case/maps.ts';
import type { Snapshot } from '../../physics/snapshot.ts';
import { openSimulation, type Simulation } from '../../run/simulation.ts';
import { baseCase } from './base-case.ts';

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
/**
 * The salt at ξ = ½ of a front that plates lies below the line extrapolated to it by so many ℓ times the line's slope
 * [–]. A front that reacts evenly with δ dn = −ξ(4 − 3ξ) dξ sends ψ D c′ = J ∫δ dn = J ψ(1 + ψ − ψ²) outwards, so that
 * c′ = (J/D)(1 + ξψ); with dn = −ℓ dξ/(ξψ) the salt lies below its line by (J/D) ℓ ξ.
 */
export const AT_FRONT = 1 / 2;
/**
 * So many ℓ behind ξ = ½ the line has the salt that such a front reacts with [–]: the mean of n/ℓ − ξ over δ is
 * ∫ ξ(4 − 3ξ) [ln ψ/ξ − ξ] dξ = −1/2 − 7/12. The potential's line has its own there too, because φ is linear in ln c
 * where anions stand still.
 */
export const REACTS_BEHIND = 13 / 12;
/**
 * A closed cell's line at ξ = ½ lies above c₀(1 − i/i_lim) by so many ℓ²/L times its slope [–]: its salt ∫ψc dn keeps
 * that of c₀, and ∫(H − ψ) n dn, H = 1 where n > 0, is π²ℓ²/6, and ∫ψ ℓξ dn is ℓ².
 */
export const IN_FRONT = 1 + Math.PI ** 2 / 6;

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
  const base = baseCase();
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

/**
 * The first span, as a share of the time. The solver's first step is chosen by the front's speed: where that stands still the
 * step would be the largest allowed, and Newton would have to cross all of the salt's depletion in one.
 */
const FIRST_SPAN = 1e-3;
/** The share of the time in which most of the salt moves. */
const TRANSIENT = 0.1;

/**
 * The case at `time` [s], its transient in so many spans: each is a step at least. Newton's last defect in long steps
 * loses salt of a closed cell, 1e-3 of it with 512 cells, and 5e-5 in 160 spans.
 */
export async function runTo(backend: Backend, input: Case, time: number, spans = 1): ReturnType<Simulation['sample']> {
  const simulation = openSimulation(backend, input);
  await simulation.advanceTo(FIRST_SPAN * time);
  for (let k = 1; k <= spans; k++) await simulation.advanceTo((TRANSIENT * time * k) / spans);
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
