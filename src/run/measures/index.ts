export { measure } from './measure.ts';
export { type GeometricKey, MEASURES, type Measure, type MeasureKey } from './table.ts';
