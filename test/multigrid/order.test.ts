import { expect, test } from 'vitest';
import { stride } from '../../src/multigrid/levels.ts';
import { emptyOperator, fillCells, fillConductances, PLANE, type Shape, solved } from './systems.ts';

const { cos, PI, sin } = Math;

/**
 * u = cos(πy/2) (1 + ½ w(x)) on the unit square: no flux at the bottom, zero at the top; and κ = 1 + ½ m(x) cos(πy). With
 * w = cos 2πx no flux passes the sides, with w = sin 2πx it does.
 */
function manufactured(x: number, y: number, periodic: boolean) {
  const [w, wx, wxx] = periodic
    ? [sin(2 * PI * x), 2 * PI * cos(2 * PI * x), -4 * PI ** 2 * sin(2 * PI * x)]
    : [cos(2 * PI * x), -2 * PI * sin(2 * PI * x), -4 * PI ** 2 * cos(2 * PI * x)];
  const [m, mx] = [cos(2 * PI * x + 1), -2 * PI * sin(2 * PI * x + 1)];
  const c = cos((PI / 2) * y);
  const u = c * (1 + w / 2);
  const kappa = 1 + (m * cos(PI * y)) / 2;
  const kappaX = (mx * cos(PI * y)) / 2;
  const kappaY = -(PI / 2) * m * sin(PI * y);
  const uX = (c * wx) / 2;
  const uY = -(PI / 2) * sin((PI / 2) * y) * (1 + w / 2);
  const laplacian = (c * wxx) / 2 - (PI / 2) ** 2 * u;
  return { u, kappa, source: -(kappaX * uX + kappaY * uY + kappa * laplacian) };
}

/** λ of the diffusion equation, which is that of a time step of a twentieth. */
const LAMBDA = 20;

/** Root mean square errors of −∇·(κ∇u) = f and of λv − ∇·(κ∇v) = g on n × n cells. */
async function errors(n: number, periodic: boolean): Promise<readonly [number, number]> {
  const shape: Shape = { nx: n, ny: n, periodic };
  const at = (i: number, j: number) => manufactured((i + 0.5) / n, (j + 0.5) / n, periodic);
  const operator = emptyOperator(shape);
  fillConductances(operator, shape, PLANE.k, (i, j) => at(i, j).kappa);
  fillConductances(operator, shape, PLANE.d, (i, j) => at(i, j).kappa);
  fillCells(operator, shape, PLANE.svv, () => LAMBDA / n ** 2);
  const plane = stride(shape);
  const given = new Float64Array(2 * plane);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const { u, source } = at(i, j);
      given[j * n + i] = source / n ** 2;
      given[plane + j * n + i] = (source + LAMBDA * u) / n ** 2;
    }
  }
  const unknowns = await solved(shape, operator, given);
  let [forU, forV] = [0, 0];
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      forU += (unknowns[j * n + i] - at(i, j).u) ** 2;
      forV += (unknowns[plane + j * n + i] - at(i, j).u) ** 2;
    }
  }
  return [Math.sqrt(forU) / n, Math.sqrt(forV) / n];
}

test.each([
  ['periodic', true],
  ['closed', false],
])('the elliptic and the diffusion operator are of second order in space between %s sides', async (name, periodic) => {
  const sizes = [32, 64, 128];
  const measured = await Promise.all(sizes.map((n) => errors(n, periodic)));
  for (const [k, what] of ['elliptic', 'diffusion'].entries()) {
    for (let n = 1; n < sizes.length; n++) {
      const order = Math.log2(measured[n - 1][k] / measured[n][k]);
      const line = `${what}, ${name}, ${sizes[n - 1]} to ${sizes[n]}: errors ${measured[n - 1][k].toExponential(2)} and ${measured[n][k].toExponential(2)}, order expected 2, measured ${order.toFixed(3)}, tolerance 0.1`;
      console.log(line);
      expect(Math.abs(order - 2), line).toBeLessThan(0.1);
    }
  }
});
