/** Sand's time: a constant current that salt cannot sustain, until the voltage of the cell diverges. */
import type { Backend } from '../../backend/backend.ts';
import { kinds } from '../../case/kinds.ts';
import { celsius } from '../../case/problems.ts';
import { formatQuantity, shortNumber } from '../../output/quantity.ts';
import { openSimulation } from '../../run/simulation.ts';
import { sandTime as closedForm } from '../papers/limits.ts';
import { crossingTime, type FlatCell, flatCell } from './flat.ts';
import { recordOf } from './paper.ts';
import type { Asked, Question, Reply } from './question.ts';
import { answerOf, SEEDLESS } from './seeds.ts';
import { AS_MEASURED, setting, settingCount, settingList, temperatureSetting } from './settings.ts';

/**
 * Depth of the cell in √(D t_S): the reservoir at the top is felt at the electrode by an image twice as far, ierfc(3) = 2e-5 of ierfc(0) = 0.56.
 * The current is then 2.7 times what the cell can carry in the steady state.
 */
const DEPTH = 3;
/** Of Sand's time: the voltage at the start is read at the first, and samples are this far apart. */
const START = 1e-3;
const SAMPLING = 5e-3;
/** In Sand's times: a cell whose voltage has not risen by then will not. */
const LATEST = 3;
/** One mA/cm² [A/m²] */
const MILLIAMPERE = 10;

/** One current. */
export interface Chronopotentiogram {
  /** [A/m²] */
  readonly current: number;
  /** Of the cell [m] */
  readonly depth: number;
  /** Times [s] and cell voltages [V] */
  readonly trace: readonly (readonly [number, number])[];
  /** When the voltage has risen [s]; NaN where it has not. */
  readonly time: number;
  /** Sand's [s] */
  readonly closedForm: number;
}

export interface SandSettings {
  readonly temperature: number;
  /** [A/m²] */
  readonly current: number;
  /** By which the voltage has risen when it counts as diverged [V] */
  readonly rise: number;
  /** From the electrode to the reservoir */
  readonly cells: number;
}

/** Passes the current until the voltage has risen. Throws SolverError where the steps vanish, and what the back end throws. */
export async function untilStarved(
  backend: Backend,
  electrolyte: string,
  { temperature, current, rise, cells }: SandSettings,
  signal?: AbortSignal,
): Promise<Chronopotentiogram> {
  const control = { kind: 'current', density: current, compliance: 100 } as const;
  const asked: FlatCell = { electrolyte, temperature, depth: 1e-4, cells, top: 'reservoir', control, largestStep: 1 };
  const probe = flatCell(asked);
  const sand = closedForm(probe, probe.electrolyte);
  const depth = asked.depth * DEPTH * Math.sqrt(sand / crossingTime(probe));
  const input = flatCell({ ...asked, depth, largestStep: SAMPLING * sand });
  const simulation = openSimulation(backend, { ...input, duration: sand });
  const at = async (time: number): Promise<[number, number]> => {
    await simulation.advanceTo(time);
    return [time, (await simulation.sample()).status.cellVoltage];
  };
  const trace = [await at(START * sand)];
  const end = trace[0][1] + rise;
  for (let k = 1; k * SAMPLING <= LATEST && trace[trace.length - 1][1] < end; k++) {
    signal?.throwIfAborted();
    trace.push(await at(k * SAMPLING * sand));
  }
  return { current, depth, trace, time: crossed(trace, end), closedForm: sand };
}

/** When a trace first reaches `level`, by a straight line between the samples; NaN where it never does. */
function crossed(trace: readonly (readonly [number, number])[], level: number): number {
  const k = trace.findIndex(([, voltage]) => voltage >= level);
  if (k < 1) return Number.NaN;
  const [[before, low], [after, high]] = [trace[k - 1], trace[k]];
  return before + ((level - low) / (high - low)) * (after - before);
}

interface Found {
  readonly electrolyte: string;
  readonly temperature: number;
  readonly runs: readonly Chronopotentiogram[];
}

async function run(backend: Backend, asked: Asked): Promise<Reply> {
  const currents = settingList(asked, 'currents', kinds.currentDensity);
  const rise = setting(asked, 'rise', kinds.voltage);
  const cells = settingCount(asked, 'cells', 16);
  const found: Found[] = [];
  for (const electrolyte of asked.electrolytes) {
    const temperature = temperatureSetting(asked, electrolyte);
    const runs: Chronopotentiogram[] = [];
    for (const current of currents) {
      runs.push(await untilStarved(backend, electrolyte, { temperature, current, rise, cells }, asked.signal));
      const { time } = runs[runs.length - 1];
      asked.onProgress?.(
        `${recordOf(electrolyte).label}, ${formatQuantity(current, 'A/m²')}: ${Number.isNaN(time) ? 'the voltage did not rise' : `${shortNumber(time, 3)} s`}`,
      );
    }
    found.push({ electrolyte, temperature, runs });
  }
  return {
    answers: found.flatMap((one) => one.runs.map((made) => answer(one, made, asked))),
    charts: [
      {
        x: { label: 'current density [mA/cm²]', scale: 'log' },
        y: { label: 'time until the voltage diverges [s]', scale: 'log' },
        curves: found.flatMap(({ electrolyte, runs }, colour) => {
          const { label } = recordOf(electrolyte);
          const points = (of: (one: Chronopotentiogram) => number) =>
            runs.map((one): [number, number] => [one.current / MILLIAMPERE, of(one)]);
          return [
            { label: `${label}, Sand`, style: 'line', colour, points: points((one) => one.closedForm) } as const,
            { label, style: 'marks', colour, points: points(({ time }) => time) } as const,
          ];
        }),
      },
      {
        x: { label: "time over Sand's time [–]" },
        y: { label: 'rise of the cell voltage [V]' },
        curves: found.flatMap(({ electrolyte, runs }, colour) =>
          runs.map(
            ({ trace, closedForm: sand }) =>
              ({
                label: recordOf(electrolyte).label,
                style: 'line',
                colour,
                points: trace.map(([time, voltage]): [number, number] => [time / sand, voltage - trace[0][1]]),
              }) as const,
          ),
        ),
      },
    ],
    tables: [
      {
        name: 'sand-time',
        columns: ['electrolyte', 'current density [A/m²]', 'depth of the cell [m]', 'time [s]', "Sand's time [s]"],
        rows: found.flatMap(({ electrolyte, runs }) =>
          runs.map(({ current, depth, time, closedForm: sand }) => [electrolyte, current, depth, time, sand]),
        ),
      },
    ],
    caption:
      `Times until the voltage of a cell at a constant current has risen by ${asked.settings.rise}, marks, and Sand's, lines. Each cell is three times √(D t) deep ` +
      'under a reservoir, as good as without an end. Below, all voltages on the way.',
  };
}

function answer({ electrolyte, temperature }: Found, made: Chronopotentiogram, { settings, seeds }: Asked) {
  const { current, depth, time, closedForm: sand, trace } = made;
  const last = trace[trace.length - 1][0];
  return answerOf(
    {
      question: 'sand-time',
      electrolyte,
      label: recordOf(electrolyte).label,
      quantity: `Sand's time at ${formatQuantity(current, 'A/m²')}`,
      unit: 's',
      expected: { value: sand, from: 'Sand 1901' },
      notes: [
        `At ${celsius(temperature)}, ${formatQuantity(depth, 'm', 3)} of electrolyte under a reservoir. The voltage counts as diverged when it has risen by ` +
          `${settings.rise}; the width of the front, ${settings.cells} cells to the depth, delays that in proportion.`,
        'No paper here prints a Sand time; the diffusivity follows from σ and t₊ by Nernst and Einstein.',
        SEEDLESS,
      ],
    },
    [{ seed: seeds[0], found: Number.isNaN(time) ? { value: last, bound: '>' } : { value: time } }],
  );
}

export const sandTime: Question = {
  key: 'sand-time',
  title: "Sand's time",
  asks: 'How long a cell lasts at a current that its salt cannot sustain.',
  protocol:
    'plate at a constant current on a flat cell as deep as salt is disturbed, until the voltage has risen by 0.4 V',
  settings: { currents: '0.5, 1, 2, 4 mA/cm2', rise: '0.4 V', cells: '384', temperature: AS_MEASURED },
  usual: ['pvh', 'pvh-im'],
  run,
};
