/** A voltage beyond what the salt can carry: the current reaches its plateau. */
import { MAPS, MAPS_PLANES } from '../../../physics/planes.ts';
import { withField } from '../faulty-twin.ts';
import { constantVoltage, flatCase, plating, runTo, stripping, THERMAL } from '../flat-cell.ts';
import { type Bench, type Curve, type Finding, type Outcome, type Problem, relative } from '../problem.ts';
import { electrolyte, limitingCurrent, STEADY, steadyCell, TOPS, type Top } from '../steady-cell.ts';

/** The highest leaves e^{−αfV}, a hundredth of a per cent, of the salt at the front [V]. */
const PLATEAU = 0.5;
const SIZES = {
  quick: { voltages: [0.1, PLATEAU], cells: [256] },
  full: { voltages: [0.05, 0.1, 0.2, 0.4, PLATEAU], cells: [64, 128, 256] },
} as const;
const GOAL = 0.01;

/** i/i_lim at a voltage by the closed forms: kinetics and salt at both ends, and what lies between. */
function shareAt(voltage: number, top: Top, limit: number): number {
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

async function run({ backend, size }: Bench): Promise<Outcome> {
  const { voltages, cells } = SIZES[size];
  const findings: Finding[] = [];
  const rows: string[][] = [];
  const closedForm: Curve[] = [];
  const measured: Curve[] = [];
  for (const top of ['reservoir', 'counter electrode'] as const) {
    const limit = TOPS[top] * limitingCurrent(electrolyte);
    const points: [number, number][] = [];
    for (const voltage of voltages) {
      const expected = shareAt(voltage, top, limit);
      let current = 0;
      for (const count of cells) {
        const input = flatCase({ ...steadyCell(count), top, control: constantVoltage(voltage) });
        current = (await runTo(backend, input, STEADY)).status.meanCurrent;
        const error = current / limit / expected - 1;
        rows.push([
          top,
          String(voltage),
          String(count),
          (current / limit).toFixed(4),
          expected.toFixed(4),
          percent(error),
        ]);
      }
      points.push([voltage, current]);
      findings.push(relative(`current at ${voltage} V, ${top}`, expected * limit, current, GOAL, 'A/m²'));
      if (voltage === PLATEAU)
        findings.push(relative(`limiting current, ${top}`, limit, current / expected, GOAL, 'A/m²'));
    }
    const curve = Array.from({ length: 61 }, (_, k): [number, number] => {
      const voltage = 0.002 + (k / 60) * 0.55;
      return [voltage, limit * shareAt(voltage, top, limit)];
    });
    closedForm.push({ label: top, points: curve });
    measured.push({ label: top, points });
  }
  return {
    findings,
    tables: [
      {
        title: 'Current over the limiting current by resolution',
        head: ['top', 'voltage [V]', 'L/h', 'i/i_lim', 'expected', 'error'],
        rows,
      },
    ],
    plot: { x: { label: 'cell voltage [V]' }, y: { label: 'current density [A/m²]' }, closedForm, measured },
  };
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

/** D₊ + D₋ over two instead of 2 D₊D₋/(D₊ + D₋). */
function arithmeticDiffusivity(maps: Float64Array): void {
  const S = maps.length / MAPS_PLANES;
  const { transference } = electrolyte;
  const ratio = 0.5 / (2 * transference * (1 - transference));
  for (const plane of [MAPS.diffusivityEast, MAPS.diffusivitySouth])
    for (let q = plane * S; q < (plane + 1) * S; q++) maps[q] *= ratio;
}

export const limitingCurrentProblem: Problem = {
  key: 'limiting-current',
  title: 'Limiting current: the plateau of the current',
  claim:
    'A voltage brings the current to its plateau F D c₀/(t₋ L) from a reservoir, and to twice that between two metal electrodes.',
  formula: 'i_lim = F D c₀/(t₋ L), 2 F D c₀/(t₋ L);  V = φ(i) + (1/f) ln(c_top/c_front) + η_top(i)',
  source:
    'Newman and Thomas-Alyea, Electrochemical Systems (2004), chapter 11; Bai, Li, Brushett, Bazant, Energy Environ. Sci. 9, 3221 (2016)',
  tolerance:
    'A front that reacts evenly does so with the salt (13/12) ℓ behind ξ = ½: the gap looks longer and the current is smaller, by ' +
    '1.7 % at most with 64 cells. A starved front takes salt where it first finds it, some ℓ before ξ = ½: the current is larger, ' +
    'by 5 % on the plateau with 64 cells. Both fall with ℓ/L, below the goal of 1 % with 256 cells, ℓ/L = 0.6 %.',
  run,
  fault: {
    broken: 'the salt diffuses with (D₊ + D₋)/2 instead of 2 D₊D₋/(D₊ + D₋)',
    red: 'limiting current, reservoir',
    open: () => withField('maps', arithmeticDiffusivity),
  },
};
