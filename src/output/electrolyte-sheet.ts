/** The electrolytes that are known by name, as text: a list of all, the sheet of one, some side by side. */

import type { Citation } from '../case/electrolytes/types.ts';
import { celsius } from '../case/problems.ts';
import { anchorOf, conductivityThere, inputRows, type NamedElectrolyte } from './electrolyte-rows.ts';
import { formatQuantity } from './quantity.ts';

/** Temperatures that a sheet shows beside those of its record [K] */
const USUAL = [253.15, 273.15, 298.15, 333.15];

const LAWS = {
  constant: 'no law is known: it keeps its value at every temperature',
  arrhenius: "Arrhenius' law on ln σ through the measured point",
  vtf: 'law of Vogel, Tamman and Fulcher, σ = A T^(−1/2) exp(−E/(k(T − T₀))), through the measured point',
  table: 'ln σ linear in 1/T between its points',
} as const;

/** Rows of text with their columns aligned on the left. */
function aligned(rows: readonly (readonly string[])[], indent = ''): string[] {
  const widths = rows[0]?.map((_, k) => Math.max(...rows.map((row) => row[k].length))) ?? [];
  return rows.map((row) => (indent + row.map((cell, k) => cell.padEnd(widths[k])).join('  ')).trimEnd());
}

function cited({ title, journal, doi }: Citation): string {
  return `"${title}", ${journal}${doi === undefined ? '' : `, doi ${doi}`}`;
}

/** One line each under a heading: name, label, metal, σ at its anchor, t₊, i₀, paper. */
export function electrolyteList(all: readonly NamedElectrolyte[]): string {
  const rows = all.map((one) => [
    one.name,
    one.record.label,
    one.record.metal,
    `${formatQuantity(conductivityThere(one, anchorOf(one)).conductivity, 'S/m', 3)} at ${celsius(anchorOf(one))}`,
    one.record.transference.value + mark(one.record.transference.status),
    one.record.exchangeCurrent.value + mark(one.record.exchangeCurrent.status),
    one.record.source.journal,
  ]);
  return [
    ...aligned([['name', 'label', 'metal', 'conductivity', 't₊', 'i₀', 'paper'], ...rows]),
    '',
    '* assumed. tipfield electrolytes <name> tells where each number is from.',
  ].join('\n');
}

function mark(status: string): string {
  return status === 'assumed' ? '*' : '';
}

/** Everything that is known of one; σ at `temperature` [K] or at some usual ones. */
export function electrolyteSheet(one: NamedElectrolyte, temperature?: number): string {
  const { name, record } = one;
  const inputs = inputRows(record).map(([label, { value, status, place }]) => [label, value, status, place]);
  const { from, to, place } = record.range;
  const observed = record.observations.map(({ label, value, place }) => [label, value, place]);
  return [
    `${name}: ${record.label}, for ${record.metal}`,
    record.description,
    ...(record.control === undefined ? [] : [`compare it with ${record.control}, which is without this filler`]),
    '',
    ...aligned([['input', 'value', 'status', 'from'], ...inputs]),
    '',
    `conductivity: ${LAWS[record.conductivity.kind]}`,
    `known ${from === to ? `at ${from} only` : `from ${from} to ${to}`} (${place})`,
    ...aligned(conductivityRows(one, temperature), '  '),
    'the transference number and the exchange current density stay the same at every temperature',
    ...(record.remarks ?? []).flatMap((remark) => ['', remark]),
    ...(observed.length === 0 ? [] : ['', ...aligned([['the paper also measured', '', 'from'], ...observed])]),
    '',
    cited(record.source),
    '',
    'in a study file:',
    `  metal: ${record.metal}`,
    `  electrolyte: ${name}`,
    'or with a value of your own in place of one of these:',
    `  electrolyte: {base: ${name}, exchange current: 0.1 mA/cm2}`,
  ].join('\n');
}

function conductivityRows(one: NamedElectrolyte, temperature: number | undefined): string[][] {
  const { law, range } = one.si;
  const wanted =
    temperature === undefined
      ? [...new Set([...USUAL, ...range, anchorOf(one)])].filter((t) => law.kind !== 'vtf' || t > law.ideal)
      : [temperature];
  return wanted
    .sort((a, b) => a - b)
    .map((at) => {
      const { conductivity, extrapolated } = conductivityThere(one, at);
      const written =
        conductivity < 1e-6 ? `${conductivity.toExponential(2)} S/m` : formatQuantity(conductivity, 'S/m', 3);
      return [celsius(at), written, extrapolated ? 'extrapolated' : ''];
    });
}

/** Inputs and observations of several, a column each; a dash where a paper says nothing. */
export function electrolytesSideBySide(all: readonly NamedElectrolyte[], temperature?: number): string {
  const columns = all.map((one) => {
    const there = conductivityThere(one, temperature ?? anchorOf(one));
    const at = `${formatQuantity(there.conductivity, 'S/m', 3)} at ${celsius(there.temperature)}`;
    return new Map([
      ['conductivity used', `${at}${there.extrapolated ? ', extrapolated' : ''}`],
      ...inputRows(one.record)
        .filter(([label]) => !label.startsWith('  '))
        .map(([label, { value, status }]): [string, string] => [label, value + mark(status)]),
      ...one.record.observations.map(({ label, value }): [string, string] => [label, value]),
    ]);
  });
  const labels = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return [
    ...aligned([
      ['', ...all.map(({ name }) => name)],
      ...labels.map((label) => [label, ...columns.map((column) => column.get(label) ?? '–')]),
    ]),
    '',
    '* assumed',
    ...new Set(all.map(({ name, record }) => `${name}: ${cited(record.source)}`)),
  ].join('\n');
}
