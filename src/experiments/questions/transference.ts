/** The transference number as Bruce and Vincent measure it, and the current after the step of the voltage as their figures show it. */
import type { Backend } from '../../backend/backend.ts';
import { kinds } from '../../case/kinds.ts';
import { celsius } from '../../case/problems.ts';
import type { DrawnCurve } from '../../output/chart.ts';
import { formatQuantity, shortNumber } from '../../output/quantity.ts';
import { effectiveOf } from '../effective-properties.ts';
import { type BruceVincent, bruceVincentOf } from '../transference.ts';
import { flatCell } from './flat.ts';
import { assumptionOf, printedDatum, recordOf } from './paper.ts';
import type { Asked, Question, Reply } from './question.ts';
import { seedlessAnswer } from './seeds.ts';
import { AS_MEASURED, setting, temperatureSetting } from './settings.ts';

/** Between the electrodes: salt in the width of the front leaves 0.7 % of t₊ where that is 0.19, and 2.3 % with half as many. */
const CELLS = 64;

/** Of the time, before which nothing happens that a figure would show. */
const SEEN = 1e-5;

/** The experiment on one electrolyte. */
export interface Polarised extends BruceVincent {
  /** [K] */
  readonly temperature: number;
  /** t₊ that was put in [–] */
  readonly input: number;
  /** Time since the step [s] and current [A/m²] */
  readonly trace: readonly (readonly [number, number])[];
}

/** Bruce and Vincent's experiment on `thickness` [m] of an electrolyte as one medium. Throws what the back end throws. */
export async function polarised(
  backend: Backend,
  electrolyte: string,
  { temperature, thickness }: { readonly temperature: number; readonly thickness: number },
): Promise<Polarised> {
  const cell = flatCell({
    electrolyte,
    temperature,
    depth: thickness,
    cells: CELLS,
    top: 'counter electrode',
    control: { kind: 'voltage', voltage: 0 },
    largestStep: 1,
  });
  // The experiment lays its own metal under the map.
  const input = { ...cell, grid: { ...cell.grid, ny: CELLS }, surface: { thickness: 0, nuclei: [] } };
  const trace: [number, number][] = [];
  const result = await bruceVincentOf(backend, input, await effectiveOf('host', input), (time, current) =>
    trace.push([time, current]),
  );
  return { ...result, temperature, input: input.electrolyte.transference, trace };
}

async function run(backend: Backend, asked: Asked): Promise<Reply> {
  const thickness = setting(asked, 'thickness', kinds.length);
  const found: { readonly electrolyte: string; readonly result: Polarised }[] = [];
  for (const electrolyte of asked.electrolytes) {
    asked.signal?.throwIfAborted();
    const temperature = temperatureSetting(asked, electrolyte);
    const result = await polarised(backend, electrolyte, { temperature, thickness });
    asked.onProgress?.(`${recordOf(electrolyte).label}: t₊ ${shortNumber(result.transference, 3)}`);
    found.push({ electrolyte, result });
  }
  const ends = found.map(({ result }) => result.trace.at(-1)?.[0] ?? 1);
  return {
    answers: found.map(({ electrolyte, result }) => answer(electrolyte, result, thickness, asked.seeds[0])),
    charts: [
      {
        x: {
          label: 'time since the step of 5 mV [s]',
          scale: 'log',
          range: [SEEN * Math.min(...ends), 2 * Math.max(...ends)],
        },
        y: { label: 'current over the current at once [–]' },
        curves: found.flatMap(({ electrolyte, result }, colour) => curvesOf(electrolyte, result, colour)),
      },
    ],
    tables: [
      {
        name: 'transference',
        columns: ['electrolyte', 'time [s]', 'current density [A/m²]'],
        rows: found.flatMap(({ electrolyte, result }) =>
          result.trace.map(([time, current]) => [electrolyte, time, current]),
        ),
      },
    ],
    caption:
      `Current after a step of 5 mV over ${formatQuantity(thickness, 'm')} between two electrodes with together the resistance of the ` +
      'electrolyte. Marks: where it would end with the transference number that the paper prints.',
  };
}

function answer(electrolyte: string, result: Polarised, thickness: number, seed: number) {
  const record = recordOf(electrolyte);
  const paper = printedDatum(record, record.transference, { kind: kinds.number, unit: 1 });
  const { initial, steady, settled } = result;
  const asking = {
    question: 'transference',
    electrolyte,
    label: record.label,
    quantity: 'transference number',
    unit: '–',
    expected: { value: result.input, from: 'input' },
    ...(paper && { paper }),
    notes: [
      `At ${celsius(result.temperature)}, over ${formatQuantity(thickness, 'm')}: ${formatQuantity(initial, 'A/m²', 3)} at once, ` +
        `${formatQuantity(steady, 'A/m²', 3)} in the end, the resistance of the electrodes taken out as Bruce and Vincent do.`,
      "Both electrodes together have the electrolyte's resistance, not that of the measured exchange current density, which would " +
        'hide the electrolyte in a cell as thin as this.',
      ...(settled ? [] : ['The current had not settled.']),
      ...assumptionOf('The transference number', record.transference),
    ],
  };
  return seedlessAnswer(asking, seed, settled ? result.transference : Number.NaN);
}

/** The current over the first one, and the end of it that the printed t₊ stands for. */
function curvesOf(electrolyte: string, { trace, initial, transference }: Polarised, colour: number): DrawnCurve[] {
  const record = recordOf(electrolyte);
  const paper = printedDatum(record, record.transference, { kind: kinds.number, unit: 1 })?.value;
  const printed = paper === undefined ? '' : ` (printed ${paper})`;
  const label = `${record.label}, t₊ ${shortNumber(transference, 3)}${printed}`;
  const end = trace.at(-1)?.[0] ?? 1;
  return [
    { label, style: 'line', colour, points: seen(trace, end).map(([time, current]) => [time, current / initial]) },
    ...(paper === undefined
      ? []
      : [
          {
            label,
            style: 'marks',
            colour,
            points: [[end, endOf(paper)]],
          } as const,
        ]),
  ];
}

function seen(trace: Polarised['trace'], end: number): Polarised['trace'] {
  return trace.filter(([time]) => time >= SEEN * end);
}

/** I_s/I₀ = 2t₊/(1 + t₊): the formula where both electrodes together have the resistance of the electrolyte, I₀R = ΔV/2. */
function endOf(transference: number): number {
  return (2 * transference) / (1 + transference);
}

export const transference: Question = {
  key: 'transference',
  title: 'Bruce-Vincent transference number',
  asks: 'Which transference number the currents at once and in the steady state after a small step of the voltage give.',
  protocol: 'hold at 5 mV on a flat symmetric cell for three times L²/D; t₊ = I_s(ΔV − I₀R)/(I₀(ΔV − I_s R))',
  settings: { thickness: '100 um', temperature: AS_MEASURED },
  usual: ['pvh', 'pvh-im', 'peo', 'cpe-10'],
  run,
};
