/** The polarisation of a symmetric cell: its voltage at a constant current, once the salt has settled. */
import type { Backend } from '../../backend/backend.ts';
import { kinds } from '../../case/kinds.ts';
import { celsius } from '../../case/problems.ts';
import { StudyError } from '../../case/study-error.ts';
import type { Answer } from '../../output/answer/answer.ts';
import { formatQuantity, shortNumber } from '../../output/quantity.ts';
import { assumptionOf, recordOf } from './paper.ts';
import { type Polarisation, type Polarised, polarise } from './polarisation-cell.ts';
import { polarisationChart } from './polarisation-chart.ts';
import { type PrintedVoltage, printedThickness, printedVoltages } from './polarisation-printed.ts';
import type { Asked, Question, Reply } from './question.ts';
import { seedlessAnswer } from './seeds.ts';
import { AS_MEASURED, setting, settingCount, settingList, temperatureSetting } from './settings.ts';

/** One mA/cm² [A/m²], one mV [V] */
const MILLIAMPERE = 10;
const MILLIVOLT = 1e-3;
/** Where a setting is left to the paper. */
const AS_PRINTED = 'as printed';

/** The currents of the papers, of all that are asked about, where they are not set [A/m²]. */
function currentsOf(asked: Asked): readonly number[] {
  if (asked.settings.currents !== AS_PRINTED) return settingList(asked, 'currents', kinds.currentDensity);
  const printed = asked.electrolytes.flatMap((name) => printedVoltages(recordOf(name)).map(({ density }) => density));
  if (printed.length === 0)
    throw new StudyError([
      `currents: no paper prints the polarisation of ${asked.electrolytes.join(', ')}; give them, like currents="0.1, 0.5 mA/cm2"`,
    ]);
  return [...new Set(printed)].sort((a, b) => a - b);
}

function thicknessOf(asked: Asked, electrolyte: string): number {
  if (asked.settings.thickness !== AS_PRINTED) return setting(asked, 'thickness', kinds.length);
  const printed = printedThickness(recordOf(electrolyte));
  if (printed !== undefined) return printed;
  throw new StudyError([`thickness: no paper prints one for ${electrolyte}; give it, like thickness="50 um"`]);
}

async function run(backend: Backend, asked: Asked): Promise<Reply> {
  const currents = currentsOf(asked);
  const cells = settingCount(asked, 'cells', 16);
  const found: Polarisation[] = [];
  for (const electrolyte of asked.electrolytes) {
    const [temperature, thickness] = [temperatureSetting(asked, electrolyte), thicknessOf(asked, electrolyte)];
    const one = await polarise(backend, { electrolyte, temperature, thickness, currents, cells }, asked.signal);
    for (const { density, voltage } of one.points)
      asked.onProgress?.(
        `${recordOf(electrolyte).label}: ${shortNumber(voltage / MILLIVOLT, 3)} mV at ${inMilliamperes(density)}`,
      );
    found.push(one);
  }
  return {
    answers: found.flatMap((one) => one.points.map((point) => answer(one, point, asked.seeds[0]))),
    charts: [polarisationChart(found)],
    tables: [table(found)],
    caption: captionOf(found),
  };
}

function answer(one: Polarisation, { density, voltage, expected, kinetic }: Polarised, seed: number): Answer {
  const record = recordOf(one.electrolyte);
  const printed = printedVoltages(record).find((paper) => paper.density === density);
  const others = printed === undefined || printed.kind === 'polarisation' ? [] : [meaningOf(printed)];
  const asking = {
    question: 'polarisation',
    electrolyte: one.electrolyte,
    label: record.label,
    quantity: `polarisation at ${inMilliamperes(density)}`,
    unit: 'mV',
    expected: { value: expected / MILLIVOLT, from: 'closed form' },
    ...(printed && { paper: paperOf(printed, record.source.doi) }),
    notes: [
      `Voltage of a closed symmetric cell of ${formatQuantity(one.thickness, 'm')} at ${celsius(one.temperature)} after L²/D; ` +
        `its two electrodes take ${shortNumber(kinetic / MILLIVOLT, 3)} mV of it, and the current is ` +
        `${shortNumber((100 * density) / one.limit, 2)} % of the limiting one.`,
      ...others,
      ...assumptionOf('The exchange current density', record.exchangeCurrent),
    ],
  };
  return seedlessAnswer(asking, seed, voltage / MILLIVOLT);
}

/** What the paper's number is where it is not the polarisation of a fresh cell. */
function meaningOf({ kind, bound, observation }: PrintedVoltage): string {
  if (kind === 'nucleation overpotential')
    return `The paper prints ${observation.value} as the nucleation overpotential on copper (${observation.place}): another quantity, of which this model has nothing, shown beside it only.`;
  const grown = bound ? ', which the cell has grown to' : '';
  return `The paper prints ${observation.value} in a test of the cell's life (${observation.place})${grown}; the simulated cell is fresh.`;
}

function paperOf({ kind, voltage, bound, observation: { value, place } }: PrintedVoltage, doi: string | undefined) {
  const isNucleation = kind === 'nucleation overpotential';
  return {
    printed: isNucleation ? `${value}, nucleation overpotential on copper` : value,
    ...(!isNucleation && !bound && { value: Number((voltage / MILLIVOLT).toPrecision(9)) }),
    place,
    ...(doi !== undefined && { doi }),
  };
}

function inMilliamperes(density: number): string {
  return `${shortNumber(density / MILLIAMPERE, 3)} mA/cm²`;
}

function table(found: readonly Polarisation[]) {
  const columns = ['electrolyte', 'current density [A/m²]', 'simulated [V]', 'closed form [V]', 'electrodes alone [V]'];
  return {
    name: 'polarisation',
    columns: [...columns, 'printed [V]', 'printed as'],
    rows: found.flatMap(({ electrolyte, points }) =>
      points.map(({ density, voltage, expected, kinetic }) => {
        const printed = printedVoltages(recordOf(electrolyte)).find((paper) => paper.density === density);
        const as = printed ? `${printed.bound ?? ''}${printed.bound ? ' ' : ''}${printed.kind}` : '';
        return [electrolyte, density, voltage, expected, kinetic, printed?.voltage ?? '', as];
      }),
    ),
  };
}

function captionOf(found: readonly Polarisation[]): string {
  const cells = found.map(
    ({ electrolyte, thickness, temperature }) =>
      `${recordOf(electrolyte).label} ${formatQuantity(thickness, 'm')} at ${celsius(temperature)}`,
  );
  const assumed = found.every(({ electrolyte }) => recordOf(electrolyte).exchangeCurrent.status === 'assumed');
  const [first] = found;
  const same = assumed && found.every(({ medium }) => medium.exchangeCurrent === first.medium.exchangeCurrent);
  const bounds = found.flatMap(({ electrolyte }) => {
    const { label } = recordOf(electrolyte);
    return printedVoltages(recordOf(electrolyte))
      .filter(({ bound }) => bound)
      .map(({ density, observation }) => `${label} at ${inMilliamperes(density)} ${observation.value}`);
  });
  return [
    `Polarisation of fresh, flat symmetric cells (${cells.join(', ')}) after the salt has settled: simulated, with the lines of their closed form, and as the paper printed it.`,
    ...(same
      ? [
          `The exchange current density is assumed, ${formatQuantity(first.medium.exchangeCurrent, 'A/m²')} for all: the electrodes take the same voltage in both and most of it.`,
        ]
      : []),
    ...(bounds.length > 0 ? [`A lower bound: ${bounds.join('; ')}.`] : []),
    'A nucleation overpotential on copper is another quantity than a polarisation and is shown beside it only.',
  ].join(' ');
}

export const polarisation: Question = {
  key: 'polarisation',
  title: 'Polarisation',
  asks: 'Which voltage a symmetric cell needs at a current, and what of it the electrodes take.',
  protocol: 'plate at each current for L²/D',
  settings: { thickness: AS_PRINTED, currents: AS_PRINTED, cells: '96', temperature: AS_MEASURED },
  usual: ['ppp', 'pgz'],
  run,
};
