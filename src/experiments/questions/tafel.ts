/** The Tafel plot of a flat electrode: currents at held voltages, fresh salt each time, and i₀ and α fitted to them. */
import type { Backend } from '../../backend/backend.ts';
import { kinds } from '../../case/kinds.ts';
import { celsius } from '../../case/problems.ts';
import type { DrawnCurve } from '../../output/chart.ts';
import { formatQuantity, shortNumber } from '../../output/quantity.ts';
import { flatCell, thermalVoltage } from './flat.ts';
import { assumptionOf, printedDatum, recordOf } from './paper.ts';
import type { Asked, DataTable, Question, Reply } from './question.ts';
import { seedlessAnswer } from './seeds.ts';
import { AS_MEASURED, setting, settingList, temperatureSetting } from './settings.ts';
import { type TafelPlot, tafelPlot } from './tafel-plot.ts';

/** One mA/cm² [A/m²] */
const MILLIAMPERE = 10;

async function run(backend: Backend, asked: Asked): Promise<Reply> {
  const voltages = settingList(asked, 'voltages', kinds.voltage);
  const thickness = setting(asked, 'thickness', kinds.length);
  const plots: { readonly electrolyte: string; readonly plot: TafelPlot }[] = [];
  for (const electrolyte of asked.electrolytes) {
    const temperature = temperatureSetting(asked, electrolyte);
    const plot = await tafelPlot(backend, electrolyte, { voltages, temperature, thickness }, asked.signal);
    asked.onProgress?.(`${recordOf(electrolyte).label}: i₀ ${milliamperes(plot.fitted.exchangeCurrent)} mA/cm²`);
    plots.push({ electrolyte, plot });
  }
  const reach = 1.05 * 1e3 * Math.max(...voltages.map(Math.abs));
  return {
    answers: plots.flatMap(({ electrolyte, plot }) => answersOf(electrolyte, plot, asked.seeds[0])),
    charts: [
      {
        x: { label: 'overpotential, iR-corrected [mV]', range: [-reach, reach] },
        y: { label: 'size of the current density [mA/cm²]', scale: 'log' },
        curves: plots.flatMap(({ electrolyte, plot }, colour) => curvesOf(electrolyte, plot, colour)),
      },
    ],
    tables: [tableOf(plots)],
    caption:
      `Currents at once after a step of the voltage, marks, and Tafel's lines of the fitted i₀ and α, over ${formatQuantity(thickness, 'm')} of ` +
      'electrolyte whose resistance is taken away. In ink at no overpotential the exchange current densities that the papers print.',
  };
}

function answersOf(electrolyte: string, { temperature, fitted }: TafelPlot, seed: number) {
  const record = recordOf(electrolyte);
  const asking = { question: 'tafel', electrolyte, label: record.label };
  const paper = printedDatum(record, record.exchangeCurrent, { kind: kinds.currentDensity, unit: MILLIAMPERE });
  const input = flatCell({
    electrolyte,
    temperature,
    depth: 1e-6,
    cells: 16,
    top: 'reservoir',
    control: { kind: 'voltage', voltage: 0 },
    largestStep: 1,
  }).electrolyte;
  const notes = [
    `At ${celsius(temperature)}; the fit is ln i/(1 − exp(−Fη/RT)) over η (Allen and Hickling), whose points lie ` +
      `${shortNumber(100 * fitted.largest, 2)} % from the line at most.`,
  ];
  const exchange = seedlessAnswer(
    {
      ...asking,
      quantity: 'exchange current density',
      unit: 'mA/cm²',
      expected: { value: input.exchangeCurrent / MILLIAMPERE, from: 'input' },
      ...(paper && { paper }),
      notes: [...notes, ...assumptionOf('The exchange current density', record.exchangeCurrent)],
    },
    seed,
    fitted.exchangeCurrent / MILLIAMPERE,
  );
  const transfer = seedlessAnswer(
    {
      ...asking,
      quantity: 'transfer coefficient',
      unit: '–',
      expected: { value: input.transferCoefficient, from: 'input' },
      notes: [...notes, ...assumptionOf('The transfer coefficient', record.transferCoefficient)],
    },
    seed,
    fitted.transferCoefficient,
  );
  return [exchange, transfer];
}

/** Marks of the holds, Tafel's line on either side, and what the paper printed. */
function curvesOf(electrolyte: string, { holds, fitted, temperature }: TafelPlot, colour: number): DrawnCurve[] {
  const record = recordOf(electrolyte);
  const { exchangeCurrent, transferCoefficient } = fitted;
  const thermal = thermalVoltage(temperature);
  const reach = Math.max(...holds.map(({ overpotential }) => Math.abs(overpotential)));
  const line = (eta: number, share: number): [number, number] => [
    1e3 * eta,
    (exchangeCurrent / MILLIAMPERE) * Math.exp((share * Math.abs(eta)) / thermal),
  ];
  const label = `${record.label}: i₀ ${milliamperes(exchangeCurrent)} mA/cm², α ${shortNumber(transferCoefficient, 3)}`;
  const paper = printedDatum(record, record.exchangeCurrent, { kind: kinds.currentDensity, unit: MILLIAMPERE });
  return [
    {
      label,
      style: 'line',
      colour,
      points: [line(-reach, 1 - transferCoefficient), line(0, 0), line(reach, transferCoefficient)],
    },
    {
      label,
      style: 'marks',
      colour,
      points: holds.map(({ overpotential, current }) => [1e3 * overpotential, Math.abs(current) / MILLIAMPERE]),
    },
    ...(paper?.value === undefined
      ? []
      : [{ label: 'i₀ printed', style: 'marks', points: [[0, paper.value]] } as const]),
  ];
}

const milliamperes = (density: number) => shortNumber(density / MILLIAMPERE, 4);

function tableOf(plots: readonly { readonly electrolyte: string; readonly plot: TafelPlot }[]): DataTable {
  return {
    name: 'tafel',
    columns: ['electrolyte', 'cell voltage [V]', 'overpotential [V]', 'current density [A/m²]'],
    rows: plots.flatMap(({ electrolyte, plot }) =>
      plot.holds.map(({ voltage, overpotential, current }) => [electrolyte, voltage, overpotential, current]),
    ),
  };
}

export const tafel: Question = {
  key: 'tafel',
  title: 'Tafel plot',
  asks: 'Which exchange current density and transfer coefficient a Tafel plot of the electrode gives.',
  protocol:
    'hold at each of the voltages and its negative, on a fresh flat cell with a reference electrode, until the current is that of ' +
    'unchanged salt; take the ohmic drop away, measured with two probes',
  settings: { voltages: '10, 25, 50, 100, 150, 200 mV', thickness: '1 um', temperature: AS_MEASURED },
  usual: ['pvh', 'pvh-im', 'peo', 'cpe-10'],
  run,
};
