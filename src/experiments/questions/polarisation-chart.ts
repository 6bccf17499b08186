/** The figure of the polarisation: simulated and closed form, and what the papers printed. */
import type { Chart, DrawnCurve } from '../../output/chart.ts';
import { recordOf } from './paper.ts';
import { expectedAt, type Polarisation } from './polarisation-cell.ts';
import { type PrintedKind, printedVoltages } from './polarisation-printed.ts';

const MILLIAMPERE = 10;
const MILLIVOLT = 1e-3;
/** Points of a closed form, from a tenth below the smallest current to a tenth beyond the largest. */
const POINTS = 80;
const BEYOND = 1.1;

export function polarisationChart(found: readonly Polarisation[]): Chart {
  const densities = found.flatMap(({ points }) => points.map(({ density }) => density));
  const span = [Math.min(...densities) / BEYOND, Math.max(...densities) * BEYOND] as const;
  return {
    x: { label: 'current density [mA/cm²]', scale: 'log' },
    y: { label: 'voltage of the symmetric cell [mV]', scale: 'log' },
    curves: [
      ...found.flatMap((one, k) => simulated(one, k, span)),
      ...found.flatMap((one, k) => printed(one, found.length + k, ['polarisation', 'in cycling'], 'paper')),
      ...found.flatMap((one, k) =>
        printed(one, 2 * found.length + k, ['nucleation overpotential'], 'nucleation on Cu, paper'),
      ),
    ],
  };
}

function simulated(one: Polarisation, colour: number, [least, largest]: readonly [number, number]): DrawnCurve[] {
  const label = `${recordOf(one.electrolyte).label}, simulated`;
  const most = Math.min(largest, one.limit * (1 - 1e-6));
  const law = Array.from({ length: POINTS + 1 }, (_, k): [number, number] => {
    const density = least * (most / least) ** (k / POINTS);
    const { expected } = expectedAt(density, one.limit, one.temperature, one.medium);
    return [density / MILLIAMPERE, expected / MILLIVOLT];
  });
  const points = one.points.map(({ density, voltage }): [number, number] => [
    density / MILLIAMPERE,
    voltage / MILLIVOLT,
  ]);
  return [
    { label, style: 'line', colour, points: law },
    { label, style: 'marks', colour, points },
  ];
}

function printed(one: Polarisation, colour: number, of: readonly PrintedKind[], where: string): DrawnCurve[] {
  const record = recordOf(one.electrolyte);
  const asked = one.points.map(({ density }) => density);
  const points = printedVoltages(record)
    .filter(({ kind, density }) => of.includes(kind) && asked.includes(density))
    .map(({ density, voltage }): [number, number] => [density / MILLIAMPERE, voltage / MILLIVOLT]);
  return points.length === 0 ? [] : [{ label: `${record.label}, ${where}`, style: 'marks', colour, points }];
}
