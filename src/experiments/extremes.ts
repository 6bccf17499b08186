/** What a summary tells beyond the last sample: extremes over time, and whether the balances held. */
import type { Column, Row } from '../output/series.ts';
import { BALANCED } from '../output/summary.ts';
import type { DepositionRow } from './deposition.ts';

export const EXTREMES: readonly Column[] = [
  { key: 'tallest', title: 'maximum height over time', unit: 'm' },
  { key: 'starved', title: 'least surface concentration over time', unit: 'mol/m³' },
  { key: 'highestVoltage', title: 'highest cell voltage', unit: 'V' },
  { key: 'worstFaraday', title: 'largest Faraday error', unit: '–' },
  { key: 'worstSalt', title: 'largest salt error', unit: '–' },
  { key: 'worstCorrection', title: 'largest last Newton correction', unit: 'V' },
  { key: 'shortCircuitTime', title: 'time of short circuit', unit: 's' },
];

/** Extremes of the samples; the time of short circuit is NaN where there was none. */
export function extremesOf(rows: readonly DepositionRow[]): Row {
  const largest = (of: (row: DepositionRow) => number) => Math.max(...rows.map(of).filter((x) => !Number.isNaN(x)));
  return {
    tallest: largest((row) => row.maximumHeight),
    starved: -largest((row) => -row.leastSurfaceConcentration),
    highestVoltage: largest((row) => row.cellVoltage),
    worstFaraday: largest((row) => Math.abs(row.faradayError)),
    worstCorrection: largest((row) => row.lastCorrection),
    worstSalt: largest((row) => Math.abs(row.saltError)),
    shortCircuitTime: rows.find((row) => row.shortCircuit === 1)?.time ?? Number.NaN,
  };
}

/** A sentence for each balance of a case that did not hold, with the way out; none where all is well. */
export function lostBalances(label: string, { worstFaraday, worstSalt }: Row): readonly string[] {
  const broken = [
    { what: 'the charge passed', error: worstFaraday },
    { what: 'the salt of the cell', error: worstSalt },
  ].filter(({ error }) => error > BALANCED);
  return broken.map(
    ({ what, error }) =>
      `${label}: ${Number((100 * error).toPrecision(2))} % of ${what} is not accounted for: the solver did not keep up; ` +
      'take shorter steps (numerics.courant, numerics.largest step), a finer grid, or phases that differ less',
  );
}
