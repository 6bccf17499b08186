/** Orders of convergence in time: all equations at once along a known solution, and salt between two plates. */

import { stride } from '../../../multigrid/levels.ts';
import { BEFORE } from '../../../physics/planes.ts';
import { openSimulation } from '../../../run/simulation.ts';
import { withKernel } from '../faulty-twin.ts';
import { column, constantCurrent, flatCase } from '../flat-cell.ts';
import { distance, driven, FIELDS, type Forced, SYMBOLS } from '../forced-cell.ts';
import type { Bench, Finding, Outcome, Problem, Table } from '../problem.ts';
import { CROSSING, electrolyte, limitingCurrent, steadyCell } from '../steady-cell.ts';

/** The forced cell's grid, the steps of its runs, and the finer grid that the last two are repeated on. */
const FORCED = {
  quick: { cells: 24, steps: [20, 40, 80], finer: 32 },
  full: { cells: 32, steps: [32, 64, 128], finer: 48 },
} as const;
/** Cells and steps of the cell between two plates. */
const PLATE_CELLS = 64;
const PLATES = { quick: [40, 80, 160], full: [20, 40, 80, 160] } as const;
/** Of an order: what the next term of the error leaves of it. */
const TOLERANCE = 0.1;

/** What halving the step changes, of one quantity. */
interface Halvings {
  readonly symbol: string;
  /** Δt over the length of the run, after halving */
  readonly steps: readonly number[];
  readonly changes: readonly number[];
}

function halvings<Fields>(
  symbol: string,
  steps: readonly number[],
  runs: readonly Fields[],
  change: (a: Fields, b: Fields) => number,
): Halvings {
  return {
    symbol,
    steps: steps.slice(1).map((count) => 1 / count),
    changes: runs.slice(1).map((fields, k) => change(runs[k], fields)),
  };
}

const ordersOf = ({ changes }: Halvings) => changes.slice(1).map((change, k) => Math.log2(changes[k] / change));

/** The forced cell at its end, by the number of its steps. */
async function runs(backend: Bench['backend'], cells: number, steps: readonly number[]): Promise<readonly Forced[]> {
  const all: Forced[] = [];
  for (const count of steps) all.push(await driven(backend, { cells, steps: count }));
  return all;
}

/** Errors of the fields where Δt → 0, extrapolated from the last two runs. */
function limitErrors(all: readonly Forced[]): number[] {
  const [coarse, fine] = all.slice(-2);
  return FIELDS.map((name) => {
    const limit = fine.fields[name].map((value, q) => 2 * value - coarse.fields[name][q]);
    return distance(name, { ...fine.fields, [name]: limit }, fine.exact, fine.exact);
  });
}

/**
 * Salt between two plates, without sources, after a jump of the current. Backward Euler forgets the jump as fast as the modes
 * that it excites, so that the order holds at a fixed later time.
 */
async function plates({ backend, size }: Bench): Promise<Halvings> {
  const end = 0.25 * CROSSING;
  const profiles: number[][] = [];
  for (const count of PLATES[size]) {
    const input = flatCase({
      ...steadyCell(PLATE_CELLS),
      top: 'counter electrode',
      control: constantCurrent(limitingCurrent(electrolyte)),
      largestStep: end / count,
    });
    const simulation = openSimulation(backend, input);
    await simulation.advanceTo(end);
    const { snapshot } = await simulation.sample();
    profiles.push(column(snapshot.concentration, snapshot.grid).map((c) => c / electrolyte.concentration));
  }
  const change = (a: readonly number[], b: readonly number[]) =>
    Math.hypot(...a.map((value, j) => value - b[j])) / Math.sqrt(a.length);
  return halvings('c between plates', PLATES[size], profiles, change);
}

async function run(bench: Bench): Promise<Outcome> {
  const { cells, steps, finer } = FORCED[bench.size];
  const coarse = await runs(bench.backend, cells, steps);
  const fine = await runs(bench.backend, finer, steps.slice(-2));
  const changes = FIELDS.map((name) =>
    halvings(SYMBOLS[name], steps, coarse, (a, b) => distance(name, a.fields, b.fields, a.exact)),
  );
  const all = [...changes, await plates(bench)];
  const limits = [limitErrors(coarse), limitErrors(fine)];
  const findings: Finding[] = [
    ...all.map((each) => ({
      what: `order of ${each.symbol}`,
      expected: 1,
      measured: ordersOf(each)[ordersOf(each).length - 1],
      tolerance: TOLERANCE,
    })),
    ...FIELDS.map((name, k) => ({
      what: `order in h of ${SYMBOLS[name]} where Δt → 0`,
      expected: 2,
      measured: Math.log(limits[0][k] / limits[1][k]) / Math.log(finer / cells),
      // The next term of the error is in proportion to h².
      tolerance: TOLERANCE * (FORCED.full.cells / cells) ** 2,
    })),
    {
      what: 'steps taken',
      expected: steps[steps.length - 1],
      measured: coarse[coarse.length - 1].steps,
      tolerance: 0,
    },
  ];
  const halved: Table[] = all.map((each) => ({
    title: `What halving the step changes: ${each.symbol}`,
    head: ['steps', 'change', 'order'],
    rows: each.changes.map((change, k) => [
      `${Math.round(1 / (2 * each.steps[k]))} to ${Math.round(1 / each.steps[k])}`,
      change.toExponential(2),
      k === 0 ? '' : ordersOf(each)[k - 1].toFixed(3),
    ]),
  }));
  const left: Table = {
    title: 'Errors that are left where Δt → 0',
    head: ['cells', ...FIELDS.map((name) => SYMBOLS[name])],
    rows: [cells, finer].map((n, k) => [`${n}²`, ...limits[k].map((error) => error.toExponential(2))]),
  };
  return {
    findings,
    tables: [...halved, left],
    plot: {
      x: { label: 'time step Δt/T [–]', scale: 'log' },
      y: { label: 'change on halving [RT/F], [c₀], [–]', scale: 'log' },
      closedForm: all.map(({ symbol, steps, changes: of }) => ({
        label: `first order, ${symbol}`,
        points: steps.map((step) => [step, (of[of.length - 1] * step) / steps[steps.length - 1]]),
      })),
      measured: all.map(({ symbol, steps, changes: of }) => ({
        label: symbol,
        points: steps.map((step, k) => [step, of[k]]),
      })),
    },
  };
}

export const orderInTime: Problem = {
  key: 'order-in-time',
  title: 'Order in time',
  claim: 'On one grid the errors of potential, salt and metal fall as Δt, to what the grid leaves, which falls as h².',
  formula:
    '‖u(Δt) − u(Δt/2)‖ = O(Δt) and ‖2 u(Δt/2) − u(Δt) − u_exact‖ = O(h²) for u = φ, c, ξ along a manufactured solution, norms of φ ' +
    'and c weighted by ψ',
  source: 'Roache, J. Fluids Eng. 124, 4 (2002); backward Euler for charge and salt, explicit for the metal',
  tolerance:
    'An order in Δt differs from 1 by the term of second order, relative to the first, which halves with the step: ±0.1 is left of it ' +
    'at 40 steps, over which the fields change by a good part of themselves. The order in h differs from 2 by a term in ' +
    '(h/ℓ)²: ±0.1 from 32² on, in proportion to h² on coarser grids. The order in Δt alone ' +
    'would not tell a scheme that converges to another equation; what is left where Δt → 0 does.',
  run,
  fault: {
    broken: "the salt's change counts from the extrapolated concentration instead of the one before the step",
    red: 'order in h of c where Δt → 0',
    open: () =>
      withKernel('predict', (right) => (fields, params) => {
        right(fields, params);
        const plane = stride({ nx: params.nx, ny: params.ny });
        const predicted = BEFORE.predictedConcentration * plane;
        fields.before.copyWithin(BEFORE.concentration * plane, predicted, predicted + plane);
      }),
  },
};
