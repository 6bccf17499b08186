/** An experiment laid out in time: each instruction in each of its turns, one after another. */

import type { Control } from './case.ts';
import type { Ends, Experiment, Instruction, StepRecord } from './experiment.ts';

/** One thing that the cycler holds until something ends it. */
export interface Turn {
  /** From 0, over the whole experiment. */
  readonly index: number;
  /** As in StepRecord. */
  readonly cycle: number;
  readonly kind: StepRecord['kind'];
  /** What is held: a current density [A/m²], stripping < 0, NaN for a voltage; and that voltage [V], NaN for a current. */
  readonly density: number;
  readonly voltage: number;
  /** What ends it before its time, as in `Ends`. */
  readonly ends: Pick<Ends, 'voltage' | 'capacity' | 'current'>;
  /** It ends after this time at the latest [s]. */
  readonly longest: number;
  /** The time that it takes where nothing else ends it [s]; absent where only a voltage, a current or a short circuit does. */
  readonly expected?: number;
  /** A stair's voltage ends all stairs: the turn that follows then. */
  readonly afterVoltage: number;
}

/** An instruction without a time ends after a day [s], because a protocol that waits longer for its end waits for nothing. */
export const LATEST = 24 * 3600;
/** A capacity at a current takes twice its time at the latest, because a cell that was held back so long will not pass it. */
const HELD_BACK = 2;
/** Stairs of a ramp that names no last one, because a current a hundred times the first is beyond what a cell was made for. */
export const MOST_STAIRS = 100;
/** Turns of an experiment at most, because each leaves a record. */
export const MOST_TURNS = 100_000;

/** Number of turns, without laying them out. */
export function countTurns(experiment: Experiment): number {
  return experiment.reduce((sum, instruction) => {
    if (instruction.kind === 'repeat') return sum + instruction.times * countTurns(instruction.steps);
    return sum + (instruction.kind === 'ramp' ? stairsOf(instruction).length * (instruction.cycled ? 2 : 1) : 1);
  }, 0);
}

/** All turns of an experiment. */
export function turnsOf(experiment: Experiment): readonly Turn[] {
  const turns: Turn[] = [];
  /** `cycle` is that of the outermost repetition, 0 outside of any. */
  const lay = (steps: Experiment, cycle: number): void => {
    for (const instruction of steps) {
      if (instruction.kind === 'repeat') {
        for (let n = 1; n <= instruction.times; n++) lay(instruction.steps, cycle === 0 ? n : cycle);
      } else if (instruction.kind === 'ramp') {
        const first = turns.length;
        const stairs = turnsOfRamp(instruction);
        for (const { stair, turn } of stairs)
          turns.push({
            ...turn,
            index: turns.length,
            cycle: cycle === 0 ? stair : cycle,
            afterVoltage: first + stairs.length,
          });
      } else {
        const index = turns.length;
        turns.push({ ...turnOf(instruction), index, cycle: Math.max(1, cycle), afterVoltage: index + 1 });
      }
    }
  };
  lay(experiment, 0);
  return turns;
}

type Bare = Omit<Turn, 'index' | 'cycle' | 'afterVoltage'>;

function turnOf(instruction: Exclude<Instruction, { readonly kind: 'repeat' | 'ramp' }>): Bare {
  const { kind, ends } = instruction;
  const { time, voltage, capacity, current } = ends;
  const sense = kind === 'strip' ? -1 : 1;
  const passed = 'density' in instruction && capacity !== undefined ? capacity / instruction.density : undefined;
  const known = [time, passed].filter((one) => one !== undefined);
  return {
    kind,
    density: 'density' in instruction ? sense * instruction.density : kind === 'rest' ? 0 : Number.NaN,
    voltage: kind === 'hold' ? instruction.voltage : Number.NaN,
    ends: {
      ...(voltage !== undefined && { voltage }),
      ...(capacity !== undefined && { capacity }),
      ...(current !== undefined && { current }),
    },
    longest: time ?? (passed === undefined ? LATEST : HELD_BACK * passed),
    ...(known.length > 0 && { expected: Math.min(...known) }),
  };
}

type Ramp = Extract<Instruction, { readonly kind: 'ramp' }>;

/** Current densities of the stairs [A/m²]. */
function stairsOf({ from, by, every, to, cycled, ends }: Ramp): readonly number[] {
  const fitting = to === undefined ? MOST_STAIRS : Math.floor((to - from) / by + 1e-9) + 1;
  const inTime = ends.time === undefined ? fitting : Math.ceil(ends.time / (every * (cycled ? 2 : 1)) - 1e-9);
  return Array.from({ length: Math.max(0, Math.min(fitting, inTime)) }, (_, k) => from + k * by);
}

function turnsOfRamp(ramp: Ramp): readonly { readonly stair: number; readonly turn: Bare }[] {
  const { every, cycled, ends } = ramp;
  let left = ends.time ?? Number.POSITIVE_INFINITY;
  return stairsOf(ramp).flatMap((density, k) =>
    (cycled ? (['plate', 'strip'] as const) : (['plate'] as const)).flatMap((kind) => {
      const time = Math.min(every, left);
      left -= time;
      if (time <= 1e-9 * every) return [];
      const voltage = ends.voltage === undefined ? {} : { voltage: ends.voltage };
      return [{ stair: k + 1, turn: turnOf({ kind, density, ends: { time, ...voltage } }) }];
    }),
  );
}

/** What the cycler holds in a turn; `compliance` [V] is the limit of the cycler itself. */
export function controlOf({ density, voltage, ends }: Turn, compliance: number): Control {
  return Number.isNaN(density)
    ? { kind: 'voltage', voltage }
    : { kind: 'current', density, compliance: Math.min(compliance, ends.voltage ?? compliance) };
}

/** The longest time that all turns may take [s]. */
export function longestTime(turns: readonly Turn[]): number {
  return turns.reduce((sum, { longest }) => sum + longest, 0);
}
