/** The device of a session, kept over starts and changes so that its kernels stay compiled, and opened again where it was lost. */

import { type Backend, BackendError } from '../../backend/backend.ts';
import type { BackendKind } from '../../backend/backend-kind.ts';
import type { Case } from '../../case/case.ts';
import type { WallClock } from './clock.ts';
import { secondsPerStepAt96, suggestGrid } from './suggest-grid.ts';
import { causeOf } from './told.ts';

/** Opens a back end of a kind, and says in one line which it is and why. */
export type OpenDevice = (kind: BackendKind) => Promise<{ readonly backend: Backend; readonly why: string }>;

/** A device that is open. */
export interface OpenedDevice {
  readonly backend: Backend;
  readonly why: string;
}

export interface DeviceKeeper {
  /** The device of that kind; another one that is open is closed first. Throws BackendError. */
  of(kind: BackendKind): Promise<OpenedDevice>;
  /** Closes it, with all that is nested in it. */
  drop(): void;
  /** The same after a loss. Throws what was lost where it was lost too often, or where there is no device any more. */
  again(kind: BackendKind, lost: BackendError): Promise<OpenedDevice>;
  /** Cells across that suit the device, measured once with this case where it is a GPU. Throws what ends a case. */
  gridFor(input: Case): Promise<number>;
}

/** Losses in a minute that are borne [–]: a driver that fails more often will not hold. */
const MOST_LOSSES = 3;
const MINUTE = 60_000;
/** A browser needs a moment to start its GPU process again [ms]; it was back after 55 ms. */
const PATIENCE = [0, 200, 1000] as const;

export function keepDevice(open: OpenDevice, clock: WallClock): DeviceKeeper {
  let kept: (OpenedDevice & { readonly kind: BackendKind; grid?: number }) | undefined;
  let losses: readonly number[] = [];

  function drop(): void {
    kept?.backend.destroy();
    kept = undefined;
  }

  async function of(kind: BackendKind): Promise<OpenedDevice> {
    if (kept?.kind === kind) return kept;
    drop();
    kept = { ...(await open(kind)), kind };
    return kept;
  }

  return {
    of,
    drop,
    async again(kind, lost) {
      const now = clock.now();
      losses = [...losses.filter((at) => at > now - MINUTE), now];
      const grid = kept?.grid;
      drop();
      if (losses.length > MOST_LOSSES)
        throw new BackendError(
          `${causeOf(lost)}, for the ${losses.length}th time in a minute`,
          'take a coarser grid, or compute on the processor',
        );
      for (const wait of PATIENCE) {
        await new Promise<void>((resolve) => clock.after(wait, resolve));
        const opened = await of(kind).catch((error: unknown) => {
          if (wait === PATIENCE.at(-1)) throw error;
        });
        if (!opened || !kept) continue;
        if (grid !== undefined) kept.grid = grid;
        return opened;
      }
      throw lost;
    },
    async gridFor(input) {
      if (!kept) throw new Error('no device is open to be measured');
      if (kept.grid !== undefined) return kept.grid;
      const { backend } = kept;
      const isMeasured = backend.info.kind === 'gpu' && !backend.info.software;
      const grid = suggestGrid(backend.info, isMeasured ? await secondsPerStepAt96(backend, input) : 0);
      if (kept?.backend === backend) kept.grid = grid;
      return grid;
    },
  };
}
