/** The critical current density as papers show it: voltage and current over time, and, beyond them, over the thickness. */
import type { Chart, DrawnCurve } from '../../output/chart.ts';
import { shortNumber } from '../../output/quantity.ts';
import { MILLIAMPERE, printedCurrent, type RampsOf } from './critical-current-answers.ts';
import { type Ramp, saltOf } from './critical-current-cell.ts';
import { sandCurrent, stairOfSalt, steadyLimit } from './critical-current-salt.ts';
import { THICKNESSES } from './critical-current-tables.ts';
import { recordOf } from './paper.ts';

const HOUR = 3600;
/** The axes of time go on beyond the end, so that what happens there does not lie on the frame. */
const BEYOND = 1.03;
/** Colours of the lines that all electrolytes share. */
const SAND = 4;
const LIMIT = 5;
const MEASURED = 3;

/** Of the first seed of each electrolyte; the chart over the thickness where flat cells were run. */
export function chartsOf(found: readonly RampsOf[]): readonly Chart[] {
  return [
    ...found.map((one) => voltageChart(one)),
    currentChart(found),
    ...(found.some(({ flat }) => flat.length > 0) ? [thicknessChart(found)] : []),
  ];
}

function voltageChart({ electrolyte, cell, ramps }: RampsOf): Chart {
  const { label } = recordOf(electrolyte);
  const { ramp } = ramps[0];
  const paper = printedCurrent(electrolyte);
  const top = Math.max(...ramp.rows.map(({ cellVoltage }) => Math.abs(cellVoltage)));
  const upright = (name: string, hours: number, hue?: number): DrawnCurve => ({
    label: name,
    style: 'line',
    ...(hue !== undefined && { colour: hue }),
    points: [
      [hours, -top],
      [hours, top],
    ],
  });
  return {
    title: label,
    x: { label: 'time [h]', range: [0, (BEYOND * ramp.rows[ramp.rows.length - 1].time) / HOUR] },
    y: { label: 'cell voltage [V]' },
    curves: [
      {
        label: `${label}, simulated`,
        style: 'line',
        colour: 0,
        points: ramp.rows.slice(1).map(({ time, cellVoltage }) => [time / HOUR, cellVoltage]),
      },
      ...(ramp.failed
        ? [upright(`fails at ${shortNumber(ramp.failed.density / MILLIAMPERE, 3)} mA/cm²`, ramp.failed.time / HOUR)]
        : []),
      ...(paper?.value === undefined
        ? []
        : [upright(`measured: ${paper.printed}`, timeOf(paper.value * MILLIAMPERE, cell.stairs) / HOUR, MEASURED)]),
    ],
  };
}

/** When the stair of a current begins [s]. */
function timeOf(density: number, { by, every, cycled }: RampsOf['cell']['stairs']): number {
  return Math.max(0, Math.round(density / by) - 1) * every * (cycled ? 2 : 1);
}

function currentChart(found: readonly RampsOf[]): Chart {
  const ends = found.map(({ ramps }) => ramps[0].ramp.rows[ramps[0].ramp.rows.length - 1].time);
  return {
    x: { label: 'time [h]', range: [0, (BEYOND * Math.max(...ends)) / HOUR] },
    y: { label: 'current density, plating and stripping [mA/cm²]' },
    curves: found.flatMap(({ electrolyte, cell, ramps }, colour): DrawnCurve[] => {
      const { label } = recordOf(electrolyte);
      const { ramp } = ramps[0];
      const paper = printedCurrent(electrolyte);
      return [
        { label, style: 'line', colour, points: staircase(ramp) },
        ...(ramp.failed
          ? [
              {
                label: `${label} fails`,
                style: 'marks',
                colour,
                points: [[ramp.failed.time / HOUR, ramp.failed.density / MILLIAMPERE]],
              } as const,
            ]
          : []),
        ...(paper?.value === undefined
          ? []
          : [
              {
                label: 'measured',
                style: 'marks',
                colour: MEASURED,
                points: [[timeOf(paper.value * MILLIAMPERE, cell.stairs) / HOUR, paper.value]],
              } as const,
            ]),
      ];
    }),
  };
}

/** The stairs with their corners; plated and stripped alike. */
function staircase({ steps }: Ramp): [number, number][] {
  return steps.flatMap(({ from, to, density }): [number, number][] => [
    [from / HOUR, Math.abs(density) / MILLIAMPERE],
    [to / HOUR, Math.abs(density) / MILLIAMPERE],
  ]);
}

function thicknessChart(found: readonly RampsOf[]): Chart {
  const over = (of: (thickness: number) => number | undefined) =>
    THICKNESSES.flatMap((thickness): [number, number][] => {
      const density = of(thickness);
      return density === undefined ? [] : [[1e6 * thickness, density / MILLIAMPERE]];
    });
  return {
    x: { label: 'thickness of the electrolyte [µm]', scale: 'log' },
    y: { label: 'critical current density [mA/cm²]', scale: 'log' },
    curves: found.flatMap(({ electrolyte, cell, ramps, flat }, colour): DrawnCurve[] => {
      const { label } = recordOf(electrolyte);
      const salt = saltOf(ramps[0].ramp.input);
      const { stairs } = cell;
      const paper = printedCurrent(electrolyte);
      const oneWay = { ...stairs, cycled: false };
      const lowest = stairOfSalt(salt, THICKNESSES[THICKNESSES.length - 1], oneWay)?.between ?? stairs.by;
      const limit = over((thickness) => steadyLimit(salt, thickness)).filter(
        ([, density]) => density * MILLIAMPERE > lowest,
      );
      return [
        {
          label: `${label}, salt in closed form`,
          style: 'line',
          colour,
          points: over((L) => stairOfSalt(salt, L, stairs)?.between),
        },
        { label: 'limiting current', style: 'line', colour: LIMIT, points: limit },
        {
          label: "Sand's time of half a stair",
          style: 'line',
          colour: SAND,
          points: over(() => sandCurrent(salt, stairs.every)),
        },
        {
          label: `${label}, flat cells`,
          style: 'marks',
          colour,
          points: flat.flatMap(({ thickness, ramp }): [number, number][] =>
            ramp.failed && ramp.failed !== ramp.stalled ? [[1e6 * thickness, ramp.failed.density / MILLIAMPERE]] : [],
          ),
        },
        ...(paper?.value === undefined
          ? []
          : [
              {
                label: 'measured, thickness not printed',
                style: 'line',
                colour: 2,
                points: over(() => (paper.value ?? 0) * MILLIAMPERE),
              } as const,
            ]),
      ];
    }),
  };
}
