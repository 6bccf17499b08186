/** At which times a study is looked at. */
import type { Case, Study } from '../case/case.ts';
import { frameTimes } from '../output/frames.ts';

/** A time at which cases stand still for a moment. */
export interface Stop {
  /** [s] */
  readonly time: number;
  /** Number of the frame that is drawn here, or of the next one where none is. */
  readonly frame: number;
  readonly hasFrame: boolean;
  /** Those that stop here: at a frame all, else those that store fields now. */
  readonly cases: readonly Case[];
}

/**
 * All stops of a study, ascending. A case does not stop where another alone stores fields, because a stop ends a step early, and
 * a case should come out the same beside other cases.
 */
export function stopsOf(study: Study): readonly Stop[] {
  const { cases } = study;
  const frames = frameTimes(study);
  const all = new Set([...frames, ...cases.flatMap(({ output }) => output.fields)]);
  return [...all]
    .sort((a, b) => a - b)
    .map((time) => {
      const hasFrame = frames.includes(time);
      return {
        time,
        frame: frames.findIndex((at) => at >= time),
        hasFrame,
        cases: hasFrame ? cases : cases.filter(({ output }) => output.fields.includes(time)),
      };
    });
}
