/** What a summary tells beyond the last sample: extremes over time. */
import type { Column, Row } from '../output/series.ts';
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
