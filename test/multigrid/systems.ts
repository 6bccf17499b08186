/** Linear systems for the tests of the multigrid, and what the twin makes of them. */

import type { Backend } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import { multigridKernels } from '../../src/multigrid/cpu.ts';
import { coarsenOperator, pairSystem, vCycle } from '../../src/multigrid/cycle.ts';
import { OPERATOR_PLANES, stride, UNKNOWNS } from '../../src/multigrid/levels.ts';
import { defectAt } from '../../src/multigrid/twin/defect.ts';

/** Size of a grid and whether its columns wrap around. */
export interface Shape {
  readonly nx: number;
  readonly ny: number;
  readonly periodic: boolean;
}

/** Planes on faces; the south one follows the east one. */
export const PLANE = { k: 0, b: 2, a: 4, d: 6, t: 8, suu: 10, suv: 11, svu: 12, svv: 13 } as const;

/** Numbers from 0 to 1, the same in every run (Park and Miller, Comm. ACM 31, 1192 (1988)). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Coefficients of the finest level, all zero. */
export function emptyOperator(shape: Shape): Float64Array {
  return new Float64Array(OPERATOR_PLANES * stride(shape));
}

/** The cell's own plane from its value in each cell. */
export function fillCells(
  operator: Float64Array,
  shape: Shape,
  plane: number,
  value: (i: number, j: number) => number,
) {
  for (let j = 0; j < shape.ny; j++) {
    for (let i = 0; i < shape.nx; i++) operator[plane * stride(shape) + j * shape.nx + i] = value(i, j);
  }
}

/** A pair of planes from the value on east faces (axis 0) and south faces (axis 1, j = ny is the wall). */
export function fillFaces(
  operator: Float64Array,
  { nx, ny, periodic }: Shape,
  plane: number,
  value: (axis: 0 | 1, i: number, j: number) => number,
) {
  const cells = stride({ nx, ny });
  for (let i = 0; i < nx; i++) {
    for (let j = 0; j < ny; j++) {
      const isOpen = i < nx - 1 || (periodic && nx > 1);
      operator[plane * cells + j * nx + i] = isOpen ? value(0, i, j) : 0;
    }
    for (let j = 1; j <= ny; j++) operator[(plane + 1) * cells + j * nx + i] = value(1, i, j);
  }
}

/** Conductances κ of the cells as seen by their faces: harmonic means, and 2κ to a wall of fixed value above the top. */
export function fillConductances(
  operator: Float64Array,
  shape: Shape,
  plane: number,
  kappa: (i: number, j: number) => number,
  wall = 2,
) {
  const { nx, ny } = shape;
  fillFaces(operator, shape, plane, (axis, i, j) => {
    if (axis === 0) return harmonic(kappa(i, j), kappa((i + 1) % nx, j));
    return j === ny ? wall * kappa(i, j - 1) : harmonic(kappa(i, j - 1), kappa(i, j));
  });
}

export function harmonic(a: number, b: number): number {
  return (2 * a * b) / (a + b);
}

/** Coefficients without a pattern: k, d of 1 to 2, the rest smaller, s positive definite. */
export function randomOperator(shape: Shape, random: () => number): Float64Array {
  const operator = emptyOperator(shape);
  const around = (size: number) => size * (2 * random() - 1);
  fillFaces(operator, shape, PLANE.k, () => 1 + random());
  fillFaces(operator, shape, PLANE.b, () => around(0.3));
  fillFaces(operator, shape, PLANE.a, () => around(0.1));
  fillFaces(operator, shape, PLANE.d, () => 1 + random());
  fillFaces(operator, shape, PLANE.t, () => random() / 2);
  fillCells(operator, shape, PLANE.suu, () => 0.1 + random() / 10);
  fillCells(operator, shape, PLANE.suv, () => around(0.05));
  fillCells(operator, shape, PLANE.svu, () => around(0.05));
  fillCells(operator, shape, PLANE.svv, () => 0.1 + random() / 10);
  return operator;
}

/** Numbers in −1 to 1 on the cells of both unknowns, zero in the row above the top. */
export function randomUnknowns({ nx, ny }: Shape, random: () => number): Float64Array {
  const cells = stride({ nx, ny });
  return Float64Array.from({ length: UNKNOWNS * cells }, (_, at) => (at % cells < nx * ny ? 2 * random() - 1 : 0));
}

/** A system on a back end, with a V(ν, ν) cycle ready. */
export function solver(backend: Backend, shape: Shape, operator: ArrayLike<number>, sweeps: number) {
  const system = pairSystem(backend, shape.nx, shape.ny, shape.periodic);
  backend.write(system.operator, operator);
  backend.submit(backend.program(coarsenOperator(system)));
  const cycle = backend.program(vCycle(system, sweeps));
  return { system, cycle: (times = 1) => backend.submit(cycle, times) };
}

/** Euclidean norm of the defect of both laws on the finest grid. */
export function defectNorm(operator: Float64Array, unknowns: Float64Array, given: Float64Array, shape: Shape): number {
  const out = new Float64Array(2);
  let sum = 0;
  for (let j = 0; j < shape.ny; j++) {
    for (let i = 0; i < shape.nx; i++) {
      defectAt(operator, unknowns, given, { ...shape, base: 0, turn: 0 }, i, j, out);
      sum += out[0] ** 2 + out[1] ** 2;
    }
  }
  return Math.sqrt(sum);
}

/** Norms of the defect before and after each of `cycles` V(ν, ν) cycles from zero, on the twin. */
export async function defects(
  shape: Shape,
  operator: Float64Array,
  given: Float64Array,
  sweeps: number,
  cycles: number,
): Promise<number[]> {
  const twin = openTwin(multigridKernels);
  const { system, cycle } = solver(twin, shape, operator, sweeps);
  twin.write(system.residual, given);
  const norms: number[] = [];
  for (let n = 0; n <= cycles; n++) {
    const [unknowns] = await twin.read([system.correction]);
    norms.push(defectNorm(operator, unknowns, given, shape));
    cycle();
  }
  return norms;
}

/** Geometric mean of the last `last` reductions, those below `floor` of the first norm left out for round-off. */
export function asymptoticFactor(norms: readonly number[], last = 4, floor = 1e-11): number {
  const above = norms.filter((norm) => norm > floor * norms[0]);
  const steps = Math.min(last, above.length - 1);
  return (above[above.length - 1] / above[above.length - 1 - steps]) ** (1 / steps);
}

/** u, v converged on the twin: cycles until the defect no longer falls. */
export async function solved(shape: Shape, operator: Float64Array, given: Float64Array): Promise<Float64Array> {
  const twin = openTwin(multigridKernels);
  const { system, cycle } = solver(twin, shape, operator, 2);
  twin.write(system.residual, given);
  let last = Number.POSITIVE_INFINITY;
  for (;;) {
    cycle(2);
    const [unknowns] = await twin.read([system.correction]);
    const norm = defectNorm(operator, unknowns, given, shape);
    if (norm > last / 2) return unknowns;
    last = norm;
  }
}
