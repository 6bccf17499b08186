/** The critical current density in words and numbers: what failed first, and what closed forms and the paper say. */

import { FARADAY } from '../../case/constants.ts';
import { kinds } from '../../case/kinds.ts';
import { INTERFACE_CELLS } from '../../case/schema.ts';
import type { Answer } from '../../output/answer/answer.ts';
import { shortNumber } from '../../output/quantity.ts';
import { ratioOf } from '../papers/observed.ts';
import { type Failure, type Ramp, type RampCell, saltOf } from './critical-current-cell.ts';
import { sandCurrent, stairOfSalt, steadyLimit } from './critical-current-salt.ts';
import { printedObservation, recordOf } from './paper.ts';
import { answerOf, type SeedFound } from './seeds.ts';

/** One mA/cm² [A/m²] */
export const MILLIAMPERE = 10;
/** As the records call it. */
const OBSERVATION = 'critical current density';
/** 10-90 % width of the front over ℓ, 2 ln 9. */
const FRONT = 2 * Math.log(9);
/** Narrowing of the gap that is worth a word [–] */
const WORTH_SAYING = 0.02;

/** The ramps of one electrolyte. */
export interface RampsOf {
  readonly electrolyte: string;
  readonly cell: RampCell;
  readonly ramps: readonly { readonly seed: number; readonly ramp: Ramp }[];
  /** Flat cells of other thicknesses [m] */
  readonly flat: readonly { readonly thickness: number; readonly ramp: Ramp }[];
}

export function printedCurrent(electrolyte: string): Answer['paper'] {
  return printedObservation(recordOf(electrolyte), OBSERVATION, { kind: kinds.currentDensity, unit: MILLIAMPERE });
}

const milliamperes = (density: number) => `${shortNumber(density / MILLIAMPERE, 3)} mA/cm²`;
const micrometres = (length: number) => `${shortNumber(1e6 * length, 3)} µm`;

function foundOf({ failed, last }: Ramp): SeedFound['found'] {
  return failed ? { value: failed.density / MILLIAMPERE } : { value: last / MILLIAMPERE, bound: '>' };
}

/** The critical current density of an electrolyte. */
export function answersOf({ electrolyte, cell, ramps }: RampsOf): readonly Answer[] {
  const { input } = ramps[0].ramp;
  const salt = saltOf(input);
  const closed = stairOfSalt(salt, cell.thickness, cell.stairs);
  const paper = printedCurrent(electrolyte);
  const asking = {
    question: 'critical-current',
    electrolyte,
    label: recordOf(electrolyte).label,
    quantity: OBSERVATION,
    unit: 'mA/cm²',
    ...(closed && {
      expected: { value: closed.density / MILLIAMPERE, from: 'the salt of a flat cell, in closed form' },
    }),
    ...(paper && { paper }),
    notes: [
      `${micrometres(cell.thickness)} of electrolyte between the electrodes is assumed: the paper prints no thickness.`,
      'Criterion: the first stair in which the salt at the deposit falls below 1 % of its concentration, so that filaments grow which ' +
        `this grid cannot resolve, the cycler reaches ${shortNumber(cell.limit, 3)} V, or metal reaches the counter electrode.`,
      eventsOf(ramps[0].ramp, ramps[0].seed),
      `Sand's time is the ${shortNumber(cell.stairs.every / 60, 3)} min of half a stair at ${milliamperes(sandCurrent(salt, cell.stairs.every))}, ` +
        `as if the cell were thick; the limiting current over the thickness is ${milliamperes(steadyLimit(salt, cell.thickness))}.`,
      `Cells of ${micrometres(input.grid.spacing)}: the interface is ${micrometres(FRONT * INTERFACE_CELLS * input.grid.spacing)} wide, ` +
        `and ${cell.nuclei} bumps of some ${micrometres(input.surface.nuclei[0].radius)} in random places are assumed.`,
      ...narrowing(cell, ramps[0].ramp),
    ],
  };
  return [
    answerOf(
      asking,
      ramps.map(({ seed, ramp }) => ({ seed, found: foundOf(ramp) })),
    ),
  ];
}

/** `Seed 1: salt at the deposit used up at 0.8 mA/cm² while plating; voltage limit …` */
function eventsOf({ usedUp, limited, shorted, stalled, last, rows }: Ramp, seed: number): string {
  const at = (what: string, event: Failure | undefined) =>
    event ? [`${what} at ${milliamperes(event.density)} while ${event.while}`] : [];
  const events = [
    ...at('salt at the deposit below 1 %', usedUp),
    ...at('voltage limit', limited),
    ...at('short circuit', shorted),
    ...at('no step of the solver carried the current any further', stalled),
  ];
  const none = `none of it up to ${milliamperes(last)}`;
  const tallest = Math.max(...rows.map(({ tipToMean }) => tipToMean));
  const dead = 100 * rows[rows.length - 1].deadShare;
  return (
    `Seed ${seed}: ${events.length > 0 ? events.join('; ') : none}${shorted ? '' : '; no short circuit until then'}. Tips stood ` +
    `${shortNumber(tallest, 3)} times as high as the mean at most, and ${shortNumber(dead, 2)} % of the metal was dead in the end.`
  );
}

/** The counter electrode is a wall that stays: a deposit narrows the gap by what plates in half a stair. */
function narrowing({ thickness, stairs }: RampCell, { input, last }: Ramp): readonly string[] {
  const plated = (last * stairs.every * input.metal.molarVolume) / FARADAY;
  if (plated < WORTH_SAYING * thickness) return [];
  return [
    `Half a stair plates ${micrometres(plated)} at ${milliamperes(last)}, and the counter electrode of the model stays where it is: ` +
      `the gap is narrower by as much at the end of plating, and as wide as it was at the end of stripping.`,
  ];
}

/** The ratio to its control of each electrolyte that was asked beside it. */
export function ratioAnswers(found: readonly RampsOf[]): readonly Answer[] {
  return found.flatMap(({ electrolyte, ramps }) => {
    const record = recordOf(electrolyte);
    const control = found.find((one) => one.electrolyte === record.control);
    if (!control) return [];
    const [below, above] = [printedCurrent(control.electrolyte), printedCurrent(electrolyte)];
    const ratio = below && above && ratioOf(below.printed, above.printed);
    const label = `${record.label} / ${recordOf(control.electrolyte).label}`;
    const asking = {
      question: 'critical-current',
      electrolyte,
      label,
      quantity: `ratio of ${OBSERVATION}`,
      unit: '–',
      ...(above &&
        below &&
        ratio !== undefined &&
        Number.isFinite(Number(ratio)) && {
          paper: { ...above, printed: `${above.printed} over ${below.printed}, ${ratio}`, value: Number(ratio) },
        }),
      notes: ['Seed by seed. Nothing is fitted: the ratio depends on the thickness, which is assumed.'],
    };
    return [
      answerOf(
        asking,
        ramps.map(({ seed }, k) => ({ seed, found: quotient(foundOf(ramps[k].ramp), foundOf(control.ramps[k].ramp)) })),
      ),
    ];
  });
}

/** Bounded where a part is; of two bounded parts nothing follows. */
export function quotient(above: SeedFound['found'], below: SeedFound['found']): SeedFound['found'] {
  if (above.bound && below.bound) return { value: Number.NaN };
  const turned = below.bound && (below.bound === '>' ? '<' : '>');
  const bound = above.bound ?? turned;
  return { value: above.value / below.value, ...(bound && { bound }) };
}
