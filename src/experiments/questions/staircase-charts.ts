/** The figure of a limiting current: the staircase over the voltage of the cell, and over that between reference electrodes. */
import type { Chart, DrawnCurve } from '../../output/chart.ts';
import { referenceShare, shareAt } from './closed-forms.ts';
import { thermalVoltage } from './flat.ts';
import { recordOf } from './paper.ts';
import type { Staircase } from './staircase.ts';

/** One mA/cm² [A/m²] */
const MILLIAMPERE = 10;
/** Of a closed form. */
const POINTS = 81;
/** Times the largest of the values that an axis shows, so that no mark lies on the frame. */
const FREE = 1.04;

export type Staircases = readonly { readonly electrolyte: string; readonly result: Staircase }[];

/** Current over cell voltage, with the closed form of a cell whose electrodes obey Butler and Volmer. */
export function currentChart(found: Staircases): Chart {
  const highest = Math.max(...found.map(({ result }) => result.stairs.at(-1)?.voltage ?? 0));
  return {
    x: { label: 'cell voltage [V]', range: [0, FREE * highest] },
    y: { label: 'current density [mA/cm²]' },
    curves: found.flatMap(({ electrolyte, result }, colour): DrawnCurve[] => {
      const { label } = recordOf(electrolyte);
      const { stairs, closedForm: limit, temperature, electrolyte: its } = result;
      const last = stairs.at(-1)?.voltage ?? 0;
      const law = Array.from({ length: POINTS }, (_, k): [number, number] => {
        const voltage = (k / (POINTS - 1)) * last;
        return [voltage, (limit * shareAt(voltage / thermalVoltage(temperature), limit, its)) / MILLIAMPERE];
      });
      return [
        { label, style: 'line', colour, points: law },
        { label, style: 'marks', colour, points: stairs.map((one) => [one.voltage, one.current / MILLIAMPERE]) },
      ];
    }),
  };
}

/** Current over the limiting one over the voltage between reference electrodes, with 4 artanh(i/i_lim). */
export function referenceChart(found: Staircases): Chart {
  const points = found.map(({ result: { stairs, temperature, closedForm: limit } }) =>
    stairs.map((one): [number, number] => [one.reference / thermalVoltage(temperature), one.current / limit]),
  );
  const reach = Math.max(...points.flat().map(([x]) => x));
  const law = Array.from({ length: POINTS }, (_, k): [number, number] => {
    const x = (k / (POINTS - 1)) * FREE * reach;
    return [x, referenceShare(x)];
  });
  return {
    x: { label: 'voltage between reference electrodes, over RT/F [–]', range: [0, FREE * reach] },
    y: { label: 'current over the limiting current [–]' },
    curves: [
      { label: '4 artanh(i/i_lim)', style: 'line', points: law },
      ...found.map(
        ({ electrolyte }, colour): DrawnCurve => ({
          label: recordOf(electrolyte).label,
          style: 'marks',
          colour,
          points: points[colour],
        }),
      ),
    ],
  };
}
