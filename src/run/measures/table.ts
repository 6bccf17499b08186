/** A number of which a run keeps the history: a column of series.csv. */
export interface Measure {
  readonly key: string;
  /** For people: `mean thickness`. */
  readonly title: string;
  /** SI; `–` for a pure number. */
  readonly unit: string;
  /** Who knows it: the run's clock, control and balances, or the fields alone. */
  readonly source: 'run' | 'fields';
}

/** All measures, in the order of series.csv. Those of source `fields` are defined in measure.ts. */
export const MEASURES = [
  { key: 'time', title: 'time', unit: 's', source: 'run' },
  { key: 'step', title: 'step', unit: '–', source: 'run' },
  { key: 'cellVoltage', title: 'cell voltage', unit: 'V', source: 'run' },
  { key: 'meanCurrent', title: 'mean current density', unit: 'A/m²', source: 'run' },
  { key: 'charge', title: 'charge passed', unit: 'C/m²', source: 'run' },
  { key: 'meanThickness', title: 'mean thickness', unit: 'm', source: 'fields' },
  { key: 'maximumHeight', title: 'maximum height', unit: 'm', source: 'fields' },
  { key: 'lowestValley', title: 'lowest valley', unit: 'm', source: 'fields' },
  { key: 'tipToMean', title: 'tip-to-mean ratio', unit: '–', source: 'fields' },
  { key: 'roughnessRa', title: 'roughness Ra', unit: 'm', source: 'fields' },
  { key: 'roughnessRq', title: 'roughness Rq', unit: 'm', source: 'fields' },
  { key: 'interfaceLength', title: 'interface length', unit: 'm', source: 'fields' },
  { key: 'leastSurfaceConcentration', title: 'least surface concentration', unit: 'mol/m³', source: 'fields' },
  { key: 'tipConcentration', title: 'concentration at the tip', unit: 'mol/m³', source: 'fields' },
  { key: 'tipCurrent', title: 'current density at the tip', unit: 'A/m²', source: 'fields' },
  { key: 'tipCurrentOverMean', title: 'tip current over interface mean', unit: '–', source: 'fields' },
  { key: 'deadShare', title: 'dead-metal share', unit: '–', source: 'fields' },
  { key: 'inverseIsoperimetricQuotient', title: 'inverse isoperimetric quotient', unit: '–', source: 'fields' },
  { key: 'boxCountingDimension', title: 'box-counting dimension', unit: '–', source: 'fields' },
  { key: 'shortCircuit', title: 'short circuit', unit: '–', source: 'fields' },
  { key: 'faradayError', title: 'Faraday error', unit: '–', source: 'run' },
  { key: 'saltError', title: 'salt error', unit: '–', source: 'run' },
  { key: 'lastCorrection', title: 'last Newton correction', unit: 'V', source: 'run' },
] as const satisfies readonly Measure[];

/** Name of any column of series.csv. */
export type MeasureKey = (typeof MEASURES)[number]['key'];

/** Names of the measures that `measure` takes from a snapshot. */
export type GeometricKey = Extract<(typeof MEASURES)[number], { readonly source: 'fields' }>['key'];
