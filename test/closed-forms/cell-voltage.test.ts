import { test } from 'vitest';
import { FARADAY } from '../../src/case/constants.ts';
import {
  constantCurrent,
  type FlatCell,
  flatCase,
  plating,
  runTo,
  saltDiffusivity,
  stripping,
  THERMAL,
} from './flat-cell.ts';
import { type Finding, relative, report } from './report.ts';
import { concentrated, electrolyte, limitingCurrent, STEADY, steadyCell } from './steady-cell.ts';

/**
 * Cell voltage without kinetics at the share I = i/i_lim of a closed cell's limit [V]. Anions stand still, so that
 * D ∇c = −t₋ i/F, and the current's own law then gives ∇φ = (β + 1 − 2t₊)/f ∇ln c with β = F D c₀ f/(t₋ σ). The two metals
 * add their equilibrium potentials, another ln c each: V = (2/f)(β + 2t₋) artanh I. Nernst-Einstein is β = 2t₊, and then
 * V = (4/f) artanh I whatever t₊.
 */
function withoutKinetics(cell: FlatCell['electrolyte'], share: number): number {
  const anions = 1 - cell.transference;
  const beta = (FARADAY * saltDiffusivity(cell) * cell.concentration) / (THERMAL * anions * cell.conductivity);
  return 2 * THERMAL * (beta + 2 * anions) * Math.atanh(share);
}

/** The formula holds for any t₊ and any D. */
const SALTS: readonly (readonly [string, FlatCell['electrolyte']])[] = [
  ['', electrolyte],
  [', t₊ = 0.6', { ...electrolyte, transference: 0.6 }],
  [', D of a concentrated solution', concentrated],
];

// Kinetics is known in closed form at both electrodes, c = c₀(1 ∓ I), and is taken off. The rest errs by what the front's
// width leaves unknown of its place, 0.3 ℓ/L or 0.2 % with 256 rows, times d ln V/d ln I, which is 2.3 at I = 0.8.
test('beyond its kinetics a cell with two lithium electrodes asks for (4/f) artanh(i/i_lim)', async () => {
  const findings: Finding[] = [];
  for (const [name, salt] of SALTS) {
    for (const share of [0.2, 0.5, 0.8]) {
      const current = 2 * share * limitingCurrent(salt);
      const rows = 272;
      const cell = {
        ...steadyCell,
        rows,
        electrolyte: salt,
        top: 'counter electrode',
        control: constantCurrent(current),
      } as const;
      const { status } = await runTo(flatCase(cell), STEADY);
      const overpotentials =
        plating(current, 1 - share, salt) +
        THERMAL * Math.log(1 - share) +
        stripping(current, 1 + share, salt) -
        THERMAL * Math.log(1 + share);
      const voltage = status.cellVoltage - overpotentials;
      const expected = withoutKinetics(salt, share);
      findings.push(relative(`i/i_lim = ${share}${name}`, 1e3 * expected, 1e3 * voltage, 0.01, 'mV'));
    }
  }
  const nernstEinstein = 4 * THERMAL * Math.atanh(0.5);
  findings.push(
    relative('(4/f) artanh 0.5', 1e3 * nernstEinstein, 1e3 * withoutKinetics(electrolyte, 0.5), 1e-12, 'mV'),
  );
  report('Cell voltage without kinetics, closed cell', findings);
});
