/** The figures of cycling, as papers show them, and their numbers as tables. */
import type { Chart, DrawnCurve } from '../../output/chart.ts';
import { type Cycled, cyclesText, printedLife } from './cycling-words.ts';
import type { DataTable } from './question.ts';

const HOUR = 3600;
const MILLIVOLT = 1e-3;
const MICROMETRE = 1e-6;
/** Colours before the dashes and shapes repeat. */
const FEW = 6;

/** A voltage trace for each paper, the longest-lived at the back; then polarisation and dead metal per cycle of all. */
export function cyclingCharts(found: readonly Cycled[]): readonly Chart[] {
  const controls = [...new Set(found.map(({ test }) => test.control))];
  const colours = new Map(found.map(({ electrolyte }, k) => [electrolyte, k % FEW]));
  const colourOf = ({ electrolyte }: Cycled) => colours.get(electrolyte) ?? 0;
  return [
    ...controls.map((control) =>
      voltageChart(
        found.filter(({ test }) => test.control === control),
        colourOf,
      ),
    ),
    perCycle(found, colourOf, 'polarisation [mV]', ({ polarisation }) => polarisation / MILLIVOLT),
    perCycle(found, colourOf, 'dead metal [µm]', ({ deadMetal }) => deadMetal / MICROMETRE),
  ];
}

/** Of the first seed. */
function voltageChart(partners: readonly Cycled[], colourOf: (one: Cycled) => number): Chart {
  const shown = [...partners].sort((a, b) => b.lives[0].life.time - a.lives[0].life.time);
  return {
    x: { label: 'time in the accelerated test [h]' },
    y: { label: 'cell voltage [V]' },
    curves: shown.map((one): DrawnCurve => {
      const { rows, end } = one.lives[0].life;
      const printed = printedLife(one.electrolyte);
      const what = printed?.label.includes('hysteresis') ? 'hysteresis ' : '';
      const paper = printed ? `; paper: ${what}${printed.value}` : '';
      return {
        label: `${one.label}: ${cyclesText(one)} cycles, ${end}${paper}`,
        style: 'line',
        colour: colourOf(one),
        points: rows.slice(1).map(({ time, cellVoltage }) => [time / HOUR, cellVoltage]),
      };
    }),
  };
}

type CycleValue = (cycle: Cycled['lives'][number]['life']['completed'][number]) => number;

/** Mean over the seeds that completed the cycle, a bar from the least to the most of them. */
function perCycle(found: readonly Cycled[], colourOf: (one: Cycled) => number, label: string, of: CycleValue): Chart {
  const isNever = found.every((one) => valuesPerCycle(one, of).every(({ high }) => high === 0));
  return {
    x: { label: 'cycle' },
    y: { label, ...(isNever && { range: [0, 1] }) },
    curves: found.map((one): DrawnCurve => {
      const means = valuesPerCycle(one, of);
      return {
        label: one.label,
        style: 'marks',
        colour: colourOf(one),
        points: means.map(({ number, mean }) => [number, mean]),
        bars: means.flatMap(({ number, low, high }) => (high > low ? [{ x: number, low, high }] : [])),
      };
    }),
  };
}

function valuesPerCycle({ lives }: Cycled, of: CycleValue) {
  const last = Math.max(0, ...lives.map(({ life }) => life.completed.length));
  return Array.from({ length: last }, (_, k) => {
    const values = lives.flatMap(({ life: { completed } }) => (completed[k] ? [of(completed[k])] : []));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { number: k + 1, mean, low: Math.min(...values), high: Math.max(...values) };
  });
}

export function cyclingTables(found: readonly Cycled[]): readonly DataTable[] {
  const all = found.flatMap(({ electrolyte, lives }) => lives.map(({ seed, life }) => ({ electrolyte, seed, life })));
  return [
    {
      name: 'lives',
      columns: ['electrolyte', 'seed', 'life [s]', 'cycles', 'end', 'worst charge error [–]', 'worst salt error [–]'],
      rows: all.map(({ electrolyte, seed, life }) => [
        electrolyte,
        seed,
        life.time,
        life.cycles,
        life.end,
        life.faradayError,
        life.saltError,
      ]),
    },
    {
      name: 'cycles',
      columns: ['electrolyte', 'seed', 'cycle', 'polarisation [V]', 'dead metal [m]'],
      rows: all.flatMap(({ electrolyte, seed, life }) =>
        life.completed.map(({ number, polarisation, deadMetal }) => [
          electrolyte,
          seed,
          number,
          polarisation,
          deadMetal,
        ]),
      ),
    },
    {
      name: 'voltage',
      columns: ['electrolyte', 'seed', 'time [s]', 'cell voltage [V]', 'current density [A/m²]'],
      rows: all.flatMap(({ electrolyte, seed, life }) =>
        life.rows
          .slice(1)
          .map(({ time, cellVoltage, meanCurrent }) => [electrolyte, seed, time, cellVoltage, meanCurrent]),
      ),
    },
  ];
}
