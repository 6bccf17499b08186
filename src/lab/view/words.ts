/** What a panel shows, in a sentence, for those who do not see it. */
import { formatQuantity } from '../../output/quantity.ts';
import type { Shown, View } from '../lab.ts';
import { LOOKS } from './layers.ts';

/** How a case ended; empty while it goes on. */
export function endOf({ outcome, fields }: Shown): string {
  const time = formatQuantity(fields.time, 's');
  if (outcome === 'short circuit') return `Short circuit at ${time}`;
  return outcome === 'finished' ? `Ended at ${time}` : '';
}

/** `PVH with rods at 75 s: tip 2.1 µm, 1.8 times the mean thickness. Shown: salt concentration.` */
export function sentence(shown: Shown, view: View): string {
  const { input, fields, rows } = shown;
  const row = rows[rows.length - 1];
  const tip = row
    ? `: tip ${formatQuantity(row.maximumHeight, 'm', 2)}, ${row.tipToMean.toPrecision(2)} times the mean thickness`
    : '';
  const end = endOf(shown);
  const zoom = view.window.zoom > 1.005 ? `, magnified ${view.window.zoom.toFixed(1)} times` : '';
  return `${input.label} at ${formatQuantity(fields.time, 's', 3)}${tip}. Shown: ${LOOKS[view.layer].name}${zoom}.${end ? ` ${end}.` : ''}`;
}

/** What the electrolyte is, beside the case's label: its name where it tells more, and its filler. */
export function materialOf({ input }: Shown): string {
  const { electrolyte, filler } = input;
  const parts = [
    `σ ${formatQuantity(electrolyte.conductivity, 'S/m', 2)}`,
    `t₊ ${Number(electrolyte.transference.toPrecision(2))}`,
    ...(filler ? [`filler ${formatQuantity(filler.phase.conductivity, 'S/m', 2)}`] : []),
  ];
  return parts.join(' · ');
}
