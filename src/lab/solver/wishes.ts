/** What the page asked for and did not get yet. */
import type { Carried } from './frame.ts';
import type { Request } from './protocol.ts';

export type Asked<Kind extends Request['kind']> = Extract<Request, { readonly kind: Kind }>;

/** Of starts and changes only the last counts. */
export interface Wishes {
  start: Asked<'open'> | undefined;
  change: Asked<'change'> | undefined;
  going: 'still' | 'one sample' | 'on';
  carried: Carried;
  /** The frame once more, with more in it. */
  again: boolean;
  /** Whether the page has painted what it was sent. */
  isPainted: boolean;
}

export function noWishes(): Wishes {
  return {
    start: undefined,
    change: undefined,
    going: 'still',
    carried: { current: false, lines: false },
    again: false,
    isPainted: true,
  };
}

/** Takes note of a request. */
export function take(request: Request, wishes: Wishes): void {
  switch (request.kind) {
    case 'open':
      Object.assign(wishes, { start: request, change: undefined, going: 'still', again: false });
      return;
    case 'change':
      wishes.change = request;
      return;
    case 'run':
      wishes.going = 'on';
      return;
    case 'pause':
      wishes.going = 'still';
      return;
    case 'step':
      wishes.going = 'one sample';
      return;
    case 'carry': {
      const { current, lines } = request;
      wishes.again ||= (current && !wishes.carried.current) || (lines && !wishes.carried.lines);
      wishes.carried = { current, lines };
      return;
    }
    case 'painted':
      wishes.isPainted = true;
      return;
    case 'speed':
    // The throttle's.
  }
}
