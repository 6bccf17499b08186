import { test } from 'vitest';
import { emptyOperator, fillConductances, fillCells, PLANE, randomNumbers, randomUnknowns, defects, asymptoticFactor, type Shape } from './systems.ts';
import { rods } from './materials.ts';

const run = async (name: string, shape: Shape, kappa: (i: number, j: number) => number, wall = 2) => {
  const op = emptyOperator(shape);
  fillConductances(op, shape, PLANE.k, kappa, wall);
  fillConductances(op, shape, PLANE.d, () => 1, wall);
  const given = randomUnknowns(shape, randomNumbers(3));
  given.fill(0, given.length / 2);
  const out: string[] = [];
  for (const s of [1, 2]) {
    const n = await defects(shape, op, given, s, 24);
    out.push(`V(${s},${s}) first ${n.slice(1, 5).map((x, i) => (x / n[i]).toFixed(3)).join(' ')} asym ${asymptoticFactor(n).toFixed(3)}`);
  }
  console.log(name, shape.nx, shape.ny, shape.periodic, out.join(' | '));
};
test('x', async () => {
  for (const [W, R] of [[1, 1], [1, 2], [0.5, 1], [0.5, 2], [0.5, 3]]) {
    (globalThis as any).WALL = W; (globalThis as any).REACH = R; console.log('WALL', W, 'REACH', R);
    for (const [nx, ny] of [[32, 32], [64, 64], [128, 128], [90, 58], [66, 50]]) await run('uniform', { nx, ny, periodic: true }, () => 1);
    if (W === 1 && R === 1) for (const [nx, ny] of [[32, 32], [64, 64], [128, 128], [90, 58]]) await run('closed', { nx, ny, periodic: true }, () => 1, 0.01);
  }
}, 600000);
