/** Figures and line plots for print, made from what a run has stored. */
export { type FigureOptions, figure } from './figure.ts';
export { figurePng } from './figure-png.ts';
export type { Figure } from './page.ts';
export { type PlotOptions, plot } from './plot.ts';
export { FIGURE_FIELDS, type FigureField } from './shown-field.ts';
