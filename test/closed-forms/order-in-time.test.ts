import { expect, test } from 'vitest';
import { column, constantCurrent, flatCase, runTo } from './flat-cell.ts';
import { table } from './report.ts';
import { CROSSING, electrolyte, limitingCurrent, steadyCell } from './steady-cell.ts';

// Three halvings of the step give two differences of the profile, whose ratio is 2 to the order. Backward Euler forgets
// the jump of the current at t = 0 as fast as the modes that it excites, so that the order holds at a fixed later time.
test('salt diffuses between two plates with an error of first order in the time step', async () => {
  const profiles: number[][] = [];
  const steps: number[] = [];
  for (const divisions of [20, 40, 80, 160]) {
    const end = 0.25 * CROSSING;
    const input = flatCase({
      ...steadyCell,
      top: 'counter electrode',
      control: constantCurrent(limitingCurrent(electrolyte)),
      largestStep: end / divisions,
    });
    const { status, snapshot } = await runTo(input, end);
    profiles.push(column(snapshot.concentration, snapshot.grid));
    steps.push(status.step);
  }
  const distances = profiles.slice(1).map((fine, k) => Math.hypot(...fine.map((value, j) => value - profiles[k][j])));
  const orders = distances.slice(1).map((distance, k) => Math.log2(distances[k] / distance));
  table(
    'Order in time',
    ['steps', 'change on halving [mol/m³]', 'order'],
    distances.map((distance, k) => [
      `${steps[k]} to ${steps[k + 1]}`,
      distance.toPrecision(4),
      k === 0 ? '' : orders[k - 1].toFixed(3),
    ]),
  );
  for (const order of orders) {
    expect(order).toBeGreaterThan(0.9);
    expect(order).toBeLessThan(1.1);
  }
});
