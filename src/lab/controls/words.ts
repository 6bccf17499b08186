/** What the page says about time, pace and the run. */
import type { BackendInfo } from '../../backend/backend.ts';
import type { RunState } from '../lab.ts';
import type { Pace } from '../solver/protocol.ts';

/** Seconds to 1/1500 of the duration [s] or finer, so that neighbouring samples differ: `75.0` of 150 s, `0.4200` of 0.5 s. */
export function clockText(time: number, duration: number): string {
  const decimals = Math.ceil(-Math.log10(Math.max(duration, 1e-6) / 1500) - 1e-9);
  return time.toFixed(Math.min(6, Math.max(0, decimals)));
}

/** Two digits, or all before the point. */
function rate(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}

/** `12 s/s · 58 steps/s · processor, float64`; what is not known yet is left out. */
export function paceText(pace: Pace | null, info: BackendInfo | null): string {
  const parts: string[] = [];
  if (pace && pace.stepsPerSecond > 0)
    parts.push(`${rate(pace.simulatedPerSecond)} s/s`, `${rate(pace.stepsPerSecond)} steps/s`);
  if (info) parts.push(processorText(info));
  return parts.join(' · ');
}

/** Where it is computed. */
function processorText({ kind, description, software }: BackendInfo): string {
  if (kind === 'cpu') return 'processor, float64';
  return software ? `${description}, emulated` : description;
}

/** What the run does, for the line beside the clock and for screen readers. */
export const STATES: Readonly<Record<RunState, string>> = {
  starting: 'Starting',
  running: 'Running',
  paused: 'Paused',
  ended: 'Ended',
  failed: 'Stopped by an error',
};

/** `1 change`, `3 changes`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
