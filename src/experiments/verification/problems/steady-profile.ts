/** The salt between two electrodes when nothing changes any more. */
import { FARADAY } from '../../../case/constants.ts';
import { TOP } from '../../../physics/planes.ts';
import { withKernel } from '../faulty-twin.ts';
import {
  column,
  constantCurrent,
  flatCase,
  frontOf,
  heights,
  IN_FRONT,
  line,
  runTo,
  saltDiffusivity,
} from '../flat-cell.ts';
import { type Bench, type Finding, type Outcome, type Problem, relative } from '../problem.ts';
import { electrolyte, GAP, limitingCurrent, STEADY, steadyCell, TOPS, type Top } from '../steady-cell.ts';

/** Of the limiting current. */
const SHARE = 0.5;
/** Of the slope. */
const SLOPE = 1e-3;
/** L/h */
const CELLS = { quick: [64], full: [32, 64, 128, 256] } as const;

/** Salt along the cell at a share of its limiting current, and the line of least squares through it beyond 8 ℓ. */
async function profile({ backend }: Bench, top: Top, cells: number) {
  const current = SHARE * TOPS[top] * limitingCurrent(electrolyte);
  const input = flatCase({ ...steadyCell(cells), top, control: constantCurrent(current) });
  const { interfaceWidth } = input.numerics;
  const { snapshot } = await runTo(backend, input, STEADY);
  const front = frontOf(snapshot);
  const c = column(snapshot.concentration, snapshot.grid);
  const points = heights(snapshot.grid)
    .map((height, j): [number, number] => [height - front.height, c[j]])
    .filter(([distance]) => distance > 8 * interfaceWidth);
  const fitted = line(
    points.map(([x]) => x),
    points.map(([, y]) => y),
  );
  const bend = Math.max(...points.map(([x, y]) => Math.abs(y - fitted.value - fitted.slope * x)));
  const slope = (current * (1 - electrolyte.transference)) / (FARADAY * saltDiffusivity(electrolyte));
  return { points, slope, fitted, bend, atFront: electrolyte.concentration * (1 - SHARE), interfaceWidth };
}

async function run(bench: Bench): Promise<Outcome> {
  const findings: Finding[] = [];
  const rows: string[][] = [];
  const closedForm = [];
  const measured = [];
  for (const top of ['reservoir', 'counter electrode'] as const) {
    let finest: Awaited<ReturnType<typeof profile>> | undefined;
    for (const cells of CELLS[bench.size]) {
      finest = await profile(bench, top, cells);
      const { fitted, slope, atFront } = finest;
      rows.push([
        top,
        String(cells),
        (fitted.slope / slope - 1).toExponential(1),
        (fitted.value / atFront - 1).toExponential(1),
      ]);
    }
    const { points, slope, fitted, bend, atFront, interfaceWidth } = finest!;
    findings.push(
      relative(`slope, ${top}`, slope / 1e6, fitted.slope / 1e6, SLOPE, 'mol/m³ per µm'),
      {
        what: `salt at the front, ${top}`,
        expected: atFront,
        measured: fitted.value,
        tolerance: slope * (SLOPE * GAP + (top === 'reservoir' ? 0 : (IN_FRONT * interfaceWidth ** 2) / GAP)),
        unit: 'mol/m³',
      },
      { what: `bend of the line, ${top}`, expected: 0, measured: bend, tolerance: SLOPE * slope * GAP, unit: 'mol/m³' },
    );
    closedForm.push({ label: top, points: [[0, atFront] as const, [1e6 * GAP, atFront + slope * GAP] as const] });
    measured.push({
      label: top,
      points: points.filter((_, k) => k % Math.ceil(points.length / 24) === 0).map(([x, c]) => [1e6 * x, c] as const),
    });
  }
  return {
    findings,
    tables: [
      {
        title: 'Steady salt profile by resolution, relative errors',
        head: ['top', 'L/h', 'of the slope', 'of the salt at the front'],
        rows,
      },
    ],
    plot: {
      x: { label: 'distance from the front [µm]' },
      y: { label: 'salt concentration [mol/m³]' },
      closedForm,
      measured,
    },
  };
}

export const steadyProfile: Problem = {
  key: 'steady-profile',
  title: 'Steady profile: salt under a constant current',
  claim: 'The salt under a constant current becomes a line, from a reservoir and between two metal electrodes.',
  formula: 'dc/dx = i t₋/(F D);  at the front c = c₀ (1 − i/i_lim)',
  source: 'Newman and Thomas-Alyea, Electrochemical Systems (2004), chapter 11',
  tolerance:
    'Beyond the front every term of the discrete equations is exact for a line: the slope errs by what is left of the slowest ' +
    'mode, e^{−π²Dt/4L²}, and by the last linear solve, 1e-3, and the salt extrapolated to the front by as much of what the cell ' +
    'spans. Between two electrodes the width of the front holds salt, which raises the line by (1 + π²/6) (ℓ²/L) dc/dx: 0.3 % of ' +
    'the salt at the front with 64 cells, 0.02 % with 256.',
  run,
  fault: {
    broken: 'one per cent of the anions that the current drives passes the counter electrode',
    red: 'salt at the front, counter electrode',
    open: () =>
      withKernel('top', (right) => (fields, params) => {
        right(fields, params);
        if (params.reservoir) return;
        const { wall } = fields;
        for (let i = 0; i < params.nx; i++)
          wall[TOP.salt * params.nx + i] -= 0.01 * (1 - electrolyte.transference) * wall[TOP.current * params.nx + i];
      }),
  },
};
