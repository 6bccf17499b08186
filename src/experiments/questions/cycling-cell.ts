/** The cell of the cycling test: where it is cut from, and how its test is accelerated, all from closed forms of the control. */
import type { Case, Experiment } from '../../case/case.ts';
import { FARADAY } from '../../case/constants.ts';
import { loadStudy } from '../../case/load.ts';
import { parseStudy } from '../../case/parse.ts';
import { underExperiment } from '../../case/under-experiment.ts';
import { limitingCurrent } from '../papers/limits.ts';
import { PUBLISHED } from '../papers/studies.ts';
import { symmetricVoltage } from './closed-forms.ts';
import { thermalVoltage } from './flat.ts';
import { recordOf } from './paper.ts';

/** One rule for all electrolytes. */
export interface CyclingRule {
  /** Current over the limiting current of the control between flat electrodes [–] */
  readonly current: number;
  /** Metal plated in a half-cycle over the gap, where it is flat [–] */
  readonly capacity: number;
  /** After so many cycles the test is ended. */
  readonly cycles: number;
  /** Cells across */
  readonly grid: number;
}

/** What is taken from the study of a pair. */
export interface Piece {
  /** `tip-effect` */
  readonly study: string;
  /** [K] */
  readonly temperature: number;
  /** [m] */
  readonly width: number;
  readonly height: number;
  readonly metal: Case['metal'];
}

/** What the rule comes to for an electrolyte and its partners. */
export interface CyclingTest {
  readonly piece: Piece;
  /** The partner without a filler. */
  readonly control: string;
  /** From the metal to the counter electrode [m] */
  readonly gap: number;
  /** Limiting current of the control, 2 F D c₀/(t₋ L) [A/m²] */
  readonly limit: number;
  /** [A/m²] */
  readonly density: number;
  /** Of a half-cycle [s] */
  readonly half: number;
  /** Metal plated in it where it is flat [m] */
  readonly plated: number;
  /** Of the cycler [V] */
  readonly voltage: number;
}

/** Metal at the start over the height of the piece: more than a half-cycle strips. */
const METAL = 0.2;
/** Nuclei that make the surface uneven, three in a width, their radius over the width, drawn by the seed. */
const NUCLEI = 3;
const RADIUS = 0.05;
/** The cycler's limit over what the control needs between flat electrodes once its salt has settled. */
const RESERVE = 2;
/** Steps and samples in a half-cycle at least. */
const STEPS = 20;
const SAMPLES = 12;

/** The test of an electrolyte. Its partners have the same one. */
export function cyclingTest(electrolyte: string, rule: CyclingRule): CyclingTest {
  const control = recordOf(electrolyte).control ?? electrolyte;
  const study = PUBLISHED.find((one) => one.control === control)?.name ?? PUBLISHED[0].name;
  const piece = pieceOf(study);
  const cell = cellOf(piece, control, rule.grid, 1);
  const gap = cell.grid.ny * cell.grid.spacing - cell.surface.thickness;
  const limit = limitingCurrent(cell, cell.electrolyte);
  const density = rounded(rule.current * limit, 3);
  const plated = rule.capacity * gap;
  const needed = thermalVoltage(cell.temperature) * symmetricVoltage(rule.current, limit, cell.electrolyte);
  return {
    piece,
    control,
    gap,
    limit,
    density,
    half: rounded((FARADAY * plated) / (cell.metal.molarVolume * density), 3),
    plated,
    voltage: rounded(RESERVE * needed, 2),
  };
}

/** What the cycler does in the test. */
export function cyclingExperiment({ density, half, voltage }: CyclingTest, cycles: number): Experiment {
  const ends = { time: half, voltage };
  return [
    {
      kind: 'repeat',
      times: cycles,
      steps: [
        { kind: 'plate', density, ends },
        { kind: 'strip', density, ends },
      ],
    },
  ];
}

/** The case of an electrolyte, with nuclei of the seed, under its test. */
export function cyclingCase(electrolyte: string, test: CyclingTest, rule: CyclingRule, seed: number): Case {
  const { half, voltage } = test;
  return underExperiment(
    cellOf(test.piece, electrolyte, rule.grid, seed),
    cyclingExperiment(test, rule.cycles),
    // A step ends where the voltage reaches the limit, and the control holds it there: both are the same here.
    { compliance: voltage, sampling: half / SAMPLES, largestStep: half / STEPS },
  );
}

function pieceOf(study: string): Piece {
  const [{ temperature, grid, metal }] = loadStudy(study).cases;
  return { study, temperature, width: grid.nx * grid.spacing, height: grid.ny * grid.spacing, metal };
}

/** The piece of a cell that a study simulates, with a counter electrode and random nuclei. */
function cellOf({ temperature, width, height, metal }: Piece, electrolyte: string, grid: number, seed: number): Case {
  const text = `
title: cycling
cases:
  - name: ${electrolyte}
    label: ${JSON.stringify(recordOf(electrolyte).label)}
    temperature: ${temperature} K
    domain: {width: ${width} m, height: ${height} m, sides: periodic, top: counter electrode}
    grid: ${grid}
    metal: ${metal.name}
    electrolyte: ${electrolyte}
    surface:
      thickness: ${METAL * height} m
      nuclei: {random: ${NUCLEI}, radius: ${RADIUS * width} m, spread: 30 %}
    control: {current: 1 mA/cm2}
    duration: 1 s
    seed: ${seed}
`;
  const [input] = parseStudy(text, { name: 'cycling' }).cases;
  return { ...input, metal };
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
