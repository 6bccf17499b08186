/** A cell without current: the voltage that a difference of the salt leaves. */
import { MAPS, MAPS_PLANES } from '../../../physics/planes.ts';
import { openSimulation } from '../../../run/simulation.ts';
import { withField } from '../faulty-twin.ts';
import { constantCurrent, flatCase, frontOf, heights, saltDiffusivity, THERMAL } from '../flat-cell.ts';
import type { Bench, Curve, Finding, Outcome, Problem } from '../problem.ts';
import { electrolyte, GAP, limitingCurrent, type Salt, STEADY, steadyCell } from '../steady-cell.ts';

/** c/c₀ at the front at the start, and the times at which the cell is looked at, over 4L²/(π²D) [–]. */
const STARTS = [0.1, 2];
const TIMES = [0.02, 0.2, 1, 2];
const SIZES = {
  quick: { transferences: [0.3, 0.8], cells: [64], tolerance: 3e-4 },
  full: { transferences: [0.15, 0.3, 0.5, 0.8], cells: [32, 64, 128, 256], tolerance: 5e-5 },
} as const;
/** Of c/c₀: half a per cent of the time step's, as much of the place of the front. */
const RELAXATION = 0.01;
/** Share of the limiting current that is interrupted. */
const INTERRUPTED = 0.9;
/** Far above what that takes, 0.25 V [V] */
const COMPLIANCE = 0.5;

/** What a cell at rest shows. */
interface Rest {
  /** c/c₀ at the front */
  readonly share: number;
  /** c/c₀ at the front by the closed form of its relaxation; of an interrupted current not known */
  readonly shareExpected: number;
  /** Potential of the electrolyte at the front, and voltage of the cell [V] */
  readonly potential: number;
  readonly voltage: number;
}

/** (2/f) t₋ ln(c₀/c_front) [V] */
const openCircuit = (transference: number, share: number) => -2 * THERMAL * (1 - transference) * Math.log(share);

/**
 * Rests a cell whose salt is c₀ + (s − 1) c₀ cos(πx/2L), x from the front to the reservoir: the slowest mode of its relaxation,
 * which keeps its shape and falls as e^{−π²Dt/4L²}.
 */
async function relax({ backend }: Bench, salt: Salt, start: number, cells: number): Promise<Rest[]> {
  const input = flatCase({ ...steadyCell(cells), electrolyte: salt, control: constantCurrent(0) });
  const { nx } = input.grid;
  const time = (4 * GAP ** 2) / (Math.PI ** 2 * saltDiffusivity(salt));
  const wave = heights(input.grid).map((height) =>
    Math.cos((Math.PI / 2 / GAP) * Math.max(0, height - input.surface.thickness)),
  );
  const concentration = Float64Array.from(
    { length: nx * input.grid.ny },
    (_, q) => salt.concentration * (1 + (start - 1) * wave[Math.floor(q / nx)]),
  );
  const simulation = openSimulation(
    backend,
    { ...input, numerics: { ...input.numerics, largestStep: time / 50 } },
    { concentration },
  );
  const rests: Rest[] = [];
  for (const at of TIMES) {
    await simulation.advanceTo(at * time);
    rests.push({ ...(await look(simulation, salt)), shareExpected: 1 + (start - 1) * Math.exp(-at) });
  }
  return rests;
}

/** Carries a current from the reservoir to the steady state, and interrupts it. */
async function interrupt({ backend }: Bench, salt: Salt, cells: number): Promise<Rest> {
  const current = INTERRUPTED * limitingCurrent(salt);
  const input = flatCase({ ...steadyCell(cells), electrolyte: salt, control: constantCurrent(current, COMPLIANCE) });
  const simulation = openSimulation(backend, input);
  await simulation.advanceTo(STEADY);
  simulation.control(constantCurrent(0));
  await simulation.advanceTo(STEADY * (1 + 1e-3));
  return { ...(await look(simulation, salt)), shareExpected: Number.NaN };
}

async function look(simulation: ReturnType<typeof openSimulation>, salt: Salt) {
  const { status, snapshot } = await simulation.sample();
  const { concentration, potential } = frontOf(snapshot);
  return { share: concentration / salt.concentration, potential, voltage: status.cellVoltage };
}

async function run(bench: Bench): Promise<Outcome> {
  const { transferences, cells, tolerance } = SIZES[bench.size];
  const findings: Finding[] = [];
  const rows: string[][] = [];
  const closedForm: Curve[] = [];
  const measured: Curve[] = [];
  for (const transference of transferences) {
    const salt = { ...electrolyte, transference };
    const rests: Rest[] = [];
    for (const start of STARTS) {
      let finest: Rest[] = [];
      for (const count of cells) {
        finest = await relax(bench, salt, start, count);
        const { share, shareExpected, potential, voltage } = finest[0];
        rows.push([
          String(transference),
          String(start),
          String(count),
          (share / shareExpected - 1).toExponential(1),
          (1e3 * (potential + THERMAL * Math.log(share))).toFixed(3),
          (1e3 * (voltage - openCircuit(transference, share))).toFixed(3),
        ]);
      }
      const [early] = finest;
      const label = `t₊ = ${transference}, from ${start} c₀`;
      findings.push(
        inMillivolts(`interface, ${label}`, -THERMAL * Math.log(early.share), early.potential, tolerance),
        inMillivolts(`open circuit, ${label}`, openCircuit(transference, early.share), early.voltage, tolerance),
      );
      const late = finest[TIMES.indexOf(1)];
      findings.push({
        what: `c/c₀ at the time constant, ${label}`,
        expected: late.shareExpected,
        measured: late.share,
        tolerance: RELAXATION,
      });
      rests.push(...finest);
    }
    const rest = await interrupt(bench, salt, cells[cells.length - 1]);
    rests.push(rest);
    findings.push(
      inMillivolts(
        `open circuit, t₊ = ${transference}, after a current`,
        openCircuit(transference, rest.share),
        rest.voltage,
        tolerance,
      ),
    );
    const shares = Array.from({ length: 61 }, (_, k) => 0.05 * (2.5 / 0.05) ** (k / 60));
    closedForm.push({
      label: `t₊ = ${transference}`,
      points: shares.map((s) => [s, 1e3 * openCircuit(transference, s)]),
    });
    measured.push({ label: `t₊ = ${transference}`, points: rests.map(({ share, voltage }) => [share, 1e3 * voltage]) });
  }
  return {
    findings,
    tables: [
      {
        title: `At rest at ${TIMES[0]} τ by resolution`,
        head: ['t₊', 'start c/c₀', 'L/h', 'error of c', 'of the interface [mV]', 'of the cell [mV]'],
        rows,
      },
    ],
    plot: {
      x: { label: 'c/c₀ at the front', scale: 'log' },
      y: { label: 'open-circuit voltage [mV]' },
      closedForm,
      measured,
    },
  };
}

/** All in volts but the finding. */
function inMillivolts(what: string, expected: number, measured: number, tolerance: number): Finding {
  return { what, expected: 1e3 * expected, measured: 1e3 * measured, tolerance: 1e3 * tolerance, unit: 'mV' };
}

/** t₋ and t₊ exchanged. */
function exchanged(maps: Float64Array): void {
  const S = maps.length / MAPS_PLANES;
  for (const plane of [MAPS.anionEast, MAPS.anionSouth])
    for (let q = plane * S; q < (plane + 1) * S; q++) maps[q] = 1 - maps[q];
}

export const nernst: Problem = {
  key: 'nernst',
  title: 'Nernst: a concentration cell at rest',
  claim:
    'Without current the interface sits at the Nernst potential of its salt, and the cell shows (2RT/F) t₋ ln(c₀/c_front).',
  formula: 'φ_front = −(1/f) ln(c_front/c₀),  V = (2t₋/f) ln(c₀/c_front),  c_front = c₀ + (c_s − c₀) e^{−π²Dt/4L²}',
  source: 'Newman and Thomas-Alyea, Electrochemical Systems (2004), chapter 2, concentration cells with transference',
  tolerance:
    'The front sees salt over its width, and no part of it is at equilibrium with the others: the potential errs by the square of ' +
    'ℓ ∇c/c, and the voltage by the steps of ln c from cell to cell, of the same order. With 64 cells that is 0.1 mV at a tenth of c₀ ' +
    'and 0.2 mV after the current, a quarter of it with twice the cells: 0.3 mV in the quick size, 0.05 mV with 256 cells.',
  run,
  fault: {
    broken: 't₊ stands where the maps should hold t₋',
    red: `open circuit, t₊ = 0.3, from ${STARTS[0]} c₀`,
    open: () => withField('maps', exchanged),
  },
};
