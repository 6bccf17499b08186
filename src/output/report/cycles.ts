/** What the instructions of an experiment came to, of each case that has one. */

import type { StepRecord } from '../../case/experiment.ts';
import { experimentLine } from '../../case/experiment-text.ts';
import type { StoredCase } from '../stored.ts';
import { type Content, type Html, html, nothing, table } from './html.ts';
import { told, unitFor } from './measures.ts';

/** Rows at the beginning and at the end of a long table, because what lies between is in the file. */
const SHOWN = 20;

/** A table for each case, in the order of the steps. */
export function cycles(cases: readonly StoredCase[]): Html {
  return html`${cases.map((stored) => tableOf(stored))}`;
}

function tableOf({ input, steps }: StoredCase): Html {
  if (!input.experiment || !steps) return nothing;
  const isLong = steps.length > 2 * SHOWN + 1;
  const shown = isLong ? [...steps.slice(0, SHOWN), ...steps.slice(-SHOWN)] : steps;
  const left = isLong ? ` Shown are the first and the last ${SHOWN} of ${steps.length} steps.` : '';
  const hasDead = steps.some(({ deadMetal }) => deadMetal > 0);
  const charge = unitFor(
    shown.map((step) => step.charge),
    'C/m²',
  );
  const metal = unitFor(
    shown.map(({ deadMetal }) => deadMetal),
    'm',
  );
  return table({
    caption: html`${input.label}: <span class="note">${experimentLine(input.experiment)}. One row for each instruction in each turn, as in steps.csv.${left}</span>`,
    head: [
      'step',
      'cycle',
      '',
      'asked for',
      'time',
      html`charge <span class="unit">[${charge.symbol}]</span>`,
      html`voltage in the middle <span class="unit">[V]</span>`,
      html`voltage at the end <span class="unit">[V]</span>`,
      ...(hasDead ? [html`dead metal <span class="unit">[${metal.symbol}]</span>`] : []),
      'ended by',
    ],
    rows: shown.map((step): Content[] => [
      step.index + 1,
      step.cycle,
      step.kind,
      askedFor(step),
      told(step.to - step.from, 's', 4),
      told(step.charge / charge.size, '–', 4),
      told(step.middleVoltage, '–', 4),
      told(step.endVoltage, '–', 4),
      ...(hasDead ? [told(step.deadMetal / metal.size, '–')] : []),
      step.endedBy,
    ]),
    numeric: true,
  });
}

function askedFor({ kind, density, endVoltage }: StepRecord): string {
  if (kind === 'rest') return '–';
  return kind === 'hold' ? told(endVoltage, 'V') : told(density, 'A/m²');
}
