/**
 * The value that nobody measured: σ and t₊ of one phase of a composite, from what the whole was measured to be.
 *
 *     σ:   eff(σ map) = σ_target           t₊:   eff(t₊σ map)/eff(σ map) = t_target
 *
 * with eff between plates below and above the map, the direction of the cell's own current.
 */
import type { Calibration, Case } from '../case/case.ts';
import { maps } from '../case/maps.ts';
import { effectiveConductivity } from './effective-conductivity.ts';
import { cationsOf, conductorOf, withoutLayer } from './effective-properties.ts';
import type { Solver } from './plates.ts';

/** No value of the unknown gives what was measured. */
export class CalibrationError extends Error {
  override readonly name = 'CalibrationError';
}

/** What was found for one unknown. */
export interface Found {
  /** Of the phase, [S/m] or [–] */
  readonly value: number;
  /** What the map then comes to, up */
  readonly reached: number;
  /** What the map comes to with the least and with the most that the unknown can be */
  readonly bounds: readonly [number, number];
  /** Maps that were measured [–] */
  readonly measured: number;
}

/** A case whose unknowns have been found. */
export interface Calibrated {
  /** The case with its values filled in; `calibration` stays, as the record. */
  readonly input: Case;
  readonly conductivity?: Found;
  readonly transference?: Found;
}

/** Relative error of what the map comes to, because measurements are known to 1e-2. */
const TOLERANCE = 1e-4;
/** Of the solve, a tenth of that. */
const RESIDUAL = 1e-5;
/**
 * The unknown σ lies within so many times the reference: the largest contrast that maps hold. A filler that insulates in a shell
 * leaks 1e-3 of what its shell conducts (`LEAST_CONDUCTIVITY`), so the upper bound is too large by 1e-3 of the ratio of their areas.
 */
const CONTRAST = 1e3;
const MAPS = 60;

/** What a case comes to between plates below and above it, all its values known. Throws as `maps` and the solver. */
export async function upOf(on: Solver, input: Case): Promise<{ conductivity: number; transference: number }> {
  const { total, cations } = mapOf(on, input);
  const conductivity = await total();
  return { conductivity, transference: (await cations()) / conductivity };
}

function mapOf(on: Solver, input: Case) {
  const whole = withoutLayer(input);
  const its = maps(whole);
  const up = async (map: Float64Array) =>
    (await effectiveConductivity(on, conductorOf(whole, map), 'up', RESIDUAL)).value;
  return { total: () => up(its.conductivity), cations: () => up(cationsOf(its)) };
}

/** The case without unknowns: the case itself where there are none. Throws as `calibrate`. */
export async function calibrated(on: Solver, input: Case): Promise<Case> {
  return input.calibration ? (await calibrate(on, input)).input : input;
}

/**
 * Finds the unknowns of a case for its own seed and grid. Throws CalibrationError where no value reaches what was measured,
 * Error where the case says of no phase that it is unknown, and what the solver throws.
 */
export async function calibrate(on: Solver, input: Case): Promise<Calibrated> {
  const { calibration } = input;
  if (!calibration)
    throw new Error(`${input.name}: nothing is to be calibrated; write "calibrate to pvh-im" for a value`);
  const measure = (tried: Case) => mapOf(on, tried);
  let filled = input;
  const found: { conductivity?: Found; transference?: Found } = {};
  const { conductivity: sigma, transference: share } = calibration;
  if (sigma !== undefined) {
    const reference = referenceOf(input, calibration, sigma);
    const tried = (value: number) => withValue(withValue(input, 'conductivity', value), 'transference', 0.5, true);
    const eff = async (logarithm: number) => measure(tried(Math.exp(logarithm))).total();
    const range = [Math.log(reference / CONTRAST), Math.log(reference * CONTRAST)] as const;
    const root = await findRoot(eff, range, sigma);
    if (!root.inside) throw new CalibrationError(outOfReach(input, calibration, 'σ', sigma, root.bounds, 'S/m'));
    found.conductivity = { ...root, value: Math.exp(root.at) };
    filled = withValue(filled, 'conductivity', found.conductivity.value);
  }
  if (share !== undefined) {
    const all = await measure(withValue(filled, 'transference', 0.5)).total();
    const eff = async (value: number) => (await measure(withValue(filled, 'transference', value)).cations()) / all;
    const root = await findRoot(eff, [0, 1], share);
    if (!root.inside) throw new CalibrationError(outOfReach(input, calibration, 't₊', share, root.bounds, ''));
    found.transference = { ...root, value: root.at };
    filled = withValue(filled, 'transference', root.at);
  }
  return { input: filled, ...found };
}

/** The best of the known phases [S/m], the target where none conducts. */
function referenceOf({ electrolyte, filler }: Case, { phase }: Calibration, target: number): number {
  const known = [
    phase === 'electrolyte' ? target : electrolyte.conductivity,
    phase === 'filler' ? 0 : (filler?.phase.conductivity ?? 0),
  ];
  return Math.max(...known) || target;
}

/** The case with a value of its unknown phase; `missing`: only where it is not known. */
function withValue(input: Case, key: 'conductivity' | 'transference', value: number, missing = false): Case {
  const put = <Values extends { conductivity: number; transference: number }>(values: Values): Values =>
    missing && !Number.isNaN(values[key]) ? values : { ...values, [key]: value };
  const { calibration, electrolyte, filler } = input;
  if (calibration?.phase === 'electrolyte') return { ...input, electrolyte: put(electrolyte) };
  if (!filler) return input;
  if (calibration?.phase === 'shell' && filler.shell)
    return { ...input, filler: { ...filler, shell: put(filler.shell) } };
  return { ...input, filler: { ...filler, phase: put(filler.phase) } };
}

/** Where a rising function takes the value `target`, by false position with the Illinois rule. */
async function findRoot(f: (x: number) => Promise<number>, [low, high]: readonly [number, number], target: number) {
  let [a, b] = [low, high];
  const bounds = [await f(a), await f(b)] as const;
  if (!(bounds[0] < target && target < bounds[1])) return { inside: false, bounds } as const;
  const error = (value: number) => (value > 0 ? Math.log(value / target) : Math.log(1e-3));
  let [atA, atB] = [error(bounds[0]), error(bounds[1])];
  for (let measured = 3; measured <= MAPS; measured++) {
    const at = (a * atB - b * atA) / (atB - atA);
    const reached = await f(at);
    if (Math.abs(reached / target - 1) <= TOLERANCE) return { inside: true, at, reached, bounds, measured } as const;
    const miss = error(reached);
    if (miss < 0) {
      [a, atA] = [at, miss];
      atB /= 2;
    } else {
      [b, atB] = [at, miss];
      atA /= 2;
    }
  }
  throw new CalibrationError(`${target} was not met within ${TOLERANCE} after ${MAPS} maps; give the value itself`);
}

function outOfReach(
  { name }: Case,
  { phase, source }: Calibration,
  symbol: string,
  target: number,
  bounds: readonly [number, number],
  unit: string,
): string {
  const shown = (value: number) => `${Number(value.toPrecision(3))}${unit && ` ${unit}`}`;
  const isBelow = target <= bounds[0];
  const way = symbol === 't₊' ? wayToShare(phase, isBelow) : wayToConductivity(phase, isBelow);
  return (
    `${name}: no ${symbol} of the ${phase} gives ${shown(target)} (calibrate to ${source}): ` +
    `the map comes to ${shown(bounds[0])} with the least and ${shown(bounds[1])} with the most that it can have; ${way}`
  );
}

function wayToConductivity(phase: Calibration['phase'], isBelow: boolean): string {
  if (phase === 'electrolyte')
    return isBelow
      ? 'the filler alone conducts more; let it conduct less, or take less of it'
      : 'the filler blocks too much of it; take less of it';
  if (isBelow) return `take less of the ${phase}, or another electrolyte`;
  return `a thicker shell or a larger fraction of ${phase === 'filler' ? 'filler, or a shell that conducts,' : 'it'} goes further`;
}

/** t₊ of the map lies between that of the known phases alone and that with the unknown one passing cations alone. */
function wayToShare(phase: Calibration['phase'], isBelow: boolean): string {
  const others = phase === 'electrolyte' ? 'filler and shell' : 'the other phases';
  return isBelow
    ? `${others} alone pass more cations; give them a lower t₊, or the ${phase} a larger part of the current`
    : `the ${phase} carries too little of the current to raise it so far; give it a larger part, or ${others} a higher t₊`;
}
