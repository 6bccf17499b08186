/** The limiting current of a symmetric cell: a staircase of the voltage up to the plateau of the current. */
import type { Backend } from '../../backend/backend.ts';
import { kinds } from '../../case/kinds.ts';
import { celsius } from '../../case/problems.ts';
import { StudyError } from '../../case/study-error.ts';
import { formatQuantity, shortNumber } from '../../output/quantity.ts';
import { recordOf } from './paper.ts';
import type { Asked, Question, Reply } from './question.ts';
import { answerOf, SEEDLESS } from './seeds.ts';
import { AS_MEASURED, setting, settingCount, temperatureSetting } from './settings.ts';
import { type Staircase, staircase } from './staircase.ts';
import { currentChart, referenceChart } from './staircase-charts.ts';

/** One mA/cm² [A/m²] */
const MILLIAMPERE = 10;
async function run(backend: Backend, asked: Asked): Promise<Reply> {
  const thickness = setting(asked, 'thickness', kinds.length);
  const stair = setting(asked, 'stair', kinds.voltage);
  const plateau = setting(asked, 'plateau', kinds.number);
  const cells = settingCount(asked, 'cells', 16);
  if (!(stair > 0))
    throw new StudyError([`stair: "${asked.settings.stair}" must be above zero, so that the voltage rises`]);
  const found: { readonly electrolyte: string; readonly result: Staircase }[] = [];
  for (const electrolyte of asked.electrolytes) {
    const temperature = temperatureSetting(asked, electrolyte);
    const result = await staircase(
      backend,
      electrolyte,
      { temperature, thickness, cells, stair, plateau },
      asked.signal,
    );
    const { label } = recordOf(electrolyte);
    asked.onProgress?.(
      `${label}: plateau ${formatQuantity(result.plateau, 'A/m²', 3)} at ${shortNumber(result.stairs.at(-1)?.voltage ?? 0, 3)} V`,
    );
    found.push({ electrolyte, result });
  }
  return {
    answers: found.map(({ electrolyte, result }) => answer(electrolyte, result, asked)),
    charts: [currentChart(found), referenceChart(found)],
    tables: [
      {
        name: 'staircase',
        columns: ['electrolyte', 'cell voltage [V]', 'current density [A/m²]', 'voltage between references [V]'],
        rows: found.flatMap(({ electrolyte, result }) =>
          result.stairs.map(({ voltage, current, reference }) => [electrolyte, voltage, current, reference]),
        ),
      },
    ],
    caption:
      `Marks: steady currents of a symmetric cell of ${formatQuantity(thickness, 'm')}, in stairs of ${asked.settings.stair}. Above over the cell voltage, with ` +
      'the closed form of a cell whose electrodes obey Butler and Volmer; below, over the limiting current 2FDc₀/(t₋L), over the voltage between ' +
      'reference electrodes beside both plates, with (4RT/F) artanh(i/i_lim).',
  };
}

function answer(
  electrolyte: string,
  { temperature, stairs, plateau, closedForm: limit }: Staircase,
  { settings, seeds }: Asked,
) {
  const last = stairs.at(-1);
  const notes = [
    `A closed symmetric cell of ${settings.thickness} at ${celsius(temperature)}; the limiting current goes as one over the thickness.`,
    `The plateau begins where a stair of ${settings.stair} adds less than ${settings.plateau} of its current: ` +
      `${shortNumber(last?.voltage ?? Number.NaN, 3)} V. Front and grid, ${settings.cells} cells, leave an error of first order in their width.`,
    'No paper here prints a limiting current; the diffusivity follows from σ and t₊ by Nernst and Einstein.',
    SEEDLESS,
  ];
  const asking = {
    question: 'limiting-current',
    electrolyte,
    label: recordOf(electrolyte).label,
    quantity: 'limiting current density',
    unit: 'mA/cm²',
    expected: { value: limit / MILLIAMPERE, from: '2FDc₀/(t₋L)' },
    notes,
  };
  if (!Number.isNaN(plateau)) return answerOf(asking, [{ seed: seeds[0], found: { value: plateau / MILLIAMPERE } }]);
  const highest = (last?.current ?? Number.NaN) / MILLIAMPERE;
  return answerOf(asking, [{ seed: seeds[0], found: { value: highest, bound: '>' } }]);
}

export const limitingCurrent: Question = {
  key: 'limiting-current',
  title: 'Limiting current',
  asks: 'How much current the salt between two electrodes can carry at all.',
  protocol:
    'hold a symmetric cell at a voltage for L²/D, then at one a stair higher, until a stair adds next to no current',
  settings: { thickness: '100 um', stair: '50 mV', plateau: '2 %', cells: '256', temperature: AS_MEASURED },
  usual: ['pvh', 'pvh-im'],
  run,
};
