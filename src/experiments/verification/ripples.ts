/** A ripple on a growing flat front: half a wave between closed sides, and the rate at which it grows. */
import type { Backend } from '../../backend/backend.ts';
import type { Case, Electrolyte } from '../../case/case.ts';
import { FARADAY } from '../../case/constants.ts';
import { profileOf } from '../../case/surface.ts';
import type { Snapshot } from '../../physics/snapshot.ts';
import { capillaryLength } from '../../physics/step.ts';
import { openSimulation } from '../../run/simulation.ts';
import { baseCase } from './base-case.ts';
import { constantCurrent, plating, ROOM, THERMAL } from './flat-cell.ts';

/** What makes a ripple, in SI units. */
export interface Ripple {
  /** λ [m] */
  readonly wavelength: number;
  /** Cells to half a wave, which is the width of the domain; ℓ is 1.5 cells */
  readonly cells: number;
  /** From the mean front to the top wall, rounded to whole cells [m] */
  readonly gap: number;
  /** Mean current density [A/m²] */
  readonly current: number;
  /** γ [J/m²] */
  readonly surfaceEnergy: number;
  readonly electrolyte: Omit<Electrolyte, 'name'>;
  /** c at the front and its slope along y, in a salt that has come to rest; c₀ throughout if absent */
  readonly salt?: { readonly front: number /* [mol/m³] */; readonly slope: number /* [mol/m⁴] */ };
}

/** Rows of metal below the mean front: ξ = 1 − 7e-4 on the electrode under the deepest valley. */
const METAL_ROWS = 12;
/** Amplitude over wavelength: the slope is 0.06, whose square is what linear stability neglects. */
const STEEPNESS = 0.01;
/**
 * Cells by which the front advances before the rate is measured, and while it is. The reaction distorts the profile that a
 * front starts with, until after a few ℓ it has its shape: what is left of that falls by a factor of 2.5 a cell.
 */
const SETTLING = 6;
const TRAVEL = 1;
/** Share of the largest stable step. */
const SAFE = 0.6;

/** The rate of a ripple and where its mean front stood half-way. */
export interface Growth {
  /** d ln(amplitude)/dt [1/s] */
  readonly rate: number;
  /** From the mean front to the top wall, in the middle of what was measured [m] */
  readonly gap: number;
  /** ℓ [m] */
  readonly interfaceWidth: number;
}

/** The case of a ripple; its metal is laid by `growthOf`. */
export function rippleCase({ wavelength, cells, gap, current, surfaceEnergy, electrolyte, salt }: Ripple): Case {
  const base = baseCase();
  const spacing = wavelength / 2 / cells;
  const metal = { ...base.metal, surfaceEnergy };
  const share = salt ? salt.front / electrolyte.concentration : 1;
  const input: Case = {
    ...base,
    temperature: ROOM,
    sides: 'closed',
    top: 'reservoir',
    grid: { nx: cells, ny: METAL_ROWS + Math.round(gap / spacing), spacing },
    metal,
    electrolyte: { name: 'of the ripple', ...electrolyte },
    surface: { thickness: METAL_ROWS * spacing, nuclei: [] },
    control: constantCurrent(current),
    numerics: { ...base.numerics, interfaceWidth: (base.numerics.interfaceWidth / base.grid.spacing) * spacing },
  };
  // The Gibbs-Thomson shift is explicit: ripples of two cells, ∂ξ/∂t = (V_m/F) g Γ ∇²ξ, are stable up to h²F/(3 V_m g Γ).
  const { potential } = kineticSlopes(current, share, electrolyte);
  const stable = (spacing ** 2 * FARADAY) / (3 * metal.molarVolume * potential * capillaryLength(input));
  return { ...input, numerics: { ...input.numerics, largestStep: SAFE * stable } };
}

/**
 * Lays a cosine on the front, lets it advance until the profile has settled, and measures how its amplitude grows: the
 * first cosine mode of the metal in the columns, which is exact whatever the profile.
 */
export async function growthOf(backend: Backend, ripple: Ripple): Promise<Growth> {
  const input = rippleCase(ripple);
  const { grid, surface, metal } = input;
  const { interfaceWidth } = input.numerics;
  const k = (2 * Math.PI) / ripple.wavelength;
  const amplitude = STEEPNESS * ripple.wavelength;
  const distance = (x: number, y: number) => y - surface.thickness - amplitude * Math.cos(k * x);
  const simulation = openSimulation(backend, input, {
    metal: profileOf(grid, interfaceWidth, distance),
    ...(ripple.salt && { concentration: restingSalt(ripple.salt, grid, interfaceWidth, distance) }),
  });
  const speed = (metal.molarVolume * ripple.current) / FARADAY;
  const [settled, travel] = [SETTLING, TRAVEL].map((cells) => (cells * grid.spacing) / speed);
  const log = async (time: number) => {
    await simulation.advanceTo(time);
    return Math.log(Math.abs(cosineOf((await simulation.sample()).snapshot)));
  };
  const before = await log(settled);
  const after = await log(settled + travel);
  return {
    rate: (after - before) / travel,
    gap: grid.ny * grid.spacing - surface.thickness - (settled + travel / 2) * speed,
    interfaceWidth,
  };
}

/** c = c_s + Gℓ ln(1 + e^{n/ℓ}): the straight profile outside, c_s in the metal. */
function restingSalt(
  { front, slope }: NonNullable<Ripple['salt']>,
  { nx, ny, spacing }: Case['grid'],
  width: number,
  distance: (x: number, y: number) => number,
): Float64Array {
  return Float64Array.from({ length: nx * ny }, (_, q) => {
    const n = distance(((q % nx) + 0.5) * spacing, (Math.floor(q / nx) + 0.5) * spacing) / width;
    return front + slope * width * (Math.max(0, n) + Math.log1p(Math.exp(-Math.abs(n))));
  });
}

/** Amplitude of the cosine whose half wave is the width, in cells of metal. */
function cosineOf({ grid: { nx }, metal }: Snapshot): number {
  return metal.reduce((sum, xi, q) => sum + (2 / nx) * xi * Math.cos((Math.PI * ((q % nx) + 0.5)) / nx), 0);
}

/** Slopes of Butler-Volmer's law at the overpotential that drives `current` where c/c₀ = `share`. */
export function kineticSlopes(current: number, share: number, electrolyte: Ripple['electrolyte']) {
  const { exchangeCurrent, transferCoefficient: alpha, concentration } = electrolyte;
  const drive = plating(current, share, electrolyte) / THERMAL;
  const plate = exchangeCurrent * Math.exp(alpha * drive);
  const strip = exchangeCurrent * Math.exp((alpha - 1) * drive);
  return {
    /** g = ∂i/∂η [S/m²] */
    potential: (alpha * share * plate + (1 - alpha) * strip) / THERMAL,
    /** ∂i/∂c [A m/mol] */
    concentration: plate / concentration,
  };
}

/** The goal, and the resolution λ/ℓ below which the tolerance widens in proportion to ℓ. */
const GOAL = 0.03;
const FINE = 100;

/** Share of the larger term that a front of width ℓ may err by: first order in ℓ/λ. */
export function firstOrder(wavelength: number, interfaceWidth: number): number {
  return GOAL * Math.max(1, (FINE * interfaceWidth) / wavelength);
}

/** Points in a curve */
const POINTS = 60;

/** Points of y(x) between two x. */
export function curveOf(from: number, to: number, y: (x: number) => number): [number, number][] {
  return Array.from({ length: POINTS + 1 }, (_, n) => from + ((to - from) * n) / POINTS).map((x) => [x, y(x)]);
}
