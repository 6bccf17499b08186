/** The tables behind the figure of the critical current density. */
import type { RampsOf } from './critical-current-answers.ts';
import { type Ramp, saltOf } from './critical-current-cell.ts';
import { sandCurrent, stairOfSalt, steadyLimit } from './critical-current-salt.ts';
import type { DataTable } from './question.ts';

/** Between the thinnest and the thickest electrolyte that is drawn [m], evenly on a logarithmic axis. */
const THIN = 20e-6;
const THICK = 800e-6;
const POINTS = 120;
export const THICKNESSES = Array.from({ length: POINTS }, (_, k) => THIN * (THICK / THIN) ** (k / (POINTS - 1)));

/** Voltage and current over time of every seed, what failed when, and the closed forms over the thickness. */
export function tablesOf(found: readonly RampsOf[]): readonly DataTable[] {
  return [
    {
      name: 'ramp',
      columns: [
        'electrolyte',
        'seed',
        'time [s]',
        'current density [A/m²]',
        'cell voltage [V]',
        'least salt at the deposit [mol/m³]',
        'tip-to-mean ratio [–]',
      ],
      rows: found.flatMap(({ electrolyte, ramps }) =>
        ramps.flatMap(({ seed, ramp }) =>
          ramp.rows.map((row) => [
            electrolyte,
            seed,
            row.time,
            row.meanCurrent,
            row.cellVoltage,
            row.leastSurfaceConcentration,
            row.tipToMean,
          ]),
        ),
      ),
    },
    {
      name: 'failures',
      columns: [
        'electrolyte',
        'cell',
        'seed',
        'thickness [m]',
        'event',
        'stair [A/m²]',
        'time [s]',
        'while',
        'in closed form [A/m²]',
      ],
      rows: found.flatMap(({ electrolyte, cell, ramps, flat }) => [
        ...ramps.flatMap(({ seed, ramp }) => failureRows(electrolyte, 'with bumps', seed, cell.thickness, cell, ramp)),
        ...flat.flatMap(({ thickness, ramp }) => failureRows(electrolyte, 'flat', cell.seed, thickness, cell, ramp)),
      ]),
    },
    {
      name: 'thickness',
      columns: [
        'electrolyte',
        'thickness [m]',
        'salt used up, plated and stripped [A/m²]',
        'salt used up, plated one way [A/m²]',
        "Sand's time of half a stair [A/m²]",
        'limiting current [A/m²]',
      ],
      rows: found.flatMap(closedRows),
    },
  ];
}

/** The closed forms, where a staircase with finer steps would end; one way means that the cell is never stripped. */
function closedRows({ electrolyte, cell, ramps }: RampsOf) {
  const salt = saltOf(ramps[0].ramp.input);
  const over = (thickness: number, cycled: boolean) =>
    stairOfSalt(salt, thickness, { ...cell.stairs, cycled })?.between ?? Number.NaN;
  return THICKNESSES.map((thickness) => [
    electrolyte,
    thickness,
    over(thickness, true),
    over(thickness, false),
    sandCurrent(salt, cell.stairs.every),
    steadyLimit(salt, thickness),
  ]);
}

const EVENTS = {
  usedUp: 'salt at the deposit below 1 %',
  limited: 'voltage limit',
  shorted: 'short circuit',
  stalled: 'the solver went no further',
} as const;

function failureRows(
  electrolyte: string,
  kind: string,
  seed: number,
  thickness: number,
  { stairs }: RampsOf['cell'],
  ramp: Ramp,
) {
  const closed = stairOfSalt(saltOf(ramp.input), thickness, stairs)?.density ?? Number.NaN;
  return (Object.keys(EVENTS) as (keyof typeof EVENTS)[]).flatMap((key) => {
    const event = ramp[key];
    return event
      ? [[electrolyte, kind, seed, thickness, EVENTS[key], event.density, event.time, event.while, closed]]
      : [];
  });
}
