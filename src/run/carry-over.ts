/** A cell in time whose properties change: what one case came to is where another goes on. */
import type { Case, Control } from '../case/case.ts';
import { hasUnknowns } from '../case/unknowns.ts';
import { stride } from '../multigrid/levels.ts';
import { shortStep, startingSpeed } from '../physics/cell.ts';
import { CLOCK } from '../physics/clock.ts';
import { STATE, TOP } from '../physics/planes.ts';
import { type Scales, scalesOf } from '../physics/scales.ts';
import type { SimulationState } from '../physics/state.ts';

/**
 * The state of `from` as one of `to`, which `canContinue` allows: φ, c, i_n and velocities stay what they are in SI, metal and time as
 * well, in the scales of `to` and under its control. The next step is short, solves as a first one does, and extrapolates nothing,
 * because fields and their rates are those of the other case. Charge, salt and what they count from stay, and so does what an
 * experiment holds at the moment.
 */
export function carryOver(saved: SimulationState, from: Case, to: Case): SimulationState {
  const ratios = ratiosOf(scalesOf(from), scalesOf(to));
  const S = stride(from.grid);
  const { nx } = from.grid;
  const { state, top, clock, reaction, ...others } = saved.fields;
  const control = to.experiment ? saved.control : to.control;
  const carried = state.slice();
  rescale(carried, STATE.potential * S, S, ratios.voltage);
  rescale(carried, STATE.concentration * S, S, ratios.concentration);
  // The rest of the wall is written before it is read.
  const wall = top.slice();
  rescale(wall, TOP.current * nx, nx, ratios.current);
  rescale(wall, TOP.salt * nx, nx, ratios.current);
  return {
    ...saved,
    control,
    settled: false,
    fields: {
      ...others,
      state: carried,
      'potential before': carried.slice(STATE.potential * S, STATE.potential * S + S),
      'concentration before': carried.slice(STATE.concentration * S, STATE.concentration * S + S),
      reaction: reaction.map((i) => i * ratios.current),
      top: wall,
      clock: clockOf(clock, ratios, to, keepsPushing(saved.control, control)),
    },
  };
}

/** What a number in the scales of one case is to be multiplied with in those of another. */
type Ratios = Readonly<Record<'time' | 'voltage' | 'concentration' | 'current' | 'speed', number>>;

function ratiosOf(one: Scales, other: Scales): Ratios {
  return {
    time: one.time / other.time,
    voltage: one.voltage / other.voltage,
    concentration: one.concentration / other.concentration,
    current: one.currentDensity / other.currentDensity,
    speed: one.diffusivity / one.length / (other.diffusivity / other.length),
  };
}

function rescale(values: Float64Array, from: number, length: number, ratio: number): void {
  for (let q = from; q < from + length; q++) values[q] *= ratio;
}

/** The scalars, with a short step to come. `goesOn`: a compliance voltage that is held stays so. */
function clockOf(clock: Float64Array, ratios: Ratios, to: Case, goesOn: boolean): Float64Array {
  const scales = scalesOf(to);
  const result = clock.slice();
  const scaled: readonly (readonly [keyof typeof CLOCK, keyof Ratios])[] = [
    ['step', 'time'],
    ['proposed', 'time'],
    ['previous', 'time'],
    ['speed', 'speed'],
    ['voltage', 'voltage'],
    ['current', 'current'],
    ['saltFlux', 'current'],
    ['lastPotential', 'voltage'],
    ['lastConcentration', 'concentration'],
  ];
  for (const [name, ratio] of scaled) result[CLOCK[name]] *= ratios[ratio];
  if (!goesOn) result[CLOCK.held] = 0;
  const speed = Math.max(result[CLOCK.speed], startingSpeed(to, scales));
  result[CLOCK.proposed] = Math.min(result[CLOCK.proposed], shortStep(to, scales, speed));
  return result;
}

/**
 * Whether both hold a current of the same sense: else which of current and voltage is held is decided anew. So it is for a voltage too, because
 * the first steps of a held one extrapolate nothing: a jump from 0.05 to 0.5 V then costs 1e-4 of the salt, and 3e-3 otherwise.
 */
function keepsPushing(one: Control, other: Control): boolean {
  return one.kind === 'current' && other.kind === 'current' && Math.sign(one.density) === Math.sign(other.density);
}

/** Whether a run of `from` that stands at `time` [s] can go on as `to`. */
export function canContinue(from: Case, to: Case, time: number): boolean {
  return whyNot(from, to, time) === null;
}

/**
 * What of `to` a run of `from` that stands at `time` [s] cannot go on with, as the subject of a sentence; null where it can. Cells, walls, metal
 * and what was there at the start must agree; electrolyte, filler, temperature, control but an experiment, noise, surface energy and anisotropies,
 * duration and nuclei yet to come may differ.
 */
export function whyNot(from: Case, to: Case, time: number): string | null {
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  const reasons: readonly (readonly [boolean, string])[] = [
    [from.name !== to.name, 'another case'],
    [differs(cellsOf(from), cellsOf(to)), 'another size of the domain or grid'],
    [from.sides !== to.sides || from.top !== to.top, 'other walls'],
    [from.metal.molarVolume !== to.metal.molarVolume, 'another metal'],
    [from.numerics.interfaceWidth !== to.numerics.interfaceWidth, 'another width of the interface'],
    [differs(startOf(from, time), startOf(to, time)), 'another surface at the start'],
    [differs(protocolOf(from), protocolOf(to)), 'another experiment'],
    [to.duration <= time, 'a duration that is over'],
    [hasUnknowns(to), 'a value that is not known yet'],
  ];
  return reasons.find(([applies]) => applies)?.[1] ?? null;
}

function cellsOf({ grid: { nx, ny, spacing } }: Case): readonly number[] {
  return [nx, ny, spacing];
}

/** All that a cycler was told, where that was an experiment. */
function protocolOf({ experiment, control, compliance }: Case): readonly unknown[] {
  return experiment ? [experiment, control, compliance] : [];
}

/** What was put into the cell until `time`; a rough line follows from the seed. */
function startOf({ surface: { thickness, nuclei, roughness, island }, seed }: Case, time: number): readonly unknown[] {
  return [
    thickness,
    island?.radius,
    roughness && [roughness.rms, roughness.shortest, roughness.longest, roughness.hurst, seed],
    nuclei.filter((nucleus) => nucleus.time <= time).map(({ position, radius, time: at }) => [position, radius, at]),
  ];
}
