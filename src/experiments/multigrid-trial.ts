/**
 * How far the solver of a step comes on difficult maps: what one iteration, a multigrid cycle with its step of conjugate
 * residuals, leaves of the residual, on the operator of a real step.
 */
import type { Backend } from '../backend/backend.ts';
import type { Case } from '../case/case.ts';
import { parseStudy } from '../case/parse.ts';
import { uniform } from '../case/random.ts';
import { initialMetal, profileOf } from '../case/surface.ts';
import { clearCorrection, coarsenOperator } from '../multigrid/cycle.ts';
import { conjugateGradients } from '../multigrid/galerkin/solve.ts';
import { conjugateResiduals, MOST_DIRECTIONS } from '../multigrid/krylov.ts';
import { stride, UNKNOWNS } from '../multigrid/levels.ts';
import { defectOf, PLANES } from '../multigrid/solve.ts';
import { type Cell, controlValues, layCell } from '../physics/cell.ts';
import { connectionList } from '../physics/connection.ts';
import type { PlainSolver } from '../physics/newton.ts';
import { stepList, sweepsFor } from '../physics/step.ts';

/** What is left of the residual, per iteration. */
export interface Reduction {
  readonly map: string;
  /** Discs of dead metal that float in it [–] */
  readonly islands: number;
  readonly nx: number;
  readonly ny: number;
  /** Geometric means [–]: of both laws as a step solves them, and of the charge's alone around the Galerkin cycle */
  readonly inStep: number;
  readonly ofCharge: number;
}

/** Six micrometres of polymer, in it phases of a thousand times its conductivity, and cores of a thousandth of the best. */
const STUDY = `
title: Difficult maps
defaults:
  domain: {width: 6 um, height: 6 um, sides: periodic, top: reservoir}
  grid: 128
  metal: {base: lithium, surface energy: 0.5 J/m2}
  electrolyte: pvh
  surface: {thickness: 0.36 um, nuclei: {count: 3, radius: 0.3 um}}
  control: {current: 1 mA/cm2}
  duration: 150 s
  seed: 1
cases:
  - name: rods
    filler:
      structure: {kind: nanorods, length: 0.72 um, width: 0.072 um, fraction: 18 %}
      conductivity: 1000 x matrix
      transference: 0.5
      blocking: false
  - name: shelled-cubes
    filler:
      structure: {kind: cubes, side: 0.3 um, fraction: 3 %}
      conductivity: 0 S/m
      blocking: true
      shell: {thickness: 0.45 um, conductivity: 1000 x matrix, transference: 0.5, blocking: false}
  - name: shelled-grains
    filler:
      structure: {kind: grains, size: 1 um, fraction: 60 %}
      conductivity: 0 S/m
      blocking: true
      shell: {thickness: 0.08 um, conductivity: 1000 x matrix, transference: 0.5, blocking: false}
  - name: discs
    filler:
      structure: {kind: discs, pitch: 1 um, fraction: 40 %}
      conductivity: 1000 x matrix
      transference: 0.5
      blocking: false
`;

/** Islands of dead metal: radii between these [m], low enough for the cell to feel them. */
const ISLAND_RADII = [0.05e-6, 0.2e-6] as const;
/** Rounds of conjugate residuals that are not counted, because a random residual falls fast at first. */
const SETTLING = 2;
/** Rounds that are. */
const COUNTED = 4;
/** Iterations of conjugate gradients, of which the last count, down to what rounding leaves at these contrasts. */
const ITERATIONS = 16;
const LAST = 10;
const ROUNDING = 1e-8;

/** The cases on grids of n cells across. */
export function trialCases(n: number): readonly Case[] {
  return parseStudy(STUDY, { name: 'multigrid trial', overrides: [`grid=${n}`] }).cases;
}

/** The metal of a case with `count` discs more that float above it, anywhere in the upper three quarters [–]. */
function withIslands(input: Case, count: number): Float64Array {
  const { grid, numerics } = input;
  const [width, height] = [grid.nx * grid.spacing, grid.ny * grid.spacing];
  const [least, most] = ISLAND_RADII;
  const discs = Array.from({ length: count }, (_, k) => ({
    x: width * uniform(7, 3 * k),
    y: height * (0.25 + 0.7 * uniform(7, 3 * k + 1)),
    radius: least + (most - least) * uniform(7, 3 * k + 2),
  }));
  const distance = (x: number, y: number) =>
    discs.reduce((nearest, disc) => {
      const across = Math.abs(x - disc.x);
      return Math.min(nearest, Math.hypot(Math.min(across, width - across), y - disc.y) - disc.radius);
    }, Number.POSITIVE_INFINITY);
  const floating = profileOf(grid, numerics.interfaceWidth, distance);
  return initialMetal(input).map((metal, q) => Math.max(metal, floating[q]));
}

/** Lets the case take its first step, and reduces random residuals with the operator that the step ended with. */
export async function residualLeft(backend: Backend, input: Case, islands: number): Promise<Reduction> {
  const cell = layCell(backend, input, {
    plain: true,
    ...(islands > 0 ? { metal: withIslands(input, islands) } : {}),
  });
  backend.write(cell.control, controlValues(input.control, cell.scales, input.duration));
  backend.submit(backend.program([...connectionList(cell), ...stepList(cell)]));
  const { nx, ny } = input.grid;
  const inStep = await leftInStep(backend, cell);
  return { map: input.name, islands, nx, ny, inStep, ofCharge: ofCharge(input.grid, await operatorOf(backend, cell)) };
}

async function operatorOf(backend: Backend, { solver: { system } }: Cell): Promise<Float64Array> {
  const [operator] = await backend.read([system.operator]);
  return operator;
}

/** Both laws, by the rounds of conjugate residuals that a step takes, begun anew with each. */
async function leftInStep(backend: Backend, cell: Cell<PlainSolver>): Promise<number> {
  const {
    input,
    solver: { system, krylov },
  } = cell;
  if (!krylov) throw new Error(`${input.name} has no filler, so its steps take no conjugate residuals`);
  const S = stride(input.grid);
  const start = new Float64Array(UNKNOWNS * S);
  for (let unknown = 0; unknown < UNKNOWNS; unknown++)
    start.set(randomResidual(input.grid.nx * input.grid.ny), unknown * S);
  // A step closes the gate behind itself.
  backend.write(system.gate, [1]);
  const round = backend.program([
    clearCorrection(system),
    ...conjugateResiduals(system, krylov, sweepsFor(cell), MOST_DIRECTIONS),
  ]);
  backend.submit(backend.program(coarsenOperator(system)));
  const [operator] = await backend.read([system.operator]);
  let residual: Float64Array = start;
  const normAfter = async (rounds: number) => {
    for (let k = 0; k < rounds; k++) {
      backend.write(system.residual, residual);
      backend.submit(round);
      const [correction] = await backend.read([system.correction]);
      residual = defectOf(operator, correction, residual, system.levels[0]);
    }
    return norm(residual);
  };
  const before = await normAfter(SETTLING);
  return ((await normAfter(COUNTED)) / before) ** (1 / (COUNTED * MOST_DIRECTIONS));
}

/** The law of charge alone, by conjugate gradients around the Galerkin cycle. */
function ofCharge({ nx, ny }: Case['grid'], operator: Float64Array): number {
  const S = stride({ nx, ny });
  const plane = (which: number) => operator.subarray(which * S, (which + 1) * S);
  const own = plane(PLANES.suu);
  const system = { nx, ny, east: plane(PLANES.kEast), south: plane(PLANES.kSouth), own };
  const norms: number[] = [];
  conjugateGradients(system, randomResidual(nx * ny), ({ residual }) => {
    norms.push(norm(residual));
    return norms.length > ITERATIONS || norms[norms.length - 1] < ROUNDING * norms[0];
  });
  const last = norms.slice(-1 - LAST);
  return (last[last.length - 1] / last[0]) ** (1 / (last.length - 1));
}

/** Numbers from −1 to 1, the same in every run. */
function randomResidual(length: number): Float64Array {
  return Float64Array.from({ length }, (_, k) => 2 * uniform(3, k) - 1);
}

function norm(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
