/**
 * The transference number of a map as Bruce and Vincent would measure it, with the whole simulator: two electrodes that
 * exchange cations, a small step of the voltage, and the current at once and in the steady state.
 *
 *     t₊ = I_s (ΔV − I₀R)/(I₀ (ΔV − I_s R)),   R = 2RT/(F i₀) of both electrodes
 *
 * Source: Bruce, Evans, Vincent, Solid State Ionics 28-30, 918 (1988).
 */
import type { Backend } from '../backend/backend.ts';
import type { Case, Maps } from '../case/case.ts';
import { FARADAY, GAS } from '../case/constants.ts';
import { maps, nernstEinstein } from '../case/maps.ts';
import { openSimulation, SolverError } from '../run/simulation.ts';
import { type Effective, withoutLayer } from './effective-properties.ts';

/** What Bruce and Vincent's experiment measures. */
export interface BruceVincent {
  /** t₊ from the two currents, up [–]; NaN where a step failed */
  readonly transference: number;
  /** Current at once and in the steady state [A/m²]; NaN where a step failed */
  readonly initial: number;
  readonly steady: number;
  /** Whether the currents can be trusted: the solver settled, and the last third of the time changed the current by less than 1e-2 */
  readonly settled: boolean;
}

/** t₊ of the formula above from both currents [A/m²], the step of the voltage [V] and R [Ω m²]. */
export function transferenceOf(initial: number, steady: number, step: number, resistance: number): number {
  return (steady * (step - initial * resistance)) / (initial * (step - steady * resistance));
}

/** A fifth of RT/F: the response is linear to its square [V]. */
const STEP = 0.005;
/** Of metal under the map: ξ = 1 − 2e-5 on the electrode. */
const METAL_ROWS = 16;
/** ℓ/h, as by default. */
const INTERFACE_CELLS = 1.5;
/** A molar volume so small that the electrodes stay where they are [m³/mol]. */
const STILL = 1e-10;
/**
 * R over the resistance of the map [–]. Less would disturb the lines of current less, but a third is too much for the solver at 32
 * cells: it no longer settles the salt in the foot of the front.
 */
const ELECTRODES = 1;
/**
 * Of L²/D: salt has moved by √(Dt), a thousandth of the way between the plates. In four spans, each a step at least, because the
 * first leaves some of the guess that the potential starts from.
 */
const AT_ONCE = [1e-9, 1e-8, 1e-7, 1e-6];
/** Of the current between samples, and of the voltage in Newton's last correction. */
const SETTLED = 0.01;
/** Of L²/D: e^{−π²t} of the slowest mode is left. */
const STEADY = 3;
/** An implicit step of a quarter of L²/D leaves 0.3 of the slowest mode. */
const STEPS = 12;
/** Of L²/D, four in a decade: the current over time, where somebody looks at it. */
const LOOKS = Array.from({ length: 23 }, (_, k) => AT_ONCE[3] * 10 ** ((k + 1) / 4)).filter((share) => share < 0.95);

/** Told the time since the voltage was stepped [s] and the current [A/m²]. */
export type OnCurrent = (time: number, current: number) => void;

/**
 * The experiment on the map of a case whose values are all known, `effective` being what `effectiveOf` says of it. Every
 * interface between phases is open to both ions, and metal may enter every cell.
 *
 * It returns eff(t₊σ)/eff(σ) where the phases lie finer than the gap: the current at once is that of uniform salt, eff(σ). A
 * little later, when salt has settled within the structure and not yet between the plates, the ions take ways of their own and
 * the current is eff(t₊σ) + eff(t₋σ), which is less where t₊ differs between phases: an experiment that reads I₀ then finds a
 * larger t₊, 0.34 in place of 0.29 for the rods of the test.
 *
 * Errors: half a cell before the counter electrode holds no salt of its own, so that a gradient is there at once and t₋ h/2L
 * too much returned; it is taken back. The simulator passes harmonic means of σ and of t₋σ between cells, `eff` those of t₊σ,
 * which differ in proportion to h. Where phases reach from plate to plate side by side the formula with one R for all is
 * rough: upright layers of t₊ 0.2 and 0.8 return 0.65 of 0.70. `settled` is false where the solver loses
 * the potential, as with an insulating filler in a conducting shell on 96 × 96 cells. Throws what the back end throws.
 *
 * With `onCurrent` it also stops on the way between both currents, which takes steps of its own and changes their last digits.
 */
export async function bruceVincentOf(
  backend: Backend,
  asked: Case,
  effective: Effective,
  onCurrent?: OnCurrent,
): Promise<BruceVincent> {
  try {
    return await polarise(backend, asked, effective, onCurrent);
  } catch (error) {
    if (!(error instanceof SolverError)) throw error;
    return { transference: Number.NaN, initial: Number.NaN, steady: Number.NaN, settled: false };
  }
}

async function polarise(
  backend: Backend,
  asked: Case,
  effective: Effective,
  onCurrent?: OnCurrent,
): Promise<BruceVincent> {
  const { nx, ny, spacing } = asked.grid;
  const { electrolyte, temperature } = asked;
  const thermal = (GAS * temperature) / FARADAY;
  const length = ny * spacing;
  const sigma = effective.conductivity.yy;
  const resistance = (ELECTRODES * length) / sigma;
  const crossing =
    length ** 2 / nernstEinstein(sigma, effective.transference.up, electrolyte.concentration, temperature);
  const input: Case = {
    ...asked,
    grid: { nx, ny: ny + METAL_ROWS, spacing },
    sides: asked.sides === 'periodic' ? 'periodic' : 'closed',
    top: 'counter electrode',
    metal: { ...asked.metal, molarVolume: STILL },
    electrolyte: { ...electrolyte, exchangeCurrent: (2 * thermal) / resistance, transferCoefficient: 0.5 },
    surface: { thickness: METAL_ROWS * spacing, nuclei: [] },
    control: { kind: 'voltage', voltage: STEP },
    duration: AT_ONCE[0] * crossing,
    noise: 0,
    numerics: {
      ...asked.numerics,
      interfaceWidth: INTERFACE_CELLS * spacing,
      largestStep: (STEADY / STEPS) * crossing,
    },
  };
  const { filler: _none, calibration: _known, ...bare } = input;
  const simulation = openSimulation(backend, bare, { maps: underMetal(maps(withoutLayer(asked)), nx) });
  const at = async (share: number) => {
    await simulation.advanceTo(share * crossing);
    const { status } = await simulation.sample();
    if (share >= AT_ONCE[AT_ONCE.length - 1]) onCurrent?.(share * crossing, status.meanCurrent);
    return status;
  };
  for (const share of AT_ONCE.slice(0, -1)) await at(share);
  const first = await at(AT_ONCE[AT_ONCE.length - 1]);
  if (onCurrent) for (const share of LOOKS) await at(share);
  const samples = [first, await at((2 / 3) * STEADY), await at(STEADY)];
  const [initial, before, steady] = samples.map(({ meanCurrent }) => meanCurrent);
  const returned = transferenceOf(initial, steady, STEP, resistance);
  const half = 1 / (2 * ny);
  const isSolved = samples.every(({ lastCorrection }) => lastCorrection < SETTLED * STEP);
  const settled = isSolved && Math.abs(steady / before - 1) < SETTLED;
  return { transference: (returned - half) / (1 - half), initial, steady, settled };
}

/**
 * The map over rows that hold metal; there its first row goes on, for the foot of the front. Nothing blocks, and i₀ is shared out
 * within a row as σ is, so that every column has a resistance of as many cells.
 */
function underMetal({ conductivity, transference, diffusivity }: Maps, nx: number): Maps {
  const raised = (values: Float64Array) => {
    const rows = Array.from({ length: METAL_ROWS }, () => Array.from(values.subarray(0, nx)));
    return Float64Array.from([...rows.flat(), ...values]);
  };
  const sigma = raised(conductivity);
  const inRow = (row: number) => sigma.subarray(row * nx, row * nx + nx).reduce((sum, value) => sum + value, 0) / nx;
  const means = Array.from({ length: sigma.length / nx }, (_, row) => inRow(row));
  return {
    conductivity: sigma,
    transference: raised(transference),
    diffusivity: raised(diffusivity),
    exchangeFactor: sigma.map((value, k) => value / means[Math.floor(k / nx)]),
    blocking: new Float64Array(sigma.length),
  };
}
