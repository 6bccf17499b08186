import { type Level, stride } from '../levels.ts';

/**
 * A level's numbers as int32, with its stride. V8 cannot know that what came out of a case file or of a division is whole: it would
 * keep sizes, and with them every index of a loop, as float64, which costs a half-sweep as much again.
 */
export function wholeLevel(level: Level) {
  return {
    nx: level.nx | 0,
    ny: level.ny | 0,
    base: level.base | 0,
    turn: level.turn | 0,
    stride: stride(level) | 0,
  };
}
