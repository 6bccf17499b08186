/** Single keys that do what a control does, and when they are left alone. */
import { LAYERS, type Lab } from '../lab.ts';
import { LAYER_NAMES } from './names.ts';

/** A key and what it does, as the help shows it. */
export interface Shortcut {
  /** `KeyboardEvent.key`, in lower case. */
  readonly key: string;
  readonly shift?: boolean;
  /** As printed on the keys. */
  readonly shown: string;
  readonly does: string;
  readonly act: (lab: Lab) => void;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { key: ' ', shown: 'Space', does: 'Run or pause', act: toggleRun },
  { key: '.', shown: '.', does: 'One step', act: (lab) => lab.step() },
  { key: 'r', shown: 'R', does: 'Restart', act: (lab) => lab.restart() },
  ...LAYERS.map((layer, k) => ({
    key: String(k + 1),
    shown: String(k + 1),
    does: `Show ${LAYER_NAMES[layer].toLowerCase()}`,
    act: (lab: Lab) => lab.look({ layer }),
  })),
  {
    key: 'l',
    shown: 'L',
    does: 'Lines of current on or off',
    act: (lab) => lab.look({ lines: !lab.view.value.lines }),
  },
  { key: 'z', shown: 'Z', does: 'Undo', act: (lab) => lab.undo() },
  { key: 'z', shift: true, shown: 'Shift + Z', does: 'Redo', act: (lab) => lab.redo() },
];

/** Runs what stands still, pauses what runs; an ended run starts anew. */
export function toggleRun(lab: Lab): void {
  const state = lab.state.value;
  if (state === 'running' || state === 'starting') lab.pause();
  else if (state === 'paused') lab.run();
  else lab.restart();
}

/** What of a key press counts. */
export interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly defaultPrevented: boolean;
  readonly target: unknown;
}

/** The shortcut of a press, `help`, or nothing: with other modifiers, while typing, or where the focused control uses the key itself. */
export function shortcutOf(press: Press): Shortcut | 'help' | null {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = press.key.toLowerCase();
  if (takesKey(press.target, key)) return null;
  if (key === '?') return 'help';
  // A dot or a digit needs shift on some keyboards: only letters tell their two meanings apart by it.
  const letter = /^[a-z]$/.test(key);
  return SHORTCUTS.find((one) => one.key === key && (!letter || (one.shift ?? false) === press.shiftKey)) ?? null;
}

interface Focused {
  readonly tagName?: string;
  readonly type?: string;
  readonly isContentEditable?: boolean;
  readonly closest?: (selector: string) => unknown;
}

/** Text fields take every key; buttons, boxes and panels take space; lists take letters and digits. */
function takesKey(target: unknown, key: string): boolean {
  const { tagName = '', type = '', isContentEditable = false, closest } = (target ?? {}) as Focused;
  if (isContentEditable || tagName === 'TEXTAREA' || tagName === 'SELECT') return true;
  if (tagName === 'INPUT' && !['range', 'checkbox', 'radio', 'button'].includes(type)) return true;
  if (closest?.call(target, 'dialog[open]')) return true;
  if (key === ' ')
    return (
      ['BUTTON', 'A', 'SUMMARY', 'INPUT'].includes(tagName) || Boolean(closest?.call(target, '[role="application"]'))
    );
  return false;
}
