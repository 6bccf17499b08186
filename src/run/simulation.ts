/**
 * One cell in time. The only place that submits steps and awaits results: it hands the device spans of physical time,
 * reads a handful of scalars after each batch of steps, and keeps the sums that float32 would lose.
 */
import type { Backend } from '../backend/backend.ts';
import type { Case, Control } from '../case/case.ts';
import { FARADAY } from '../case/constants.ts';
import { controlValues, layCell, type Start } from '../physics/cell.ts';
import { CLOCK } from '../physics/clock.ts';
import type { Snapshot } from '../physics/snapshot.ts';
import { saltOf, snapshotOf } from '../physics/snapshot-of.ts';
import { type Sources, sourceValues } from '../physics/sources.ts';
import type { SimulationState } from '../physics/state.ts';
import { FIRST_NEWTON, stepList } from '../physics/step.ts';
import { nextBatch } from './batch.ts';
import { deadMetalFinder } from './dead-metal.ts';
import { openFlight } from './flight.ts';
import { afterJump, isJump, PROBE } from './jump.ts';
import { nextTurn } from './next-turn.ts';
import { placeNuclei } from './nucleate.ts';
import { once } from './once.ts';
import { readCarried, writeCarried } from './state.ts';

/** A run whose steps no longer advance: told with the time it reached and the way out. */
export class SolverError extends Error {
  override readonly name = 'SolverError';
}

/** What the device's clock and the balances say at one time. */
export interface Status {
  /** [s] */
  readonly time: number;
  readonly step: number;
  /** [V] */
  readonly cellVoltage: number;
  /** Mean over the width at this moment, plating > 0 [A/m²]; into an island, all that enters through the sides over the width of the domain */
  readonly meanCurrent: number;
  /** Passed since the start, per area of electrode [C/m²] */
  readonly charge: number;
  /**
   * (metal gained × F/V_m − charge passed)/charge moved [–], where plating and stripping both count as moved; 0 before any charge.
   * Metal that nucleated is not counted as gained
   */
  readonly faradayError: number;
  /** (salt in the cell − salt at the start − salt let in)/salt at the start [–]. Salt that a nucleus displaced counts as never there */
  readonly saltError: number;
  /** Largest last Newton correction of the potential outside the metal in the last step [V]: what the iterations left is less */
  readonly lastCorrection: number;
}

export interface Simulation {
  readonly input: Case;
  /**
   * Runs to `time` [s], the nuclei that come until then included: each appears at its own time, whatever the samples.
   * Throws SolverError when steps vanish, and what the back end throws.
   */
  advanceTo(time: number): Promise<void>;
  /** Another protocol step from now on. Throws Error for a current into an island. */
  control(next: Control): void;
  /** Sources per cell from now on, of a simulation that was opened with `forced`. Throws Error where it was not. */
  force(sources: Sources): void;
  /** Fields and scalars as they are now. */
  sample(): Promise<{ readonly status: Status; readonly snapshot: Snapshot }>;
  /** All that is needed to go on from here; to be awaited before the next `advanceTo`. */
  save(): Promise<SimulationState>;
}

/** A span has ended when this share of it is left, far above the rounding of the device's clock. */
const ENDED = 1e-4;
/** A step below this share of the duration advances nothing that a user would wait for. */
const VANISHED = 1e-9;
/** Nor does one below this share of its span, because the probe after a jump is a span of far less than any step. */
const BRIEF = 1e-3;
/** The duration of which that share is taken at most [s], because a run of many hours has its short steps too: after each jump of control. */
const LONGEST = 150;

/**
 * Lays out the case on the back end, at time 0, with what `begin` puts in place of the case's own, or where `from` was saved: of
 * the same case and begin, and then the same steps follow as if it had never stopped. Throws Error for a state that does not fit.
 */
export function openSimulation(backend: Backend, input: Case, begin: Start = {}, from?: SimulationState): Simulation {
  const cell = layCell(backend, input, begin);
  const { scales, clock, control, state, front, dead } = cell;
  // Made when they are needed: a device compiles for seconds, and what a run starts from can be seen before.
  const firstStep = once(() => backend.program(stepList(cell, FIRST_NEWTON)));
  const step = once(() => backend.program(stepList(cell)));
  const findDeadMetal = deadMetalFinder(backend, cell);
  if (from) writeCarried(backend, cell, from.fields);
  let { control: protocol, settled, jumped = false, time, charge, saltIn } = from ?? atRest(input);
  const shortest = VANISHED * Math.min(input.duration, LONGEST);
  let moved = from?.moved ?? Math.abs(charge);
  /** From which the balances count. */
  let start = from?.start;
  /** Steps in the next submission to a GPU at most. */
  let most = 1;
  let waiting = input.surface.nuclei.filter((nucleus) => nucleus.time > time);

  const metalOf = (snapshot: Snapshot) =>
    (snapshot.metal.reduce((sum, xi) => sum + xi, 0) * input.grid.spacing) / input.grid.nx;

  /** Metal [m] and salt [mol/m²] per area of electrode at the start. Metal that is loose then never reacts. */
  async function balance() {
    await findDeadMetal();
    const [fields, fronts, isDead] = await backend.read([state, front, dead]);
    return { metal: metalOf(snapshotOf(cell, 0, 0, fields, fronts, isDead)), salt: saltOf(cell, fields) };
  }

  async function runSpan(span: number): Promise<void> {
    backend.write(control, controlValues(protocol, scales, span));
    backend.write(clock, [0, 1, 0, 0]);
    const whole = span / scales.time;
    let [now] = await backend.read([clock]);
    const flight = openFlight(backend, clock);
    try {
      while (whole - now[CLOCK.elapsed] >= ENDED * whole) {
        const wanted = Math.ceil((whole - now[CLOCK.elapsed]) / now[CLOCK.proposed]);
        if (settled && backend.info.kind === 'gpu') flight.fill(step(), wanted, most);
        else flight.submit(settled ? step() : firstStep(), 1);
        const landed = await flight.land();
        now = landed.clock;
        if (settled) most = nextBatch(landed.steps, landed.took);
        settled = true;
        check(now, time + now[CLOCK.elapsed] * scales.time, span);
        await nextTurn();
      }
    } finally {
      await flight.drain();
    }
    // As a step after the end leaves it, whether there was one or not.
    backend.write(clock, [now[CLOCK.elapsed], 0]);
    const passed = now[CLOCK.charge] * scales.currentDensity * scales.time;
    charge += passed;
    moved += Math.abs(passed);
    saltIn += now[CLOCK.salt] * scales.concentration * scales.length;
  }

  /**
   * A step next to nothing after a jump, because a current is held back by what the last step came to: else it would pass for a whole
   * step at whatever voltage it takes. The step that follows is as short as that of a cell just laid out.
   */
  async function probe(span: number): Promise<void> {
    jumped = false;
    const [before] = await backend.read([clock]);
    const begun = afterJump(before, input, protocol, scales);
    const { proposed, previous } = CLOCK;
    begun[proposed] = Math.min(begun[proposed], span / scales.time);
    const length = PROBE * begun[proposed];
    backend.write(clock, begun.with(proposed, length));
    await runSpan(length * scales.time);
    const [after] = await backend.read([clock]);
    backend.write(clock, after.with(proposed, begun[proposed]).with(previous, before[previous] || begun[proposed]));
    settled = false;
    time += length * scales.time;
  }

  /** The nuclei whose time has come; the balances count from then on as if they had been there at the start. */
  async function nucleate(begun: { readonly metal: number; readonly salt: number }) {
    const due = waiting.filter((nucleus) => nucleus.time <= time);
    if (due.length === 0) return begun;
    waiting = waiting.filter((nucleus) => nucleus.time > time);
    const placed = await placeNuclei(backend, cell, due);
    settled = false;
    return { metal: begun.metal + placed.metal, salt: begun.salt + placed.salt };
  }

  function check(now: Float64Array, at: number, span: number): void {
    if (now.every(Number.isFinite) && now[CLOCK.proposed] * scales.time > Math.min(shortest, BRIEF * span)) return;
    throw new SolverError(
      `${input.name}: the time step vanished at ${at.toPrecision(4)} s (${now[CLOCK.proposed] * scales.time} s proposed, ` +
        `cell voltage ${(now[CLOCK.voltage] * scales.voltage).toPrecision(3)} V): the electrolyte is used up at the front; ` +
        'lower the current or set a compliance voltage, such as control.compliance=1 V',
    );
  }

  return {
    input,
    async advanceTo(until) {
      start ??= await balance();
      while (time < until) {
        const next = waiting.reduce((first, nucleus) => Math.min(first, nucleus.time), until);
        if (jumped) await probe(next - time);
        await runSpan(next - time);
        time = next;
        start = await nucleate(start);
        await findDeadMetal();
      }
    },
    control(next) {
      if (input.surface.island && next.kind === 'current')
        throw new Error(
          `${input.name}: the bath around an island holds a voltage, and the current follows; give {kind: 'voltage', voltage}`,
        );
      jumped ||= isJump(protocol, next) || (time === 0 && input.experiment !== undefined);
      protocol = next;
      settled = false;
    },
    force(sources) {
      if (!cell.sources) throw new Error(`${input.name} was opened without sources; open it with {forced: true}`);
      backend.write(cell.sources, sourceValues(sources, input.grid, scales));
    },
    async sample() {
      start ??= await balance();
      const [scalars, fields, fronts, isDead] = await backend.read([clock, state, front, dead]);
      const snapshot = snapshotOf(cell, time, scalars[CLOCK.count], fields, fronts, isDead);
      const gained = ((metalOf(snapshot) - start.metal) * FARADAY) / input.metal.molarVolume;
      return {
        snapshot,
        status: {
          time,
          step: scalars[CLOCK.count],
          cellVoltage: scalars[CLOCK.voltage] * scales.voltage,
          meanCurrent: scalars[CLOCK.current] * scales.currentDensity,
          charge,
          faradayError: moved === 0 ? 0 : (gained - charge) / moved,
          saltError: (saltOf(cell, fields) - start.salt - saltIn) / start.salt,
          lastCorrection: scalars[CLOCK.lastPotential] * scales.voltage,
        },
      };
    },
    async save() {
      start ??= await balance();
      const fields = await readCarried(backend, cell);
      return { time, charge, moved, saltIn, start, settled, ...(jumped && { jumped }), control: protocol, fields };
    },
  };
}

/** Before the first step. */
function atRest({ control }: Case): Omit<SimulationState, 'start' | 'fields'> {
  return { control, settled: false, time: 0, charge: 0, saltIn: 0 };
}
