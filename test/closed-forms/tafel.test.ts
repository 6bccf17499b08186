import { expect, test } from 'vitest';
import { FARADAY } from '../../src/case/constants.ts';
import { constantCurrent, flatCase, frontOf, onTwin, plating } from './flat-cell.ts';
import { type Finding, relative, report, table } from './report.ts';

/** PVH-IM at 25 °C: its limiting current over this gap is a hundred times what is imposed. */
const electrolyte = {
  conductivity: 0.123,
  transference: 0.49,
  exchangeCurrent: 0.67,
  transferCoefficient: 0.5,
  concentration: 1000,
};
/** Plating and stripping, from near i₀ to far up the Tafel line [A/m²] */
const CURRENTS = [5, 20, 80, -20, -80];
/** The front travels so many cells, first to find its steady shape, then to be timed. */
const SETTLING = 15;
const TIMED = 10;
/** The finest setting tested: the profile is kept four times faster than the front moves. */
const FINEST_MOBILITY = 4;

/** Speed of the front [m/s] and its overpotential beyond Butler-Volmer's at the concentration it sees [V]. */
async function travel(current: number, mobility: number) {
  const input = flatCase({
    rows: 96,
    metalRows: 48,
    gap: 3e-6,
    electrolyte,
    control: constantCurrent(current),
    mobility,
    largestStep: 60,
  });
  const speed = (input.metal.molarVolume * current) / FARADAY;
  const simulation = onTwin(input);
  const cellTime = input.grid.spacing / Math.abs(speed);
  const frontAt = async (cells: number) => {
    await simulation.advanceTo(cells * cellTime);
    return frontOf((await simulation.sample()).snapshot);
  };
  const start = await frontAt(SETTLING);
  const end = await frontAt(SETTLING + TIMED);
  const expected = plating(current, end.concentration / electrolyte.concentration, electrolyte);
  return {
    speed: (end.height - start.height) / (TIMED * cellTime),
    speedExpected: speed,
    potential: end.potential,
    potentialExpected: expected,
  };
}

// 1e-3 and 2 mV are the goals of the model. A front that travels at V has the slope −ξ′ = g [1 + ε(1 − 2ξ) + 3ε²ξ(1 − ξ)]
// with g = ξ(1 − ξ)/ℓ and ε = V ℓ/M, by the balance of the profile term with δ(ξ); then ∫δ dn = 1 − 0.4 ε², so that the
// kinetics is too slow by that and the potential too high by (2/f) 0.4 ε²: 1.3 mV at M = 4 V ℓ, 5 mV at 2 V ℓ.
test("a flat front moves at V_m i/F and sits at Butler-Volmer's overpotential, plating and stripping", async () => {
  const findings: Finding[] = [];
  for (const current of CURRENTS) {
    const { speed, speedExpected, potential, potentialExpected } = await travel(current, FINEST_MOBILITY);
    findings.push(relative(`speed at ${current} A/m²`, 1e9 * speedExpected, 1e9 * speed, 1e-3, 'nm/s'));
    findings.push({
      what: `overpotential at ${current} A/m²`,
      expected: 1e3 * potentialExpected,
      measured: 1e3 * potential,
      tolerance: 2,
      unit: 'mV',
    });
  }
  report('Tafel: a flat front in PVH-IM', findings);
});

// The default mobility of 1 is the price of few steps: there the front is half as steep on its metal side as it should be
// and its kinetics is 11 mV too slow. Twice the mobility must bring the error down at least by half: its order is two.
test('the faster the profile is kept, the closer the front comes to Butler-Volmer', async () => {
  const rows: string[][] = [];
  const errors: number[] = [];
  for (const mobility of [1, 2, 4]) {
    const { speed, speedExpected, potential, potentialExpected } = await travel(80, mobility);
    const error = 1e3 * (potential - potentialExpected);
    errors.push(Math.abs(error));
    rows.push([String(mobility), (speed / speedExpected - 1).toExponential(1), error.toFixed(2)]);
  }
  table(
    'Tafel at 80 A/m²: what the mobility costs',
    ['M/(v ℓ)', 'error of the speed', 'of the overpotential [mV]'],
    rows,
  );
  expect(errors[0]).toBeLessThan(12);
  expect(errors[1]).toBeLessThan(errors[0] / 2);
  expect(errors[2]).toBeLessThan(errors[1] / 2);
});
