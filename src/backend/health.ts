/**
 * What can go wrong on a device, kept until someone asks. WebGPU reports errors after the call that caused them; here they
 * are recorded, ranked by how near to the cause they are, and thrown at the next read.
 */
import { BackendError } from './backend.ts';

/** Nearest to the cause first: a buffer that was not allocated makes every later call on it invalid. */
const RANK = { lost: 0, memory: 1, compile: 2, validation: 3 } as const;

/** The record of one device's failures. */
export interface Health {
  /** Makes every later check fail with `error`. */
  fail(rank: keyof typeof RANK, error: Error): void;
  /** Runs `action` in an error scope; `explain` turns an error caught there into the one that is thrown at the next read. */
  scoped<T>(filter: GPUErrorFilter, action: () => T, explain: (error: GPUError) => void | Promise<void>): T;
  /** Says that the owner closed the device. */
  close(): void;
  /** Throws BackendError where the device is known to be lost. */
  checkOpen(): void;
  /** Waits for all reports that are under way, then throws the gravest, if any. */
  settle(): Promise<void>;
}

/** Watches a device from its creation on. */
export function watch(device: GPUDevice): Health {
  const failures: { readonly rank: number; readonly error: Error }[] = [];
  let reports: Promise<void>[] = [];
  const health: Health = {
    fail(rank, error) {
      failures.push({ rank: RANK[rank], error });
    },
    scoped(filter, action, explain) {
      device.pushErrorScope(filter);
      const result = action();
      // A scope of a lost device rejects; the loss itself is recorded below.
      reports.push(
        device.popErrorScope().then(
          (error) => (error ? explain(error) : undefined),
          () => undefined,
        ),
      );
      return result;
    },
    close() {
      health.fail('lost', lostError('destroyed', ''));
    },
    checkOpen() {
      const lost = failures.find(({ rank }) => rank === RANK.lost);
      if (lost) throw lost.error;
    },
    async settle() {
      const waiting = reports;
      reports = [];
      await Promise.all(waiting);
      if (failures.length > 0)
        throw failures.reduce((gravest, next) => (next.rank < gravest.rank ? next : gravest)).error;
    },
  };
  void device.lost.then(({ reason, message }) => health.fail('lost', lostError(reason, message)));
  device.addEventListener('uncapturederror', (event) => {
    event.preventDefault(); // else it is printed as well
    if (event.error.constructor.name === 'GPUOutOfMemoryError') health.fail('memory', memoryError(event.error.message));
    else health.fail('validation', new Error(`WebGPU refused a call: ${event.error.message}`));
  });
  return health;
}

/** The adapter's memory ran out over `what`. */
export function memoryError(what: string): BackendError {
  return new BackendError(
    `the adapter's memory ran out: ${what}`,
    'take a coarser grid, close other programs that use the GPU, or --backend cpu',
  );
}

function lostError(reason: GPUDeviceLostReason, message: string): BackendError {
  return reason === 'destroyed'
    ? new BackendError('the device was closed', 'open a new back end')
    : new BackendError(
        `the device was lost (${message.trim().split('\n')[0] || reason})`,
        'the driver was reset or the adapter removed; what was computed before is kept: start again, with a coarser grid or with --backend cpu if it recurs',
        { lost: true },
      );
}
