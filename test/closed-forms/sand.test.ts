import { erf } from 'mathjs';
import { test } from 'vitest';
import { FARADAY } from '../../src/case/constants.ts';
import { column, constantCurrent, flatCase, frontOf, heights, line, onTwin, STILL } from './flat-cell.ts';
import { type Finding, relative, report } from './report.ts';

const DIFFUSIVITY = 3.2e-10;
const CURRENT = 100;
const electrolyte = {
  conductivity: 1,
  transference: 0.4,
  exchangeCurrent: 10,
  transferCoefficient: 0.5,
  concentration: 1000,
  diffusivity: DIFFUSIVITY,
};
/** i t₋/(F D), the gradient of the salt at the electrode [mol/m⁴] */
const GRADIENT = (CURRENT * (1 - electrolyte.transference)) / (FARADAY * DIFFUSIVITY);
/** (πD/4)(F c₀/(i t₋))² [s] */
const SAND =
  ((Math.PI * DIFFUSIVITY) / 4) *
  ((FARADAY * electrolyte.concentration) / (CURRENT * (1 - electrolyte.transference))) ** 2;

/** The integral of the complementary error function, from z to infinity. */
function ierfc(z: number): number {
  return Math.exp(-z * z) / Math.sqrt(Math.PI) - z * (1 - erf(z));
}

/** Salt at a distance from the electrode of an endless cell [mol/m³]. Carslaw and Jaeger, Conduction of Heat, 2.9. */
function salt(distance: number, time: number): number {
  const reach = 2 * Math.sqrt(DIFFUSIVITY * time);
  return electrolyte.concentration - GRADIENT * reach * ierfc(distance / reach);
}

// 2 mm are endless as long as ierfc(L/2√(Dt)) is small: 3e-4 at 600 s. The front is 1.5 cells of 6 µm wide, and the salt
// at ξ = ½ differs from the one extrapolated to it by 0.31 ℓ times the gradient: 6 mol/m³, which is 1 % of Sand's time at most.
test("the salt at the electrode falls as the root of time and is used up at Sand's time", async () => {
  const input = flatCase({
    rows: 332,
    gap: 2e-3,
    metalRows: 12,
    molarVolume: STILL,
    electrolyte,
    control: constantCurrent(CURRENT),
    largestStep: 2,
  });
  const { interfaceWidth } = input.numerics;
  const simulation = onTwin(input);
  const findings: Finding[] = [];
  const roots: number[] = [];
  const atFront: number[] = [];
  for (const time of [100, 200, 300, 400, 500, 600]) {
    await simulation.advanceTo(time);
    const { snapshot } = await simulation.sample();
    const front = frontOf(snapshot);
    roots.push(Math.sqrt(time));
    atFront.push(front.concentration);
    if (![100, 300, 600].includes(time)) continue;
    const c = column(snapshot.concentration, snapshot.grid);
    const x = heights(snapshot.grid).map((height) => height - front.height);
    const errors = c.map((value, j) => (x[j] > 4 * interfaceWidth ? Math.abs(value - salt(x[j], time)) : 0));
    const at = (what: string, expected: number, measured: number) =>
      findings.push({ what: `${what} at ${time} s`, expected, measured, tolerance: 10, unit: 'mol/m³' });
    at('salt at the front', salt(0, time), front.concentration);
    at('largest error beyond 4 ℓ', 0, Math.max(...errors));
  }
  const { value, slope } = line(roots, atFront);
  findings.push(relative("Sand's time", SAND, (value / slope) ** 2, 0.01, 's'));
  findings.push({
    what: "Sand's time by the closed form",
    expected: 649.92,
    measured: SAND,
    tolerance: 0.005,
    unit: 's',
  });
  report('Sand: constant current on a thick cell', findings);
});
