/** What was done to the study, to be undone and done again: a value, each step gives a new one. */
import type { Setup } from './setup.ts';

export interface History {
  readonly present: Setup;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** To another setup. Changes of one gesture, one after another, are one step. What could be done again is forgotten. */
  readonly go: (setup: Setup, gesture?: string) => History;
  /** One step back; the same where there is none. */
  readonly undo: () => History;
  readonly redo: () => History;
}

/** Steps that are kept, because each may hold a painted filler of some kilobytes. */
const MOST = 200;

/** A history at its begin. */
export function beginHistory(setup: Setup): History {
  return at([], setup, []);
}

function at(past: readonly Setup[], present: Setup, future: readonly Setup[], gesture?: string): History {
  const self: History = {
    present,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    go: (setup, next) => {
      if (isSame(setup, present)) return self;
      const joins = next !== undefined && next === gesture;
      return at(joins ? past : [...past, present].slice(-MOST), setup, [], next);
    },
    undo: () => (past.length === 0 ? self : at(past.slice(0, -1), past[past.length - 1], [present, ...future])),
    redo: () => (future.length === 0 ? self : at([...past, present], future[0], future.slice(1))),
  };
  return self;
}

function isSame(one: Setup, other: Setup): boolean {
  const { study, text, shown, set } = one;
  return study === other.study && text === other.text && areSame(shown, other.shown) && areSame(set, other.set);
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, k) => line === other[k]);
}
