/** Changes of a control that is dragged: at most one per frame of the screen, and all of a drag one step of undo. */
import type { Lab } from '../lab.ts';

export interface Gesture {
  /** A new drag begins, or a key is pressed: what follows is a step of undo of its own. */
  begin(): void;
  /** The latest changes; earlier ones of the same frame are dropped. */
  change(changes: readonly string[]): void;
  /** What is pending is sent now. */
  end(): void;
}

/** `later` calls back before the next paint, and gives what takes it back. */
export type Later = (work: () => void) => () => void;

const nextFrame: Later = (work) => {
  const handle = requestAnimationFrame(work);
  return () => cancelAnimationFrame(handle);
};

/** Gestures of a control, told apart by when they began; `id` names the control. */
export function createGesture(lab: Pick<Lab, 'set'>, id: string, later: Later = nextFrame): Gesture {
  let name = id;
  let pending: readonly string[] | null = null;
  let drop: (() => void) | null = null;

  function send(): void {
    drop?.();
    drop = null;
    const changes = pending;
    pending = null;
    if (changes) lab.set(changes, name);
  }

  return {
    begin() {
      send();
      name = `${id} ${performance.now()}`;
    },
    change(changes) {
      pending = changes;
      drop ??= later(send);
    },
    end: send,
  };
}
