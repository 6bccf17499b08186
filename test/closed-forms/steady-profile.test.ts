import { expect, test } from 'vitest';
import { FARADAY } from '../../src/case/constants.ts';
import {
  column,
  constantCurrent,
  constantVoltage,
  flatCase,
  frontOf,
  heights,
  line,
  plating,
  runTo,
  saltDiffusivity,
  stripping,
  THERMAL,
} from './flat-cell.ts';
import { type Finding, relative, report, table } from './report.ts';
import { electrolyte, limitingCurrent, STEADY, steadyCell } from './steady-cell.ts';

// Beyond the front every term of the steady equation is exact for a line: what is left is e^{−π²t/4τ} and the solver.
test('the steady salt profile is a line of slope i t₋/(F D)', async () => {
  const current = 0.5 * limitingCurrent(electrolyte);
  const input = flatCase({ ...steadyCell, control: constantCurrent(current) });
  const { snapshot } = await runTo(input, STEADY);
  const front = frontOf(snapshot);
  const c = column(snapshot.concentration, snapshot.grid);
  const y = heights(snapshot.grid);
  const outside = y.flatMap((height, j) => (height > front.height + 8 * input.numerics.interfaceWidth ? [j] : []));
  const fitted = line(
    outside.map((j) => y[j] - front.height),
    outside.map((j) => c[j]),
  );
  const bend = Math.max(...outside.map((j) => Math.abs(c[j] - fitted.value - fitted.slope * (y[j] - front.height))));
  const slope = (current * (1 - electrolyte.transference)) / (FARADAY * saltDiffusivity(electrolyte));
  report('Steady salt profile at half the limiting current', [
    relative('slope', slope / 1e6, fitted.slope / 1e6, 1e-3, 'mol/m³ per µm'),
    // The line meets the front at c₀/2; the wall's place is known to a share of ℓ/h/rows.
    relative('salt at the front', electrolyte.concentration / 2, fitted.value, 0.01, 'mol/m³'),
    { what: 'bend', expected: 0, measured: bend, tolerance: 1, unit: 'mol/m³' },
  ]);
});

/** The current at a voltage over the limit, by the closed forms: kinetics and salt at both ends, and what lies between. */
function shareAt(voltage: number, top: 'reservoir' | 'counter electrode', limit: number): number {
  let low = 0;
  let high = 1;
  for (let k = 0; k < 60; k++) {
    const share = (low + high) / 2;
    const above = top === 'reservoir' ? 1 : 1 + share;
    const counter = top === 'reservoir' ? 0 : stripping(share * limit, above, electrolyte);
    const needed = plating(share * limit, 1 - share, electrolyte) + THERMAL * Math.log(above / (1 - share)) + counter;
    if (needed < voltage) low = share;
    else high = share;
  }
  return low;
}

// The front takes salt from where it first finds it, some ℓ before ξ = ½ when the electrode is starved, so the gap looks
// shorter by that: the excess falls with ℓ/L. The goal of 1 % is met with 256 rows, ℓ/L = 0.6 %.
test.each([
  ['reservoir', 1],
  ['counter electrode', 2],
] as const)('a voltage under a %s brings the current to its plateau, %i F D c₀/(t₋ L)', async (top, times) => {
  const limit = times * limitingCurrent(electrolyte);
  const findings: Finding[] = [];
  for (const voltage of [0.2, 0.4, 0.5]) {
    const expected = shareAt(voltage, top, limit);
    const rows: string[][] = [];
    const errors: number[] = [];
    for (const resolution of [64, 256]) {
      const input = flatCase({ ...steadyCell, top, rows: resolution + 16, control: constantVoltage(voltage) });
      const { meanCurrent } = (await runTo(input, STEADY)).status;
      errors.push(Math.abs(meanCurrent / limit / expected - 1));
      rows.push([
        String(resolution),
        (meanCurrent / limit).toFixed(4),
        expected.toFixed(4),
        errors.at(-1)!.toExponential(1),
      ]);
      if (resolution === 64) continue;
      findings.push(relative(`i/i_lim at ${voltage} V`, expected, meanCurrent / limit, 0.01));
      if (voltage < 0.5) continue;
      findings.push(relative('i_lim', limit, meanCurrent / expected, 0.01, 'A/m²'));
    }
    table(`Convergence at ${voltage} V, ${top}`, ['L/h', 'i/i_lim', 'expected', 'error'], rows);
    expect(errors[1]).toBeLessThan(Math.max(errors[0], 1e-3));
  }
  report(`Plateau of the current, ${top}`, findings);
});
