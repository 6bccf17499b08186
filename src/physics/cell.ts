/** The fields of one electrochemical cell on a back end, filled from a case: SI on one side, the solver's units inside. */
import type { Backend, Field } from '../backend/backend.ts';
import type { Case, Control, Maps } from '../case/case.ts';
import { maps as mapsOf } from '../case/maps.ts';
import { initialMetal } from '../case/surface.ts';
import { stride } from '../multigrid/levels.ts';
import { CLOCK, CLOCK_LENGTH, CONTROL, CONTROL_LENGTH } from './clock.ts';
import { bathMaps, mapsHeld } from './face-maps.ts';
import { correctionOf, fusedSolver, type PlainSolver, plainSolver, type Solver } from './newton.ts';
import {
  BATH_PLANES,
  BEFORE_PLANES,
  FRONT_PLANES,
  SOURCES_PLANES,
  STATE,
  STATE_PLANES,
  TALLY_PLANES,
  TOP_PLANES,
} from './planes.ts';
import { type Scales, scalesOf } from './scales.ts';

/** Share of the first allowed advance that the first step takes: the fields are still those of an idle cell. */
const FIRST_STEP = 0.01;

/** A cell's fields without those of its solver; planes as of planes.ts and clock.ts. */
export interface CellFields {
  readonly input: Case;
  readonly scales: Scales;
  /** C_s/c₀, metal sites per salt molecule [–] */
  readonly sites: number;
  /** Whether the electrolyte has a filler or a bath around it, on which the V-cycle alone stalls */
  readonly stalls: boolean;
  /** σ of its best conductor over that of the electrolyte [–] */
  readonly contrast: number;
  /** Around an island: planes of BATH */
  readonly bath?: Field;
  /** Where the cell is forced: planes of SOURCES */
  readonly sources?: Field;
  readonly state: Field;
  readonly before: Field;
  readonly maps: Field;
  readonly front: Field;
  readonly top: Field;
  readonly tallies: Field;
  readonly clock: Field;
  readonly control: Field;
  /** One number: 1 while a step asks for another Newton iteration, 0 from its last one on and after the end of the span */
  readonly gate: Field;
  /** 1 where a cell belongs to metal cut off from the electrode */
  readonly dead: Field;
  readonly changed: Field;
}

/** A cell with what solves its charge and salt. */
export interface Cell<S extends Solver = Solver> extends CellFields {
  readonly solver: S;
  /** Every other pass of `keep`, in planes that the solver of the step writes before it reads them */
  readonly kept: Field;
  /** What the flood of dead metal has reached, in planes that a step writes before it reads them */
  readonly reached: Field;
}

/** What a cell starts from, or is made of, in place of what its case describes: per cell, row-major, SI. */
export interface Start {
  /** ξ [–] */
  readonly metal?: Float64Array;
  /** c [mol/m³] */
  readonly concentration?: Float64Array;
  readonly maps?: Maps;
  /** Whether the cell has sources, zero until they are written: see `Simulation.force`. */
  readonly forced?: boolean;
  /**
   * Whether a GPU too runs the plain kernels, as the twin does and any cell in a bath: the oracle of the fused ones. If absent, an
   * emulated GPU does, because the fused kernels save memory and dispatches at the price of arithmetic: a step of 96² takes it 1.7 times as long.
   */
  readonly plain?: boolean;
}

/** Passes of the flood that finds dead metal: enough to go four times around the domain in tiles of 16 cells. */
export function floodPasses({ nx, ny }: Case['grid']): number {
  return 4 * (Math.ceil(nx / 16) + Math.ceil(ny / 16));
}

/** Lays out a case on a back end: its maps, its metal, salt at c₀, and a potential that carries the first current. */
export function layCell(backend: Backend, input: Case, start: Start & { readonly plain: true }): Cell<PlainSolver>;
export function layCell(backend: Backend, input: Case, start?: Start): Cell;
export function layCell(backend: Backend, input: Case, start: Start = {}): Cell {
  const fields = layFields(backend, input, start);
  const { kind, software } = backend.info;
  const isFused = kind === 'gpu' && input.sides !== 'reservoir' && !(start.plain ?? software);
  const solver = isFused ? fusedSolver(backend, fields) : plainSolver(backend, fields);
  return { ...fields, solver, kept: correctionOf(solver), reached: solver.system.residual };
}

function layFields(backend: Backend, input: Case, start: Start): CellFields {
  const { nx, ny } = input.grid;
  const scales = scalesOf(input);
  const S = stride(input.grid);
  const cells = nx * ny;
  const sites = 1 / (input.metal.molarVolume * scales.concentration);
  const state = new Float64Array(STATE_PLANES * S);
  state.fill(startingPotential(input, scales) / scales.voltage, 0, S);
  state.fill(1, STATE.concentration * S, STATE.concentration * S + S);
  if (start.concentration)
    state.set(
      start.concentration.map((c) => c / scales.concentration),
      STATE.concentration * S,
    );
  state.set(start.metal ?? initialMetal(input), STATE.metal * S);
  const properties = start.maps ?? mapsOf(input);
  const held = mapsHeld(input, properties, scales);
  const field = (name: string, length: number, data?: ArrayLike<number>) => backend.field(name, length, data);
  return {
    input,
    scales,
    sites,
    stalls: input.filler !== undefined || start.maps !== undefined || input.sides === 'reservoir',
    contrast:
      properties.conductivity.reduce((best, sigma) => Math.max(best, sigma), 0) / input.electrolyte.conductivity,
    ...(input.sides === 'reservoir'
      ? { bath: field('bath', BATH_PLANES * S, bathMaps(input, properties, scales)) }
      : {}),
    ...(start.forced ? { sources: field('sources', SOURCES_PLANES * S) } : {}),
    state: field('state', STATE_PLANES * S, state),
    before: field('before', BEFORE_PLANES * S),
    maps: field('maps', held.length, held),
    front: field('front', FRONT_PLANES * S),
    top: field('top', TOP_PLANES * nx),
    tallies: field('tallies', TALLY_PLANES * ny),
    clock: field('clock', CLOCK_LENGTH, startingClock(input, scales)),
    control: field('control', CONTROL_LENGTH, controlValues(input.control, scales, 0)),
    gate: field('gate', 1),
    dead: field('dead', cells),
    changed: field('changed', floodPasses(input.grid)),
  };
}

/** The control field for a protocol step that lasts `span` [s]. */
export function controlValues(control: Control, scales: Scales, span: number): Float64Array {
  const values = new Float64Array(CONTROL_LENGTH);
  const galvanostatic = control.kind === 'current';
  values[CONTROL.galvanostatic] = Number(galvanostatic);
  values[CONTROL.current] = galvanostatic ? control.density / scales.currentDensity : 0;
  values[CONTROL.voltage] = (galvanostatic ? control.compliance : control.voltage) / scales.voltage;
  values[CONTROL.span] = span / scales.time;
  return values;
}

/**
 * Butler-Volmer's overpotential for the imposed current [V], as the electrolyte's potential everywhere: (2RT/F)
 * asinh(i/2i₀) for α = ½, near enough for a start otherwise. Half the voltage where a voltage is imposed.
 */
function startingPotential({ control, electrolyte }: Case, { voltage }: Scales): number {
  if (control.kind === 'voltage') return control.voltage / 2;
  return 2 * voltage * Math.asinh(control.density / (2 * electrolyte.exchangeCurrent));
}

/** Speed of a flat front at the imposed current, or at the one i₀ allows [cells per unit of time]. */
export function startingSpeed({ control, electrolyte, metal }: Case, scales: Scales): number {
  const current = control.kind === 'current' ? Math.abs(control.density) : electrolyte.exchangeCurrent;
  const sites = 1 / (metal.molarVolume * scales.concentration);
  return Math.max(current, electrolyte.exchangeCurrent) / scales.currentDensity / sites;
}

/** Length of a first step at most, for fields that are not those of a running cell [h²/D_ref]. */
export function shortStep({ numerics }: Case, scales: Scales, speed: number): number {
  return Math.min((FIRST_STEP * numerics.courant) / speed, numerics.largestStep / scales.time);
}

function startingClock(input: Case, scales: Scales): Float64Array {
  const speed = startingSpeed(input, scales);
  const clock = new Float64Array(CLOCK_LENGTH);
  clock[CLOCK.speed] = speed;
  clock[CLOCK.proposed] = shortStep(input, scales, speed);
  clock[CLOCK.step] = clock[CLOCK.proposed];
  return clock;
}
