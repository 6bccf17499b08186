/** Conductivity over temperature, measured in the simulator, and the energy that a line through it has. */
import type { Backend } from '../../backend/backend.ts';
import { kinds } from '../../case/kinds.ts';
import { celsius } from '../../case/problems.ts';
import { temperatureWarnings } from '../../case/temperature-warnings.ts';
import type { Answer } from '../../output/answer/answer.ts';
import type { DrawnCurve } from '../../output/chart.ts';
import { shortNumber } from '../../output/quantity.ts';
import { ELECTRONVOLT, MILLISIEMENS, printedConductivities, printedEnergy } from './conductivity-printed.ts';
import { flatCell } from './flat.ts';
import { conductivityOverTemperature, type MeasuredStretch } from './ohmic.ts';
import { recordOf } from './paper.ts';
import type { Asked, Question, Reply } from './question.ts';
import { answerOf, SEEDLESS, seedlessAnswer } from './seeds.ts';
import { settingList } from './settings.ts';
import type { FittedEnergy, Stretch } from './temperatures.ts';

/** Where a setting leaves the temperatures to the record. */
const AS_KNOWN = 'where it is known';
async function run(backend: Backend, asked: Asked): Promise<Reply> {
  const given =
    asked.settings.temperatures === AS_KNOWN ? undefined : settingList(asked, 'temperatures', kinds.temperature);
  const found: { readonly electrolyte: string; readonly stretches: readonly MeasuredStretch[] }[] = [];
  for (const electrolyte of asked.electrolytes) {
    const stretches = await conductivityOverTemperature(backend, electrolyte, given, asked.signal);
    for (const { stretch, fitted } of stretches)
      asked.onProgress?.(`${recordOf(electrolyte).label}: ${stretch.quantity} ${electronvolts(fitted.energy)} eV`);
    found.push({ electrolyte, stretches });
  }
  return {
    answers: found.flatMap(({ electrolyte, stretches }) => answersOf(electrolyte, stretches, asked.seeds[0])),
    charts: [
      {
        x: { label: '1000/T [1/K]', range: rangeOf(found.flatMap(({ stretches }) => stretches)) },
        y: { label: 'conductivity [mS/cm]', scale: 'log' },
        curves: found.flatMap(({ electrolyte, stretches }, colour) => curvesOf(electrolyte, stretches, colour)),
      },
    ],
    tables: [
      {
        name: 'conductivity',
        columns: ['electrolyte', 'temperature [K]', 'conductivity [S/m]', 'fitted [S/m]'],
        rows: found.flatMap(({ electrolyte, stretches }) =>
          stretches.flatMap(({ points, fitted }) =>
            points.map(([temperature, sigma]) => [electrolyte, temperature, sigma, fitted.at(temperature)]),
          ),
        ),
      },
    ],
    caption:
      'Conductivity measured in the simulator by a small step of the voltage, two probes and the current at once: lines, fitted. Marks: the ' +
      'conductivities that the papers print. Where a paper prints another energy than its conductivities have, the legend says so.',
  };
}

function answersOf(electrolyte: string, measured: readonly MeasuredStretch[], seed: number): readonly Answer[] {
  const record = recordOf(electrolyte);
  const asking = { question: 'activation-energy', electrolyte, label: record.label, unit: 'eV' };
  if (measured.length === 0) {
    const none = 'The paper gives the conductivity at one temperature and no law, so there is nothing to fit.';
    const nothing = { ...asking, quantity: 'activation energy', notes: [none, SEEDLESS] };
    return [answerOf(nothing, [{ seed, found: { value: Number.NaN } }])];
  }
  return measured.map(({ stretch, points, fitted }) => {
    const paper = printedEnergy(record, stretch.temperatures);
    return seedlessAnswer(
      {
        ...asking,
        ...(paper && { paper }),
        quantity: stretch.quantity,
        expected: {
          value: stretch.energy / ELECTRONVOLT,
          from: record.conductivity.kind === 'table' ? 'the two conductivities of the record' : 'input',
        },
        notes: [...whatIsFitted(stretch, points, fitted), ...beyond(electrolyte, stretch), ...(record.remarks ?? [])],
      },
      seed,
      fitted.energy / ELECTRONVOLT,
    );
  });
}

function whatIsFitted(
  { kind, ideal }: Stretch,
  points: readonly (readonly [number, number])[],
  { largest }: FittedEnergy,
) {
  const law =
    kind === 'vtf'
      ? `ln(σ√T) over 1/(T − T₀) with T₀ = ${celsius(ideal)} of the record (Vogel, Tamman and Fulcher)`
      : 'ln σ over 1/T (Arrhenius)';
  const temperatures = points.map(([temperature]) => temperature);
  const range = `${celsius(Math.min(...temperatures))} to ${celsius(Math.max(...temperatures))}`;
  return [
    `Fitted is ${law} at ${points.length} temperatures, ${range}; the points lie ${shortNumber(100 * largest, 2)} % from it at most.`,
  ];
}

/** Says where the temperatures leave what the record knows. */
function beyond(electrolyte: string, { temperatures }: Stretch): readonly string[] {
  const at = (temperature: number) =>
    temperatureWarnings(
      flatCell({
        electrolyte,
        temperature,
        depth: 1e-6,
        cells: 16,
        top: 'reservoir',
        control: { kind: 'voltage', voltage: 0 },
        largestStep: 1,
      }),
    );
  const { from, to } = recordOf(electrolyte).range;
  if (temperatures.flatMap(at).length === 0) return [];
  return [
    from === to
      ? `The record knows the conductivity at ${from} only; at the other temperatures its law is taken, so that what is tested here is the simulator.`
      : `The record knows the conductivity from ${from} to ${to} only; beyond, its law is taken.`,
  ];
}

function curvesOf(electrolyte: string, stretches: readonly MeasuredStretch[], colour: number): DrawnCurve[] {
  const record = recordOf(electrolyte);
  const energies = stretches.map(({ stretch, fitted }) => {
    const printed = printedEnergy(record, stretch.temperatures);
    const found = `${electronvolts(fitted.energy)} eV`;
    return printed === undefined || shortNumber(printed.value ?? Number.NaN, 3) === electronvolts(fitted.energy)
      ? found
      : `${found} (printed ${printed.printed})`;
  });
  const label = `${record.label}, ${energies.join(' and ')}`;
  const printed = printedConductivities(record);
  return [
    ...stretches.map(
      ({ points }): DrawnCurve => ({
        label,
        style: 'line',
        colour,
        points: points.map(([temperature, sigma]) => [1e3 / temperature, sigma / MILLISIEMENS]),
      }),
    ),
    ...(printed.length === 0 ? [] : [{ label, style: 'marks', colour, points: printed } as const]),
  ];
}

/** Of 1000/T, with room for marks at its ends. */
function rangeOf(stretches: readonly MeasuredStretch[]): readonly [number, number] {
  const inverse = stretches.flatMap(({ points }) => points.map(([temperature]) => 1e3 / temperature));
  if (inverse.length === 0) return [3, 4];
  const [least, most] = [Math.min(...inverse), Math.max(...inverse)];
  const free = 0.04 * (most - least) + 1e-3;
  return [least - free, most + free];
}

const electronvolts = (energy: number) => shortNumber(energy / ELECTRONVOLT, 3);

export const activationEnergy: Question = {
  key: 'activation-energy',
  title: 'Conductivity over temperature',
  asks: 'Which activation energy the conductivities have that are measured at several temperatures.',
  protocol: 'step the voltage by 5 mV at each temperature and read current and two probes at once; fit ln σ over 1/T',
  settings: { temperatures: AS_KNOWN },
  usual: ['pvh', 'pvh-im', 'peo', 'cpe-10', 'ppp', 'pgz'],
  run,
};
